import { OrchError } from '@orch/core';
import type { Promotion, Replay } from '@orch/learning-library';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { withLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns promote` (wire shape). */
export interface PatternsPromoteDocument extends Promotion {
  readonly id: string;
  /** What a harvested codemod must show. */
  readonly required: { readonly precision: number; readonly unseen_right: number };
}

/** `orch patterns promote <pack>`. Exits 1 where the candidate stays one. */
export async function patternsPromote(session: RepositorySession): Promise<number> {
  const { args, format, roots } = session;
  const id = args.operand;
  if (id === undefined) {
    throw new OrchError('ORCH_USAGE', 'The candidate is missing.', {
      hint: 'See which packs there are: orch patterns list',
    });
  }
  const range = args.value('replay');
  const { redactor } = await session.redaction();
  const document = await withLibrary(async (library): Promise<PatternsPromoteDocument> => {
    const options = range === undefined ? {} : { range };
    const promotion = await library.promotePack(roots.root, id, options);
    const { minPrecision, minUnseenRight } = library;
    return {
      id,
      ...promotion,
      replay: promotion.replay && redacted(promotion.replay, (text) => redactor.text(text)),
      required: { precision: minPrecision, unseen_right: minUnseenRight },
    };
  });
  writeResult(format, document, () => promoteText(document));
  return document.promoted ? exitStatus.ok : exitStatus.failed;
}

/** Past code may hold secrets; what is shown of it does not. */
function redacted(replay: Replay, redact: (text: string) => string): Replay {
  const against = replay.against.map((each) => ({ ...each, before: redact(each.before) }));
  return { ...replay, against };
}

function promoteText({
  id,
  promoted,
  reasons,
  check,
  replay,
  written,
}: PatternsPromoteDocument): string {
  const failed = check.results.filter(({ passed }) => !passed);
  const lines = [
    promoted ? `${id} is stable now.` : `${id} stays a candidate:`,
    ...reasons.map((each) => `  ${plainLine(each)}`),
    `fixtures: ${check.results.length - failed.length} of ${check.results.length} pass`,
    ...check.problems.map((each) => `  ${plainLine(each)}`),
    ...failed.map(({ name, message }) => `  ${plainLine(name)}: ${plainLine(message)}`),
    ...(replay === null ? [] : replayLines(replay)),
    ...written.map((path) => `wrote ${path}`),
  ];
  return `${lines.join('\n')}\n`;
}

function replayLines(replay: Replay): string[] {
  const { commits, commits_read, converting, right, other, left, undecided, missed } = replay;
  const { precision, interval, recall, unseen, failures, unclear, against, truncated } = replay;
  const percent = (part: number) => `${(100 * part).toFixed(0)}%`;
  const more = truncated === null ? '' : `, and no more (${truncated})`;
  const head = `replay: ${commits_read} commits read${more}, ${commits} of them with files that it could change`;
  if (precision === null || interval === null) {
    return [head, `  no commit made this change; ${undecided} places say nothing`];
  }
  return [
    head,
    `  ${converting} commits made this change; of ${right + other + left} places that it changes in their files, ${right} were changed so, ${other} in another way, ${left} were left as they are to this day`,
    `  precision ${percent(precision)} (95% between ${percent(interval[0])} and ${percent(interval[1])}), recall ${recall === null ? 'unknown' : percent(recall)} (${missed} missed)`,
    `  in commits that it was not made from: ${unseen.right} of ${unseen.changed} right`,
    ...(undecided === 0 ? [] : [`  ${undecided} places in other files say nothing`]),
    ...(failures + unclear === 0
      ? []
      : [`  it failed on ${failures} files; ${unclear} were too different to be compared`]),
    ...against.map(
      ({ commit, path, line, before }) =>
        `  not so: ${commit.slice(0, 12)} ${plainLine(path)}:${line} ${plainLine(before)}`,
    ),
  ];
}
