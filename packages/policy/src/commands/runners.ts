import { fixedText, fixedWord, type Word } from '../shell/word.ts';
import { problem, type Run } from './analysis.ts';
import { scanOptions, type OptionSpec } from './scan-options.ts';

const XARGS: OptionSpec = {
  flags: '0rtpxoiel',
  values: 'adEILnPs',
  longFlags: [
    'null',
    'no-run-if-empty',
    'interactive',
    'verbose',
    'exit',
    'open-tty',
    'show-limits',
    'replace',
    'eof',
    'max-lines',
  ],
  longValues: ['arg-file', 'delimiter', 'max-args', 'max-procs', 'max-chars', 'process-slot-var'],
};

/** `xargs git`: the words of its input follow, or stand where the replaced text does. */
export function* xargsRuns(args: readonly Word[]): Generator<Run> {
  // The value of `-i` is attached or absent, never the next word.
  const plain = args.map((arg) => {
    const text = fixedText(arg) ?? '';
    return /^-i./u.test(text) ? fixedWord(`-I${text.slice(2)}`) : arg;
  });
  const { options, rest, certain } = scanOptions(plain, XARGS);
  if (!certain) yield problem('the options of xargs are not certain');
  const replace = options.find(({ name }) => name === 'I' || name === 'i' || name === 'replace');
  const mark = replace?.value === undefined ? '{}' : (fixedText(replace.value) ?? '');
  if (rest.length === 0) return;
  yield {
    kind: 'words',
    words: replace === undefined ? [...rest, [{ hole: 'fields' }]] : withHoles(rest, mark),
  };
}

/** Words in which a program puts text of its own in the place of a mark. */
function withHoles(words: readonly Word[], mark: string): readonly Word[] {
  return words.map((word): Word =>
    fixedText(word)?.includes(mark) === true ? [{ hole: 'field' }] : word,
  );
}

/** `find … -exec git push {} +`, and its like. */
export function* findRuns(args: readonly Word[]): Generator<Run> {
  if (args.some((arg) => arg.some((piece) => 'hole' in piece && piece.hole === 'fields'))) {
    yield problem('the arguments of find are only known at run time');
  }
  for (const [at, arg] of args.entries()) {
    if (!/^-(?:exec|execdir|ok|okdir)$/u.test(fixedText(arg) ?? '')) continue;
    const rest = args.slice(at + 1);
    const end = rest.findIndex((word) => fixedText(word) === ';' || fixedText(word) === '+');
    yield { kind: 'words', words: withHoles(rest.slice(0, end < 0 ? undefined : end), '{}') };
  }
}

/** The command of `ssh host …` is read, but what runs on another host is never certain. */
export function* sshRuns(args: readonly Word[]): Generator<Run> {
  yield problem('ssh runs commands on another host');
  const { rest } = scanOptions(args, { values: 'BbcDEeFIiJLlmOoPpQRSWw' });
  const command = scanOptions(rest.slice(1), {}).rest;
  if (command.length > 0) yield { kind: 'joined', words: command };
}

/** `watch -n 5 git push` */
export function* watchRuns(args: readonly Word[]): Generator<Run> {
  const { rest, certain } = scanOptions(args, {
    flags: 'bcdegtxprwC',
    values: 'nq',
    longValues: ['interval'],
  });
  if (!certain) yield problem('the options of watch are not certain');
  yield { kind: 'joined', words: rest };
}

const PARALLEL: OptionSpec = {
  flags: 'kXmtv0',
  values: 'jNnIdaSP',
  longFlags: ['bar', 'dry-run', 'keep-order', 'line-buffer', 'verbose'],
  longValues: ['jobs', 'halt', 'joblog', 'delay', 'timeout'],
};

/** `parallel git push ::: a b` and `parallel ::: 'git push'`; commands from its input are not known. */
export function* parallelRuns(args: readonly Word[]): Generator<Run> {
  const { rest, certain } = scanOptions(args, PARALLEL);
  if (!certain) yield problem('the options of parallel are not certain');
  const split = rest.findIndex((word) => /^:{3,4}\+?$/u.test(fixedText(word) ?? ''));
  const command = split < 0 ? rest : rest.slice(0, split);
  if (command.length > 0) {
    yield { kind: 'joined', words: command };
    yield { kind: 'words', words: [...command, [{ hole: 'fields' }]] };
    if (command.some((word) => fixedText(word)?.includes('{') === true)) {
      yield problem('parallel puts text into its command');
    }
  } else if (split >= 0) {
    for (const text of rest.slice(split + 1))
      yield { kind: 'text', text, what: 'what parallel runs' };
  } else {
    yield problem('parallel takes its commands from its input');
  }
}

const PACKAGE_RUNNER: OptionSpec = {
  values: 'pwcCF',
  longValues: [
    'package',
    'call',
    'workspace',
    'prefix',
    'filter',
    'dir',
    'cwd',
    'registry',
    'cache',
  ],
};

/** The verbs with which a package manager runs a program; those without verbs are runners themselves. */
export const PACKAGE_RUNNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm', ['exec', 'x']],
  ['pnpm', ['exec', 'dlx', 'x']],
  ['yarn', ['exec', 'dlx']],
  ['bun', ['x']],
  ['npx', []],
  ['pnpx', []],
  ['bunx', []],
]);

/** `npx git push`, `npm exec -c 'git push'`, `pnpm dlx …`. The programs are opaque besides. */
export function* packageRunnerRuns(
  verbs: readonly string[],
  args: readonly Word[],
): Generator<Run> {
  const outer = scanOptions(args, PACKAGE_RUNNER);
  const verb = outer.rest[0] === undefined ? undefined : fixedText(outer.rest[0]);
  const isVerb = verb !== undefined && verbs.includes(verb);
  if (verbs.length > 0 && !isVerb) return;
  const inner = isVerb ? scanOptions(outer.rest.slice(1), PACKAGE_RUNNER) : outer;
  for (const { name, value } of [...outer.options, ...(isVerb ? inner.options : [])]) {
    if ((name === 'c' || name === 'call') && value !== undefined) {
      yield { kind: 'text', text: value, what: 'the text for a package runner' };
    }
  }
  const [first, ...rest] = inner.rest;
  if (first === undefined) return;
  const program = fixedText(first);
  // A package may be asked for with its version.
  const named = program === undefined ? first : fixedWord(program.replace(/(?<=.)@.*$/u, ''));
  yield { kind: 'words', words: [named, ...rest] };
}
