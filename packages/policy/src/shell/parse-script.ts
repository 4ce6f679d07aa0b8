import {
  enter,
  leave,
  skipBlanks,
  startsWith,
  takes,
  Unparsable,
  type Dialect,
  type Reader,
  type SimpleCommand,
} from './reader.ts';
import { takesNewline } from './here-document.ts';
import { readRedirection, readSimpleCommand } from './simple-command.ts';
import { readArithmetic, readWord } from './words.ts';
import { fixedText } from './word.ts';

export interface Script {
  /** Every simple command in the text, at whatever depth, whether or not its branch would run. */
  readonly commands: readonly SimpleCommand[];
  /** Why the text, or what follows the commands that were found, is not read with certainty. */
  readonly problem?: string;
}

/** Longer texts are not read: no command line that a person must judge is as long. */
const MAX_CHARS = 262_144;

/** Text that is neither arithmetic nor a subshell at once is read twice; this bounds how often in all. */
const MAX_STEPS = 2_000_000;

/**
 * Reads a shell text as POSIX shells and bash do, and lists the simple commands in it. It never throws.
 *
 * I1: a text that these shells may read in another way is a `problem`; the commands found until then are kept, as a shell
 * may have run them before it saw the fault.
 */
export function parseScript(text: string, dialect: Dialect): Script {
  const found: SimpleCommand[] = [];
  if (text.length > MAX_CHARS)
    return { commands: found, problem: `it is longer than ${MAX_CHARS} characters` };
  const budget = { left: MAX_STEPS };
  const reader: Reader = {
    text,
    at: 0,
    depth: 0,
    budget,
    dialect,
    found,
    doubts: [],
    pending: [],
    nested: false,
    readList,
  };
  try {
    readList(reader);
    if (reader.at < text.length)
      throw new Unparsable(`"${text.slice(reader.at, reader.at + 10)}" was not expected`);
    const doubt = reader.doubts[0];
    return doubt === undefined ? { commands: found } : { commands: found, problem: doubt };
  } catch (error) {
    if (error instanceof Unparsable) return { commands: found, problem: error.message };
    throw error;
  }
}

