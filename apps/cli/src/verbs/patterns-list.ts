import type { PackIndexEntry } from '@orch/learning-library';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { withLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns list` and `search` (wire shape). */
export interface PatternsListDocument {
  readonly packs: readonly PackIndexEntry[];
  /** Packs that cannot be used. */
  readonly problems: readonly {
    readonly file: string;
    readonly pointer: string;
    readonly message: string;
  }[];
}

/** `orch patterns list`. Exits 1 where a pack cannot be read. */
export function patternsList(session: RepositorySession): Promise<number> {
  const none = 'No pack. Install one: npm i -D @orch/pattern-node-imports';
  return list(session, () => true, none);
}

/** `orch patterns search <words>`: every word must be in the id, the kind or the summary. */
export function patternsSearch(session: RepositorySession): Promise<number> {
  const words = session.args.operands.map((word) => word.toLowerCase());
  const isMeant = ({ id, kind, summary }: PackIndexEntry): boolean => {
    const text = `${id} ${kind} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return list(
    session,
    isMeant,
    `No pack here has ${words.join(' and ')} in its id, kind or summary.`,
  );
}

async function list(
  { format, roots }: RepositorySession,
  keep: (entry: PackIndexEntry) => boolean,
  none: string,
): Promise<number> {
  const document = await withLibrary((library): PatternsListDocument => {
    const { packs, problems } = library.findPacks(roots.root);
    return { packs: library.indexOf(roots.root, packs).packs.filter(keep), problems };
  });
  writeResult(format, document, () => listText(document, none));
  return document.problems.length > 0 ? exitStatus.failed : exitStatus.ok;
}

function listText({ packs, problems }: PatternsListDocument, none: string): string {
  const width = Math.max(0, ...packs.map(({ id }) => id.length));
  return [
    ...packs.map(
      ({ id, version, kind, state, summary }) =>
        `${id.padEnd(width)}  ${version}  ${kind.padEnd(8)}  ${state === 'candidate' ? '(candidate) ' : ''}${plainLine(summary)}\n`,
    ),
    ...(packs.length === 0 ? [`${plainLine(none)}\n`] : []),
    ...problems.map(
      ({ file, pointer, message }) => `${plainLine(file)}: ${pointer} ${plainLine(message)}\n`,
    ),
  ].join('');
}
