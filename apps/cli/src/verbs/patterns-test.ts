import type { PackCheck } from '@orch/learning-library';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { choosePack } from '../patterns/choose-pack.ts';
import { withLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns test` (wire shape). */
export interface PatternsTestDocument {
  readonly passed: boolean;
  readonly packs: readonly ({ readonly id: string; readonly version: string } & PackCheck)[];
}

/** `orch patterns test [pack]`. Exits 1 where a fixture does not pass, or where there is no pack. */
export async function patternsTest({ args, format, roots }: RepositorySession): Promise<number> {
  const document = await withLibrary(async (library): Promise<PatternsTestDocument> => {
    const chosen =
      args.operand === undefined
        ? library.findPacks(roots.root).packs
        : [choosePack(library, roots.root, args.operand)];
    const packs = [];
    for (const pack of chosen) {
      const { id, version } = pack.manifest;
      packs.push({ id, version, ...(await library.checkPack(pack)) });
    }
    return { passed: packs.length > 0 && packs.every(({ passed }) => passed), packs };
  });
  writeResult(format, document, () => testText(document));
  return document.passed ? exitStatus.ok : exitStatus.failed;
}

function testText({ packs }: PatternsTestDocument): string {
  const lines = packs.flatMap(({ id, passed, results, problems }) => [
    `${passed ? 'ok' : 'not ok'} ${id}: ${results.length} fixtures\n`,
    ...problems.map((each) => `  ${plainLine(each)}\n`),
    ...results
      .filter((each) => !each.passed)
      .map(({ name, message }) => `  ${plainLine(name)} ${message.trimEnd()}\n`),
  ]);
  return lines.length === 0 ? 'No pack: nothing was tested.\n' : lines.join('');
}
