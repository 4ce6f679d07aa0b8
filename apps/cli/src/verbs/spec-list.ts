import type { SpecVerdict, Verdict } from '@orch/spec-guard';
import { exitStatus } from '../errors/exit-status.ts';
import type { Style } from '../output/style.ts';
import { cut, plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { judgeRepository } from '../spec/judge-repository.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch spec list` (wire shape). */
export type SpecListDocument = Pick<Verdict, 'at' | 'specs'>;

const maxTitleChars = 48;

/** `orch spec list`: every spec as it stands in the worktree; it judges nobody, so it exits with 0. */
export async function specList(session: RepositorySession): Promise<number> {
  const { at, specs } = await judgeRepository(session, { kind: 'all' });
  const style = await stdoutStyle(session);
  const document: SpecListDocument = { at, specs };
  writeResult(session.format, document, () => listText(specs, style));
  return exitStatus.ok;
}

function listText(specs: readonly SpecVerdict[], style: Style): string {
  if (specs.length === 0) return 'There are no specs. Begin one with: orch spec new "<title>"\n';
  const rows = specs.map((spec) => ({
    spec,
    id: plainLine(spec.id ?? spec.path),
    standing: standingText(spec),
    title: cut(plainLine(spec.title ?? ''), maxTitleChars),
    when: whenText(spec),
  }));
  const width = (key: 'id' | 'standing' | 'when'): number =>
    Math.max(...rows.map((row) => row[key].length));
  const [ids, standings, whens] = [width('id'), width('standing'), width('when')];
  const lines = rows.map(({ spec, id, standing, title, when }) =>
    [id.padEnd(ids), marked(standing.padEnd(standings), spec, style), when.padEnd(whens), title]
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function standingText({ standing, status }: SpecVerdict): string {
  switch (standing) {
    case 'exempt':
      return plainLine(status ?? 'closed');
    case 'unapproved':
      return status === null ? 'unapproved' : `unapproved (${plainLine(status)})`;
    case 'ok':
    case 'stale_by_code':
    case 'stale_by_date':
    case 'prd_missing':
    case 'future_dated':
    case 'duplicate_id':
    case 'unreadable':
      return standing.replaceAll('_', ' ');
  }
}

function whenText({ last_review: review, expires_on: expires, drift }: SpecVerdict): string {
  const lines = drift === null || drift.lines === 0 ? '' : `, ${drift.lines} lines since`;
  const until = expires === null ? '' : `, expires ${expires}`;
  return review === null ? 'never reviewed' : `reviewed ${plainLine(review)}${lines}${until}`;
}

function marked(text: string, { standing }: SpecVerdict, style: Style): string {
  if (standing === 'ok') return style.good(text);
  return standing === 'exempt' || standing === 'unapproved' ? style.dim(text) : style.bad(text);
}