/** Words that end a list of commands, or stand inside a compound command, where a command could begin. */
const CLOSERS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}', 'in']);
const RESERVED =
  /(?:if|then|else|elif|fi|while|until|for|select|case|esac|do|done|in|function|coproc|time|\{|\}|!|\[\[)(?=[\s;&|<>()]|$)/y;

function reservedAt(reader: Reader): string | undefined {
  RESERVED.lastIndex = reader.at;
  const word = RESERVED.exec(reader.text)?.[0];
  if (reader.dialect === 'sh' && (word === '[[' || word === 'coproc' || word === 'select'))
    return undefined;
  return word;
}

function skipLines(reader: Reader): void {
  do skipBlanks(reader);
  while (takesNewline(reader));
}

/** Reads commands until the text or the enclosing construct ends; the closing token is left to the caller. */
function readList(reader: Reader): void {
  enter(reader);
  for (;;) {
    skipLines(reader);
    if (
      reader.at >= reader.text.length ||
      startsWith(reader, ')') ||
      startsWith(reader, ';;') ||
      startsWith(reader, ';&')
    )
      break;
    const reserved = reservedAt(reader);
    if (reserved !== undefined && CLOSERS.has(reserved)) break;
    readAndOr(reader);
    skipBlanks(reader);
    if (startsWith(reader, ';;') || startsWith(reader, ';&')) break;
    if (takes(reader, ';') || takes(reader, '&')) continue;
    if (reader.at < reader.text.length && !startsWith(reader, '\n')) break;
  }
  if (reader.at >= reader.text.length && reader.pending.length > 0)
    throw new Unparsable('a here-document has no text');
  leave(reader);
}

function readAndOr(reader: Reader): void {
  do {
    skipLines(reader);
    readPipeline(reader);
    skipBlanks(reader);
  } while (takes(reader, '&&') || takes(reader, '||'));
}

function readPipeline(reader: Reader): void {
  for (;;) {
    skipLines(reader);
    const reserved = reservedAt(reader);
    if (reserved === '!') {
      reader.at += 1;
      continue;
    }
    if (reserved === 'time') {
      reader.at += 4;
      skipBlanks(reader);
      while (/^(?:-p|--)(?=\s)/u.test(reader.text.slice(reader.at, reader.at + 3))) {
        reader.at += 2;
        skipBlanks(reader);
      }
      if (reader.at >= reader.text.length || /[\n;)&|]/u.test(reader.text.charAt(reader.at)))
        return;
      continue;
    }
    readCommand(reader);
    skipBlanks(reader);
    if (startsWith(reader, '||') || !takes(reader, '|')) return;
    takes(reader, '&');
  }
}

/** Reads one command of any kind with its redirections. */
function readCommand(reader: Reader): void {
  enter(reader);
  skipBlanks(reader);
  if (startsWith(reader, '(')) readParenthesis(reader);
  else if (!readCompound(reader, reservedAt(reader))) {
    readSimpleCommand(reader, readCommand);
    leave(reader);
    return;
  }
  readRedirections(reader);
  leave(reader);
}

function readRedirections(reader: Reader): void {
  const redirections = [];
  for (;;) {
    skipBlanks(reader);
    const redirection = readRedirection(reader);
    if (redirection === undefined) break;
    redirections.push(redirection);
  }
  if (redirections.length > 0) reader.found.push({ assignments: [], words: [], redirections });
}

function readParenthesis(reader: Reader): void {
  const double = startsWith(reader, '((');
  reader.at += 1;
  // Where `((` is not arithmetic, and always in dash, it is a subshell in a subshell.
  if (double && reader.dialect === 'bash' && readArithmetic(reader)) return;
  readBody(reader, ')');
}

function readBody(reader: Reader, close: string): void {
  readList(reader);
  expectToken(reader, close);
}

function expectToken(reader: Reader, token: string): void {
  const word = /^[a-z]/u.test(token) || token === '}';
  if (word ? reservedAt(reader) !== token : !startsWith(reader, token))
    throw new Unparsable(`"${token}" is missing`);
  reader.at += token.length;
}

/** Reads a compound command that begins with `reserved`; false where none does. */
function readCompound(reader: Reader, reserved: string | undefined): boolean {
  if (reserved === undefined) return false;
  if (CLOSERS.has(reserved) || reserved === 'time' || reserved === '!')
    throw new Unparsable(`"${reserved}" was not expected`);
  reader.at += reserved.length;
  switch (reserved) {
    case '{':
      readBody(reader, '}');
      return true;
    case 'if':
      readBody(reader, 'then');
      readList(reader);
      while (reservedAt(reader) === 'elif') {
        reader.at += 4;
        readBody(reader, 'then');
        readList(reader);
      }
      if (reservedAt(reader) === 'else') {
        reader.at += 4;
        readList(reader);
      }
      expectToken(reader, 'fi');
      return true;
    case 'while':
    case 'until':
      readBody(reader, 'do');
      readBody(reader, 'done');
      return true;
    case 'for':
    case 'select':
      readFor(reader);
      return true;
    case 'case':
      readCase(reader);
      return true;
    case 'function':
      readFunction(reader);
      return true;
    case 'coproc':
      readCoprocess(reader);
      return true;
    case '[[':
      readTest(reader);
      return true;
    default:
      throw new Unparsable(`"${reserved}" was not expected`);
  }
}

function readFor(reader: Reader): void {
  skipBlanks(reader);
  if (startsWith(reader, '((')) {
    reader.at += 1;
    if (!readArithmetic(reader)) throw new Unparsable('the arithmetic of a loop is not closed');
  } else {
    if (readWord(reader) === undefined) throw new Unparsable('a loop has no variable');
    skipLines(reader);
    if (reservedAt(reader) === 'in') {
      reader.at += 2;
      skipBlanks(reader);
      while (readWord(reader) !== undefined) skipBlanks(reader);
    }
  }
  skipBlanks(reader);
  takes(reader, ';');
  skipLines(reader);
  if (reservedAt(reader) === '{') {
    reader.at += 1;
    readBody(reader, '}');
    return;
  }
  expectToken(reader, 'do');
  readBody(reader, 'done');
}

function readCase(reader: Reader): void {
  skipBlanks(reader);
  if (readWord(reader) === undefined) throw new Unparsable('a case has no word');
  skipLines(reader);
  expectToken(reader, 'in');
  for (;;) {
    skipLines(reader);
    if (reservedAt(reader) === 'esac') break;
    takes(reader, '(');
    do {
      skipBlanks(reader);
      if (readWord(reader) === undefined) throw new Unparsable('a case has no pattern');
      skipBlanks(reader);
    } while (takes(reader, '|'));
    if (!takes(reader, ')')) throw new Unparsable('a pattern of a case is not closed');
    readList(reader);
    if (!(takes(reader, ';;&') || takes(reader, ';;') || takes(reader, ';&'))) break;
  }
  expectToken(reader, 'esac');
}

function readFunction(reader: Reader): void {
  skipBlanks(reader);
  if (readWord(reader) === undefined) throw new Unparsable('a function has no name');
  skipBlanks(reader);
  if (takes(reader, '(')) {
    skipBlanks(reader);
    if (!takes(reader, ')')) throw new Unparsable('a function is not closed');
  }
  skipLines(reader);
  readCommand(reader);
}

/** `coproc NAME { …; }`, `coproc { …; }` or `coproc git push`. */
function readCoprocess(reader: Reader): void {
  skipBlanks(reader);
  const before = reader.at;
  const name = readWord(reader);
  skipBlanks(reader);
  const compound =
    startsWith(reader, '(') || (reservedAt(reader) !== undefined && reservedAt(reader) !== 'in');
  if (name === undefined || !/^\w+$/u.test(fixedText(name.word) ?? '') || !compound)
    reader.at = before;
  readCommand(reader);
}

/** `[[ … ]]` of bash: it runs nothing but the substitutions in its words. */
function readTest(reader: Reader): void {
  for (;;) {
    skipLines(reader);
    const read = readWord(reader);
    if (read === undefined) {
      if (!/[<>|&()]/u.test(reader.text.charAt(reader.at)) || reader.at >= reader.text.length)
        throw new Unparsable('[[ is not closed');
      reader.at += 1;
    } else if (/^\w+\[.*(?:\$\(|`)/su.test(fixedText(read.word) ?? '')) {
      reader.doubts.push('[[ may evaluate the index of an array, with what it runs');
    } else if (fixedText(read.word) === ']]' && read.bareChars === 2) {
      return;
    }
  }
}
