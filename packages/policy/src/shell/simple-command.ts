import {
  skipBlanks,
  takes,
  Unparsable,
  type Assignment,
  type Reader,
  type Redirection,
} from './reader.ts';
import { takesNewline } from './here-document.ts';
import { readWord, type ReadWord } from './words.ts';
import { fixedPrefix, fixedText, type Word } from './word.ts';

const OPERATOR = /(\d*|\{\w+\})(<<<|<<-|<<|<>|<&|<(?!\()|>>|>\||>&|>(?!\()|&>>|&>)/y;
const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=/u;
/** A reserved word that was built of continued lines or stands where the grammar has no place for it. */
const RESERVED = new Set(
  'if then else elif fi while until for case esac do done function { } ! time'.split(' '),
);
/** Builtins that take `name=(…)` as an argument. */
const DECLARES = new Set(['declare', 'local', 'typeset', 'readonly', 'export']);

/** Reads a redirection at the cursor; `undefined` where none begins. */
export function readRedirection(reader: Reader): Redirection | undefined {
  OPERATOR.lastIndex = reader.at;
  const match = OPERATOR.exec(reader.text);
  const operator = match?.[2];
  if (match === null || operator === undefined) return undefined;
  // `{fd}` and a number belong to a redirection alone, not to `&>`.
  if (operator.startsWith('&') && match[1] !== '') return undefined;
  reader.at += match[0].length;
  skipBlanks(reader);
  const read = readWord(reader);
  if (read === undefined) throw new Unparsable('a redirection has no target');
  if (operator === '<<' || operator === '<<-') return hereDocument(reader, operator, read);
  if (operator === '<<<') return { operator, target: read.word, body: read.word };
  return { operator, target: read.word };
}

function hereDocument(reader: Reader, operator: '<<' | '<<-', read: ReadWord): Redirection {
  const delimiter = fixedText(read.word);
  if (delimiter === undefined)
    throw new Unparsable('the end mark of a here-document is not certain');
  const redirection: Redirection = { operator, target: read.word };
  const quoted = read.bareChars < delimiter.length || delimiter === '';
  reader.pending.push({ delimiter, quoted, stripTabs: operator === '<<-', redirection });
  return redirection;
}

/** Reads a simple command, or a function's definition, whose body `readBody` reads. */
export function readSimpleCommand(reader: Reader, readBody: (reader: Reader) => void): void {
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  let wordsBeforeBoth: number | undefined;
  for (;;) {
    skipBlanks(reader);
    const redirection = readRedirection(reader);
    if (redirection !== undefined) {
      redirections.push(redirection);
      if (redirection.operator.startsWith('&')) wordsBeforeBoth = words.length;
      continue;
    }
    const read = readWord(reader);
    if (read === undefined) break;
    const bare = fixedPrefix(read.word).slice(0, read.bareChars);
    const assigned = ASSIGNMENT.exec(bare);
    const isAssignment = assigned !== null && words.length === 0;
    if (assigned?.[0] === bare && read.word.length === 1 && reader.text[reader.at] === '(') {
      const declares = words[0] !== undefined && DECLARES.has(fixedText(words[0]) ?? '');
      if (!isAssignment && !declares) throw new Unparsable('"(" was not expected');
      readArray(reader);
    }
    if (isAssignment) {
      assignments.push({
        name: assigned[1] ?? '',
        value: withoutPrefix(read.word, assigned[0].length),
      });
      continue;
    }
    if (words.length === 0 && RESERVED.has(bare) && fixedText(read.word) === bare) {
      throw new Unparsable(`"${bare}" was not expected`);
    }
    words.push(read.word);
    if (reader.text[reader.at] === '(' || (words.length === 1 && startsFunction(reader))) {
      readDefinition(reader, words.length === 1 && assignments.length === 0, readBody);
      return;
    }
  }
  if (words.length === 0 && assignments.length === 0 && redirections.length === 0) {
    throw new Unparsable('a command is missing');
  }
  // dash reads `a &>f b` as `a &` and then `>f b`.
  if (reader.dialect === 'sh' && wordsBeforeBoth !== undefined && wordsBeforeBoth < words.length) {
    throw new Unparsable('&> before a word is read differently by shells');
  }
  reader.found.push({ assignments, words, redirections });
}

function startsFunction(reader: Reader): boolean {
  return /^[ \t]*\(/u.test(reader.text.slice(reader.at, reader.at + 40));
}

function readDefinition(
  reader: Reader,
  allowed: boolean,
  readBody: (reader: Reader) => void,
): void {
  skipBlanks(reader);
  if (!allowed || !takes(reader, '(')) throw new Unparsable('"(" was not expected');
  skipBlanks(reader);
  if (!takes(reader, ')')) throw new Unparsable('"(" was not expected');
  do skipBlanks(reader);
  while (takesNewline(reader));
  readBody(reader);
}

function readArray(reader: Reader): void {
  takes(reader, '(');
  for (;;) {
    do skipBlanks(reader);
    while (takesNewline(reader));
    if (takes(reader, ')')) return;
    if (readWord(reader) === undefined) throw new Unparsable('an array is not closed');
  }
}

function withoutPrefix(word: Word, chars: number): Word {
  const [first, ...rest] = word;
  return first === undefined || 'hole' in first
    ? word
    : [{ text: first.text.slice(chars) }, ...rest];
}
