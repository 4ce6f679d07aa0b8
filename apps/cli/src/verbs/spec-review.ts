import { OrchError } from '@orch/core';
import {
  parseSpec,
  readCoveredCode,
  reviewSpecText,
  type SpecProblem,
  type SpecVerdict,
  type Verdict,
} from '@orch/spec-guard';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { refuseInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { gitEnvironment } from '../spec/git-environment.ts';
import { judgeRepository } from '../spec/judge-repository.ts';

/** `orch spec review` (wire shape). */
export interface SpecReviewDocument {
  readonly path: string;
  readonly actor: string;
  readonly reason: string;
  readonly last_review: string;
  /** What was recorded of the covered code. */
  readonly reviewed_code: string;
  /** Lines of covered files that had changed since the review before; `null` where there was none. */
  readonly changed_lines: number | null;
  /** How the spec stands now. */
  readonly standing: SpecVerdict['standing'];
  /** What still is to be said of it. */
  readonly findings: Verdict['findings'];
}

const dayMs = 86_400_000;

/**
 * `orch spec review <id or path> --reason <text>`: records that somebody read a spec and the code that it covers.
 * Like every decision it is refused inside a stage, so that no agent approves its own spec.
 */
export async function specReview(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, env, format, roots } = session;
  refuseInsideStage(env);
  const reason = plainLine(args.value('reason') ?? '');
  if (reason === '') {
    throw new OrchError('ORCH_USAGE', '--reason <text> is missing.', {
      hint: 'Say in a few words what you found; it stands in the spec.',
    });
  }
  const verdict = await judgeRepository(session, { kind: 'all' });
  const before = chosen(verdict, args.operand);
  if (before.standing === 'unreadable') {
    throw unfit(
      before.path,
      verdict.findings.filter(({ path }) => path === before.path),
    );
  }
  const actor = (await whoActs(args.value('as'), roots.root, env)).name;
  const file = join(roots.root, before.path);
  const text = readFileSync(file, 'utf8');
  const { config } = await readConfig(roots.root);
  const codeSha256 = await readCoveredCode(coversIn(before.path, text), {
    root: roots.root,
    env: gitEnvironment(env, cwd),
    config: config.spec_guard,
  });
  const day = Math.floor(clock.nowMs() / dayMs);
  const reviewed = reviewSpecText(before.path, text, { day, actor, reason, codeSha256 });
  if (!reviewed.ok) throw unfit(before.path, reviewed.problems);
  replace(file, text, reviewed.text);
  const after = await judgeRepository(session, { kind: 'all' });
  const now = after.specs.find(({ path }) => path === before.path) ?? before;
  const document: SpecReviewDocument = {
    path: before.path,
    actor,
    reason,
    last_review: now.last_review ?? '',
    reviewed_code: `sha256:${codeSha256}`,
    changed_lines: before.last_review === null ? null : (before.drift?.lines ?? null),
    standing: now.standing,
    findings: after.findings.filter(({ path }) => path === before.path),
  };
  writeResult(format, document, () => reviewText(document));
  return exitStatus.ok;
}

function chosen({ specs }: Verdict, operand: string | undefined): SpecVerdict {
  const wanted = operand?.replace(/^\.\//, '');
  const known = specs.map(({ id, path }) => id ?? path).join(', ');
  const hint = specs.length === 0 ? 'There are no specs: orch spec new' : `The specs are ${known}.`;
  if (wanted === undefined || wanted === '') {
    throw new OrchError('ORCH_USAGE', 'Which spec? Give its id or its path.', { hint });
  }
  const found = specs.filter(({ id, path }) => id === wanted || path === wanted);
  const [one] = found;
  if (one === undefined) {
    throw new OrchError('ORCH_USAGE', `There is no spec ${plainLine(wanted)}.`, { hint });
  }
  if (found.length === 1) return one;
  throw new OrchError('ORCH_USAGE', `${found.length} specs have the id ${plainLine(wanted)}.`, {
    hint: `Give the path: ${found.map(({ path }) => path).join(' or ')}.`,
  });
}

function coversIn(path: string, text: string): readonly string[] {
  const parsed = parseSpec(path, text);
  if (!parsed.ok) throw unfit(path, parsed.problems);
  return parsed.spec.covers;
}

function unfit(path: string, [first]: readonly SpecProblem[]): OrchError {
  const { line = 1, message = 'cannot be read', next = '' } = first ?? {};
  return new OrchError('ORCH_GUARD_FAILED', `${path}:${line} ${message}.`, {
    place: `${path}:${line}`,
    hint: `${next} Nothing was recorded.`.trim(),
  });
}

/** The old text or the new one, and never a part of it; what somebody wrote meanwhile is left alone. */
function replace(file: string, known: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  if (readFileSync(file, 'utf8') !== known) {
    throw new OrchError('ORCH_USAGE', `${file} was changed in the meantime.`, {
      place: file,
      hint: 'Nothing was recorded. Look at it, and review it again.',
    });
  }
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: statSync(file).mode });
    renameSync(draft, file);
  } catch (cause) {
    throw new OrchError('ORCH_STORAGE_DENIED', `Cannot write ${file}: ${String(cause)}`, {
      place: file,
      cause,
    });
  }
}

function reviewText(document: SpecReviewDocument): string {
  const { path, actor, last_review: day, changed_lines: lines, standing, findings } = document;
  const since =
    lines === null || lines === 0
      ? ''
      : `${lines} changed lines in covered files since the review before are now taken as read.\n`;
  const rest = findings.map(
    ({ message, next }) => `still: it ${plainLine(message)}\n    next: ${plainLine(next)}\n`,
  );
  const end = standing === 'ok' ? `Commit ${path}.\n` : '';
  return `${path}: reviewed on ${day} by ${plainLine(actor)}.\n${since}${rest.join('')}${end}`;
}
