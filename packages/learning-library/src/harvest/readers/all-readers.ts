import type { Reader } from '../reader.ts';
import { ImportIndex } from './import-index.ts';
import { LintRules } from './lint-rules.ts';
import { PackageNames } from './package-names.ts';
import { RestrictedImports } from './restricted-imports.ts';

/** A reader for each kind of thing, fresh for one harvest. */
export function allReaders(): {
  readonly readers: readonly Reader[];
  readonly packages: PackageNames;
} {
  const packages = new PackageNames();
  const imports = new ImportIndex();
  return {
    packages,
    readers: [packages, imports, new RestrictedImports(imports), new LintRules()],
  };
}
