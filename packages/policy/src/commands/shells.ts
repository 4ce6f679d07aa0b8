import type { Dialect, SimpleCommand } from '../shell/reader.ts';
import { fixedText, fixedWord, showWords, type Word } from '../shell/word.ts';
import { problem, type Run } from './analysis.ts';

export const SHELLS: ReadonlySet<string> = new Set(
  'sh bash dash zsh ksh ksh93 mksh ash rbash yash posh fish'.split(' '),
);
/** Shells whose language the parser reads; the text of others is read too, but is never certain. */
const READ = new Set('sh bash dash ash rbash ksh ksh93 mksh zsh'.split(' '));
const LONG_VALUES = new Set(['--rcfile', '--init-file', '--init-command']);

interface ShellOptions {
  readonly text: boolean;
  readonly input: boolean;
  readonly inert: boolean;
  readonly operand: number;
}

/** What `bash -lc '…'`, `sh script.sh`, or a shell that takes its commands from its input runs. */
export function* shellRuns(
  name: string,
  args: readonly Word[],
  command: SimpleCommand | undefined,
): Generator<Run> {
  if (!READ.has(name)) yield problem(`the language of ${name} is not read with certainty`);
  const dialect = name === 'bash' || name === 'zsh' || name.startsWith('ksh') ? 'bash' : 'sh';
  const options = readOptions(args);
  if (options === undefined) {
    yield problem(`the options of ${name} are only known at run time`);
    return;
  }
  if (options.inert) return;
  const operand = args[options.operand];
  if (options.text) {
    if (operand !== undefined)
      yield { kind: 'text', text: operand, what: `the text for ${name}`, dialect };
  } else if (operand !== undefined && !options.input) {
    yield { kind: 'opaque', shown: showWords([fixedWord(name), ...args]) };
  } else {
    yield readInput(name, command, dialect);
  }
}

function readOptions(args: readonly Word[]): ShellOptions | undefined {
  let isText = false;
  let input = false;
  let at = 0;
  for (; at < args.length; at += 1) {
    const word = args[at];
    const text = word === undefined ? undefined : fixedText(word);
    if (text === undefined)
      return isHoleOperand(word, isText)
        ? { text: isText, input, inert: false, operand: at }
        : undefined;
    if (text === '--' || text === '-') {
      at += 1;
      break;
    }
    if (!/^[-+]./u.test(text)) break;
    if (text === '--version' || text === '--help')
      return { text: false, input: false, inert: true, operand: at };
    if (text.startsWith('--')) {
      isText ||= text === '--command';
      if (LONG_VALUES.has(text)) at += 1;
      continue;
    }
    isText ||= text.startsWith('-') && text.includes('c');
    input ||= text.startsWith('-') && text.includes('s');
    // Every `o` (and bash's `O`) takes a word of its own: `-eo pipefail`.
    at += [...text].filter((letter) => letter === 'o' || letter === 'O').length;
  }
  return { text: isText, input, inert: false, operand: at };
}

/** A word with holes that cannot be an option, as in `sh "$DIR"/x.sh` it may be: only a fixed beginning tells. */
function isHoleOperand(word: Word | undefined, isText: boolean): boolean {
  const first = word?.[0];
  return isText || (first !== undefined && 'text' in first && /^[^-+]/u.test(first.text));
}

function readInput(name: string, command: SimpleCommand | undefined, dialect: Dialect): Run {
  const input = command?.redirections.findLast(
    ({ operator }) => operator.startsWith('<') && operator !== '<&',
  );
  if (input?.body !== undefined)
    return { kind: 'text', text: input.body, what: `the input of ${name}`, dialect };
  if (input?.operator === '<')
    return { kind: 'opaque', shown: `${name} < ${showWords([input.target])}` };
  return problem(`${name} takes its commands from its input`);
}
