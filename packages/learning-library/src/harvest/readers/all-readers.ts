import type { Reader } from '../reader.ts';
import { CiSteps } from './ci-steps.ts';
import { Codemods } from './codemods.ts';
import { CompilerFlags } from './compiler-flags.ts';
import { Conventions } from './conventions.ts';
import { Generators } from './generators.ts';
import { Exports } from './idioms/exports.ts';
import { FileNames } from './idioms/file-names.ts';
import { ImportForms } from './idioms/import-forms.ts';
import { OwnErrors } from './idioms/own-errors.ts';
import { TypeImports } from './idioms/type-imports.ts';
import { Wrappers } from './idioms/wrappers.ts';
import { ImportIndex } from './import-index.ts';
import { LintRules } from './lint-rules.ts';
import { PackageNames } from './package-names.ts';
import { PackageScripts } from './package-scripts.ts';
import { RestrictedImports } from './restricted-imports.ts';
import { Schematics } from './schematics.ts';
import { TaskFiles } from './task-files.ts';
import { Toolchains } from './toolchains.ts';

/** A reader for each kind of thing, fresh for one harvest. */
export function allReaders(): {
  readonly readers: readonly Reader[];
  readonly packages: PackageNames;
} {
  const packages = new PackageNames();
  const imports = new ImportIndex();
  return {
    packages,
    readers: [
      packages,
      imports,
      new RestrictedImports(imports),
      new LintRules(),
      new Codemods(),
      new Schematics(),
      new Generators(),
      new Wrappers(),
      new ImportForms(),
      new TypeImports(),
      new Exports(),
      new FileNames(),
      new OwnErrors(),
      new CompilerFlags(),
      new Conventions(),
      new Toolchains(),
      new PackageScripts(),
      new TaskFiles(),
      new CiSteps(),
    ],
  };
}
