import { parseScript } from '../shell/parse-script.ts';
import type { SimpleCommand } from '../shell/reader.ts';
import { fixedText, fixedWord, widestHole, type Word } from '../shell/word.ts';
import { problem, type Run } from './analysis.ts';
import { gitRuns } from './git-runs.ts';
import {
  findRuns,
  PACKAGE_RUNNERS,
  packageRunnerRuns,
  parallelRuns,
  sshRuns,
  watchRuns,
  xargsRuns,
} from './runners.ts';
import { scanOptions } from './scan-options.ts';
import { SHELLS, shellRuns } from './shells.ts';
import { INERT, OPAQUE, WRAPPERS, type Wrapper } from './wrappers.ts';

type Reading = (args: readonly Word[]) => Iterable<Run>;

const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['eval', (args) => [{ kind: 'joined', words: args }]],
  ['trap', trapRuns],
  ['xargs', xargsRuns],
  ['find', findRuns],
  ['ssh', sshRuns],
  ['watch', watchRuns],
  ['parallel', parallelRuns],
  ['sem', parallelRuns],
  ...['export', 'declare', 'typeset', 'readonly', 'local'].map((name): [string, Reading] => [
    name,
    (args) => splitAssignments(args).runs.filter((run) => run.kind === 'variable'),
  ]),
]);

/** What a program runs, read from its arguments. `command` is as it stands in a shell text, for its input. */
export function runsOf(
  name: string,
  args: readonly Word[],
  command?: SimpleCommand,
): Iterable<Run> {
  const wrapper = WRAPPERS.get(name);
  if (wrapper !== undefined) return wrapperRuns(name, wrapper, args);
  if (SHELLS.has(name)) return shellRuns(name, args, command);
  if (isGit(name)) return gitRuns(name, args);
  const verbs = PACKAGE_RUNNERS.get(name);
  if (verbs !== undefined) return packageRunnerRuns(verbs, args);
  return READINGS.get(name)?.(args) ?? [];
}

/** Whether it is known what a program does with its arguments; the arguments of any other may be a command. */
export function isKnown(name: string): boolean {
  return (
    WRAPPERS.has(name) || SHELLS.has(name) || isGit(name) || READINGS.has(name) || INERT.has(name)
  );
}

/** A script, an interpreter or a task runner; and a program by a path outside the system's folders. */
export function isOpaque(word: Word, name: string): boolean {
  if (OPAQUE.has(name)) return true;
  const text = fixedText(word);
  if (text === undefined) return true;
  return (
    text.includes('/') && !/^\/(?:usr\/|opt\/homebrew\/)?(?:local\/)?s?bin\/[^/]+$/u.test(text)
  );
}

function isGit(name: string): boolean {
  return name === 'git' || name.startsWith('git-');
}

function* trapRuns(args: readonly Word[]): Generator<Run> {
  const action = args.find((arg) => !/^-[lp-]?$/u.test(fixedText(arg) ?? ''));
  if (action !== undefined) yield { kind: 'text', text: action, what: 'what trap runs' };
}

/** Splits leading `NAME=value` words from those after them. */
function splitAssignments(words: readonly Word[]): {
  readonly runs: readonly Run[];
  readonly rest: readonly Word[];
} {
  const runs: Run[] = [];
  for (const [at, word] of words.entries()) {
    const first = word[0];
    if (first === undefined || 'hole' in first) return { runs, rest: words.slice(at) };
    const equals = first.text.indexOf('=');
    if (equals < 0) return { runs, rest: words.slice(at) };
    const value: Word = [{ text: first.text.slice(equals + 1) }, ...word.slice(1)];
    runs.push({ kind: 'variable', name: first.text.slice(0, equals), value });
    // An unquoted expansion may be cut into words, and those are a command too.
    if (widestHole(value) === 'fields')
      runs.push(problem('the words before a command are only known at run time'));
  }
  return { runs, rest: [] };
}

function* wrapperRuns(name: string, wrapper: Wrapper, args: readonly Word[]): Generator<Run> {
  const { options, rest, certain } = scanOptions(args, wrapper);
  if (!certain) yield problem(`the options of ${name} are not certain`);
  if (options.some((option) => wrapper.inertWith?.includes(option.name) === true)) return;
  const split = options.find(
    (option) => name === 'env' && (option.name === 'S' || option.name === 'split-string'),
  );
  if (split !== undefined) {
    yield* splitStringRuns(split.value, rest);
    return;
  }
  const operands = rest.slice(0, wrapper.operands ?? 0);
  if (operands.some((operand) => fixedText(operand) === undefined)) {
    yield problem(`the operands of ${name} are not certain`);
  }
  let words: readonly Word[] = rest.slice(operands.length);
  // `env - git push`: a lone dash empties the environment.
  while (name === 'env' && words[0] !== undefined && fixedText(words[0]) === '-')
    words = words.slice(1);
  if (wrapper.assignments === true) {
    const assigned = splitAssignments(words);
    yield* assigned.runs;
    words = assigned.rest;
  }
  yield { kind: 'words', words };
}

/** `env -S 'git push'`: the string is split into words, which stand before the others. */
function* splitStringRuns(value: Word | undefined, rest: readonly Word[]): Generator<Run> {
  const text = value === undefined ? undefined : fixedText(value);
  if (text === undefined || /[\\$]/u.test(text)) yield problem('what env -S splits is not certain');
  const words = parseScript(text ?? '', 'sh').commands[0]?.words ?? [];
  yield { kind: 'words', words: [fixedWord('env'), ...words, ...rest] };
}
