import type { PackManifest } from '@orch/learning-library';
import { relative } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { choosePack } from '../patterns/choose-pack.ts';
import { withLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns show` (wire shape). */
export interface PatternsShowDocument {
  readonly pack: PackManifest;
  readonly path: string;
  /** Why it is not made for this repository; empty where it is. */
  readonly mismatches: readonly string[];
  /** For adapters: the toolchains that this repository has, with their commands. */
  readonly toolchains: readonly {
    readonly id: string;
    readonly commands: Readonly<Record<string, string>>;
  }[];
}

/** `orch patterns show <pack>`. */
export async function patternsShow({ args, format, roots }: RepositorySession): Promise<number> {
  const document = await withLibrary((library): PatternsShowDocument => {
    const pack = choosePack(library, roots.root, args.operand);
    const isAdapter = pack.manifest.kind === 'adapter';
    return {
      pack: pack.manifest,
      path: relative(roots.root, pack.folder),
      mismatches: library.mismatches(pack, roots.root),
      toolchains: isAdapter
        ? library.detectToolchains(roots.root, library.readToolchains(pack))
        : [],
    };
  });
  writeResult(format, document, () => showText(document));
  return exitStatus.ok;
}

function showText({ pack, path, mismatches, toolchains }: PatternsShowDocument): string {
  const options = (pack.options_schema?.['properties'] ?? {}) as Record<
    string,
    { description?: string }
  >;
  const files = pack.applies_to.files ?? [];
  const packages = Object.entries(pack.applies_to.packages ?? {});
  return [
    `${pack.id} ${pack.version} (${pack.kind}, ${pack.state})\n`,
    `${plainLine(pack.summary)}\n`,
    `in ${plainLine(path)}\n`,
    ...(files.length > 0 ? [`files: ${files.join(', ')}\n`] : []),
    ...packages.map(([name, range]) => `package: ${name} ${range}\n`),
    ...Object.entries(options).map(
      ([name, { description = '' }]) => `option ${name}: ${plainLine(description)}\n`,
    ),
    ...mismatches.map((each) => `not for this repository: ${plainLine(each)}\n`),
    ...toolchains.flatMap(({ id, commands }) => [
      `here: ${id}\n`,
      ...Object.entries(commands).map(([name, command]) => `  ${name}: ${command}\n`),
    ]),
  ].join('');
}
