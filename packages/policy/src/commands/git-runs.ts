import { fixedText, fixedWord, type Word } from '../shell/word.ts';
import { problem, type Run } from './analysis.ts';
import {
  GIT_COMMAND_SETTINGS,
  GIT_COMMANDS,
  gitCommandIndex,
  gitOptionArity,
} from './git-command.ts';
import { scanOptions } from './scan-options.ts';

/** The commands that git runs itself: aliases on the command line, settings that are commands, `rebase --exec`, … */
export function* gitRuns(name: string, args: readonly Word[]): Generator<Run> {
  if (name !== 'git') {
    const command = name.slice('git-'.length);
    if (GIT_COMMANDS.has(command)) yield gitWords([command], args);
    return;
  }
  const commandAt = gitCommandIndex(args) ?? args.length;
  const rest = args.slice(commandAt + 1);
  for (let at = 0; at < commandAt; at += 1) {
    const option = textAt(args, at) ?? '';
    const value = args[at + 1];
    if (option === '-c' && value !== undefined) yield* settingRuns(value, rest);
    if (option.startsWith('--config-env')) yield problem('git takes a setting from a variable');
    at += gitOptionArity(option);
  }
  switch (textAt(args, commandAt)) {
    case 'submodule': {
      const at = rest.findIndex((word) => fixedText(word) === 'foreach');
      const spec = { flags: 'q', longFlags: ['recursive', 'quiet'] };
      if (at >= 0) yield { kind: 'joined', words: scanOptions(rest.slice(at + 1), spec).rest };
      return;
    }
    case 'bisect':
      if (textAt(rest, 0) === 'run') yield { kind: 'words', words: rest.slice(1) };
      return;
    case 'rebase':
    case 'difftool':
      yield* execRuns(rest);
      return;
    case 'config':
      yield* configRuns(rest);
      return;
    default:
  }
}

function textAt(words: readonly Word[], at: number): string | undefined {
  const word = words[at];
  return word === undefined ? undefined : fixedText(word);
}

function gitWords(command: readonly string[], args: readonly Word[]): Run {
  return { kind: 'words', words: [fixedWord('git'), ...command.map(fixedWord), ...args] };
}

function* settingRuns(setting: Word, rest: readonly Word[]): Generator<Run> {
  const text = fixedText(setting);
  if (text === undefined) {
    yield problem('a setting of git is only known at run time');
    return;
  }
  const equals = text.indexOf('=');
  const key = (equals < 0 ? text : text.slice(0, equals)).toLowerCase();
  const value = equals < 0 ? '' : text.slice(equals + 1);
  const script = fixedWord(value.replace(/^!/u, ''));
  if (key.startsWith('alias.') && !value.startsWith('!'))
    yield gitWords(
      value.split(/\s+/u).filter((word) => word !== ''),
      rest,
    );
  else if (key.startsWith('alias.') || GIT_COMMAND_SETTINGS.test(key))
    yield { kind: 'text', text: script, what: key };
}

function* execRuns(args: readonly Word[]): Generator<Run> {
  for (const [at, arg] of args.entries()) {
    const text = fixedText(arg) ?? '';
    const match = /^(?:-x|--exec|--extcmd)(?:=|$)|^-x/u.exec(text);
    if (match === null) continue;
    const attached = text.slice(match[0].length);
    const value = attached === '' ? args[at + 1] : fixedWord(attached);
    if (value !== undefined) yield { kind: 'text', text: value, what: 'what git runs' };
  }
}

/** `git config alias.p push` gives a command another name for later. */
function* configRuns(args: readonly Word[]): Generator<Run> {
  const at = args.findIndex((arg) => fixedText(arg)?.includes('.') === true);
  const key = args[at];
  const value = args[at + 1];
  if (key !== undefined && value !== undefined)
    yield* settingRuns([...key, { text: '=' }, ...value], []);
}
