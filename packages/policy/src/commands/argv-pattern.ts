import { fixedPrefix, fixedText, widestHole, type Word } from '../shell/word.ts';
import type { Invocation } from './analysis.ts';
import { both, either, whichever, type Certainty } from './certainty.ts';
import { GIT_COMMANDS, gitCommandIndex, gitOptionArity } from './git-command.ts';
import { matchOption } from './option-pattern.ts';
import { programName } from './program-name.ts';
import { matchesWildcard, mayMatchWildcard } from './wildcard.ts';

/**
 * One token of a pattern, or a choice of tokens. The first is the program. After it, a token that begins with `-` is an
 * option, looked for anywhere among the arguments; the others are operands, in order and from the first. In a token `*`
 * stands for any text; the token `*` is any one operand and `**` any number of them. What follows the last token is free.
 */
export type PatternToken = string | readonly string[];

/** How many arguments of an unknown program are tried as a program of their own; with more, one may be. */
const MAX_TRIED = 8;

/** Whether a pattern matches a program with its arguments, or one that these arguments may start. */
export function matchInvocation(
  pattern: readonly PatternToken[],
  invocation: Invocation,
): Certainty {
  let result = matchWords(pattern, invocation.words);
  if (!invocation.known) {
    // I2: nothing is known of this program, so its arguments may be a command: `mywrapper git push`.
    result = either(result, matchArguments(pattern, invocation.words));
  }
  return invocation.certain ? result : both('maybe', result);
}

function matchArguments(pattern: readonly PatternToken[], words: readonly Word[]): Certainty {
  const names = choices(pattern[0] ?? []);
  let tried = 0;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? [];
    if (fixedText(word) === undefined || matchProgram(names, word) === 'no') continue;
    tried += 1;
    if (tried > MAX_TRIED || matchWords(pattern, words.slice(at)) !== 'no') return 'maybe';
  }
  return 'no';
}

function matchWords(pattern: readonly PatternToken[], words: readonly Word[]): Certainty {
  const [program, ...tokens] = pattern;
  const [first, ...args] = words;
  if (program === undefined || first === undefined) return 'no';
  const named = matchProgram(choices(program), first);
  if (named === 'no') return 'no';
  const name = programName(first) ?? '';
  const options = tokens.filter(isOptionToken);
  const operands = tokens.filter((token) => !isOptionToken(token));
  const commandAt = name === 'git' ? gitCommandIndex(args) : undefined;
  if (commandAt !== undefined && operands.length > 0 && operands[0] !== '**') {
    const command = fixedText(args[commandAt] ?? []);
    if (command !== undefined && !GIT_COMMANDS.has(command)) return both(named, 'maybe');
  }
  let result = both(named, matchOperands({ args, operands, options, commandAt }));
  for (const option of options) {
    if (result === 'no') break;
    result = both(result, matchOption(choices(option), args).certainty);
  }
  return result;
}

function choices(token: PatternToken): readonly string[] {
  return typeof token === 'string' ? [token] : token;
}

function isOptionToken(token: PatternToken): boolean {
  return choices(token).some((choice) => choice.startsWith('-') && choice !== '-');
}

function matchProgram(names: readonly string[], word: Word): Certainty {
  const name = programName(word);
  // The analysis reports a program that only the run knows; every pattern would match it here.
  if (name === undefined) return 'no';
  const path = (fixedText(word) ?? '').replace(/^(?:\.\/)+/u, '');
  let result: Certainty = 'no';
  for (const choice of names) {
    const slash = choice.lastIndexOf('/');
    const matches = matchesWildcard(choice.slice(slash + 1).toLowerCase(), name);
    if (!matches) continue;
    const wanted = choice.replace(/^(?:\.\/)+/u, '');
    // The same file may be reached by another path, so only the same path is certain.
    const same = slash < 0 || path === wanted || path.endsWith(`/${wanted}`);
    result = either(result, same ? 'yes' : 'maybe');
  }
  return result;
}

