/**
 * How a trial ended. `resolved` alone is a success; `invalid` and `skipped` say nothing of the subject
 * and count in no rate.
 */
export type Verdict =
  'resolved' | 'unresolved' | 'broke' | 'invalid' | 'skipped' | 'error' | 'timeout' | 'cancelled';

/** How a command of a trial ended. */
export type CommandEnd = 'passed' | 'failed' | 'timeout' | 'not_run' | 'cancelled';

/** How the subject's work ended; `failed` with why. */
export type SubjectEnd =
  | { readonly end: 'done' | 'timeout' | 'cancelled' }
  | { readonly end: 'failed'; readonly reason: string };

/** How the commands of one set ended, in order. */
export interface CheckEnds {
  readonly failToPass: readonly CommandEnd[];
  readonly passToPass: readonly CommandEnd[];
}

/** All that a verdict follows from. What was not come to is `null`. */
export interface Observations {
  /** Programs that are needed and not there. */
  readonly missing: readonly string[];
  readonly setup: readonly CommandEnd[];
  readonly before: CheckEnds | null;
  readonly subject: SubjectEnd | null;
  readonly after: CheckEnds | null;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** E2: the verdict is a function of how the commands ended, and of nothing else. */
export function judge({ missing, setup, before, subject, after }: Observations): Judgement {
  if (missing.length > 0) return as('skipped', `There is no ${missing.join(', no ')} here.`);
  const ends = [...setup, ...all(before), ...all(after)];
  if (ends.includes('cancelled') || subject?.end === 'cancelled') {
    return as('cancelled', 'It was cancelled.');
  }
  const wrong = whatIsWrong(setup, before);
  if (wrong !== null) return as('invalid', wrong);
  switch (subject?.end) {
    case undefined:
      return as('error', 'The subject was not come to.');
    case 'failed':
      return as('error', subject.reason);
    case 'timeout':
      return as('timeout', 'The subject took too long.');
    case 'done':
      return judgeAfter(after);
  }
}

/**
 * E3: a scenario whose commands do not tell before from after shows nothing.
 *
 * @returns what is wrong with it, as a sentence; `null` where nothing is
 */
export function whatIsWrong(setup: readonly CommandEnd[], before: CheckEnds | null): string | null {
  const at = setup.findIndex((end) => end !== 'passed');
  if (at >= 0) return `setup[${at}] ${words[setup[at] ?? 'failed']}.`;
  if (before === null) return 'Nothing was run before the subject.';
  const easy = before.failToPass.findIndex((end) => end !== 'failed');
  if (easy >= 0) {
    const how = words[before.failToPass[easy] ?? 'passed'];
    return `fail_to_pass[${easy}] ${how} before the subject had worked.`;
  }
  const broken = before.passToPass.findIndex((end) => end !== 'passed');
  if (broken < 0) return null;
  const how = words[before.passToPass[broken] ?? 'failed'];
  return `pass_to_pass[${broken}] ${how} before the subject had worked.`;
}

function judgeAfter(after: CheckEnds | null): Judgement {
  if (after === null) return as('error', 'Nothing was run after the subject.');
  if (all(after).includes('timeout')) return as('timeout', 'A command afterwards took too long.');
  const broken = after.passToPass.findIndex((end) => end !== 'passed');
  if (broken >= 0) {
    return as('broke', `pass_to_pass[${broken}] ${words[after.passToPass[broken] ?? 'failed']}.`);
  }
  const open = after.failToPass.findIndex((end) => end !== 'passed');
  if (open < 0) return as('resolved', 'All commands passed.');
  return as('unresolved', `fail_to_pass[${open}] ${words[after.failToPass[open] ?? 'failed']}.`);
}

const words: Readonly<Record<CommandEnd, string>> = {
  passed: 'passed',
  failed: 'failed',
  timeout: 'took too long',
  not_run: 'could not be run',
  cancelled: 'was cancelled',
};

function all(ends: CheckEnds | null): readonly CommandEnd[] {
  return ends === null ? [] : [...ends.failToPass, ...ends.passToPass];
}

function as(verdict: Verdict, reason: string): Judgement {
  return { verdict, reason };
}