interface Operands {
  readonly args: readonly Word[];
  readonly operands: readonly PatternToken[];
  readonly options: readonly PatternToken[];
  /** Where git's command stands: the options before it are known. */
  readonly commandAt: number | undefined;
}

/** The answer for the arguments from `i` and the operands from `j`; `dashed` once `--` was passed. */
type Rest = (i: number, j: number, dashed: boolean) => Certainty;

/** Matches operands with arguments, from the last to the first, so that long command lines need no deep recursion. */
function matchOperands(match: Operands): Certainty {
  const { args, operands } = match;
  const width = operands.length + 1;
  const table: Certainty[] = [];
  const place = (i: number, j: number, dashed: boolean): number =>
    (Math.min(i, args.length) * width + j) * 2 + (dashed ? 1 : 0);
  const rest: Rest = (i, j, dashed) => table[place(i, j, dashed)] ?? 'no';
  for (let i = args.length; i >= 0; i -= 1) {
    for (let j = operands.length; j >= 0; j -= 1) {
      for (const dashed of [false, true])
        table[place(i, j, dashed)] = matchFrom(match, rest, i, j, dashed);
    }
  }
  return rest(0, 0, false);
}

function matchFrom(match: Operands, rest: Rest, i: number, j: number, dashed: boolean): Certainty {
  const token = match.operands[j];
  if (token === undefined) return 'yes';
  const word = match.args[i];
  if (word === undefined) return token === '**' ? rest(i, j + 1, dashed) : 'no';
  if (token === '**') return either(rest(i, j + 1, dashed), rest(i + 1, j, dashed));
  const text = fixedText(word);
  if (text === undefined) return matchHole(match, rest, i, j, dashed);
  if (!dashed && text === '--') return rest(i + 1, j, true);
  if (!dashed && text.startsWith('-') && text !== '-') return skipOption(match, rest, i, j, text);
  const fits = choices(token).some((choice) => matchesWildcard(choice, text));
  return fits ? rest(i + 1, j + 1, dashed) : 'no';
}

function skipOption(match: Operands, rest: Rest, i: number, j: number, text: string): Certainty {
  const alone = rest(i + 1, j, false);
  const withValue = rest(i + 2, j, false);
  if (match.commandAt !== undefined && i < match.commandAt)
    return gitOptionArity(text) === 1 ? withValue : alone;
  if (text.includes('=') || i + 1 >= match.args.length) return alone;
  for (const option of match.options) {
    const own = matchOption(choices(option), match.args.slice(i, i + 2));
    if (own.certainty === 'yes') return own.words === 2 ? withValue : alone;
  }
  return whichever(alone, withValue);
}

/** A word with holes: it may be an option, an operand, or (unquoted) several words or none. */
function matchHole(match: Operands, rest: Rest, i: number, j: number, dashed: boolean): Certainty {
  const token = match.operands[j] ?? '';
  const word = match.args[i] ?? [];
  const prefix = fixedPrefix(word);
  const fits = choices(token).some((choice) => mayMatchWildcard(choice, word));
  if (widestHole(word) === 'fields') {
    const mayBegin =
      prefix === '' ||
      prefix.startsWith('-') ||
      choices(token).some((choice) =>
        mayMatchWildcard(choice, [{ text: prefix }, { hole: 'fields' }]),
      );
    return mayBegin ? 'maybe' : 'no';
  }
  let result: Certainty = 'no';
  const consider = (outcome: Certainty): void => {
    if (outcome !== 'no') result = 'maybe';
  };
  if (fits) {
    consider(rest(i + 1, j + 1, dashed));
    if (widestHole(word) === 'glob') consider(rest(i, j + 1, dashed));
  }
  if (!dashed && (prefix === '' || prefix.startsWith('-'))) {
    consider(rest(i + 1, j, dashed));
    consider(rest(i + 2, j, dashed));
  }
  return result;
}
