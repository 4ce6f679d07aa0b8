import {
  enter,
  leave,
  spend,
  startsWith,
  subReader,
  takes,
  Unparsable,
  type Reader,
} from './reader.ts';
import { addText, widestHole, type Piece, type Word } from './word.ts';
import { decodeAnsiC } from './ansi-c.ts';

/** A word as read, with what the grammar must know of how it was written. */
export interface ReadWord {
  readonly word: Word;
  /** How many leading characters of the first piece were neither quoted nor escaped. */
  readonly bareChars: number;
}

const ENDS_WORD = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')']);

/** Shells and locales differ on whether these separate words: controls, and blanks past ASCII. */
function isOddBlank(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 0x20 || code === 0x7f || (code > 0x7f && /[\s\u0085\u200b]/u.test(char));
}

/** Reads one word at the cursor; `undefined` where none begins. */
export function readWord(reader: Reader): ReadWord | undefined {
  const { text } = reader;
  const start = reader.at;
  const pieces: Piece[] = [];
  let bareChars = 0;
  let bare = true;
  let bracketAt: Piece[] | undefined;
  let braceAt: Piece[] | undefined;
  let braceList = false;
  let braceExpands = false;
  const addBare = (char: string): void => {
    addText(pieces, char);
    if (bare) bareChars += char.length;
  };
  const addHole = (hole: 'field' | 'glob' | 'fields'): void => {
    pieces.push({ hole });
    bare = false;
  };

  for (;;) {
    const char = text[reader.at];
    if (char === undefined) break;
    if (ENDS_WORD.has(char)) {
      if ((char === '<' || char === '>') && text[reader.at + 1] === '(') {
        reader.at += 2;
        readSubstitution(reader);
        addHole('field');
        continue;
      }
      break;
    }
    switch (char) {
      case '\\': {
        const next = text[reader.at + 1];
        reader.at += 2;
        if (next === '\n') break;
        bare = false;
        addText(pieces, next ?? '\\');
        break;
      }
      case "'": {
        const end = text.indexOf("'", reader.at + 1);
        if (end < 0) throw new Unparsable('a single quote is not closed');
        bare = false;
        addText(pieces, text.slice(reader.at + 1, end));
        reader.at = end + 1;
        break;
      }
      case '"':
        reader.at += 1;
        bare = false;
        addText(pieces, '');
        readQuoted(reader, pieces, '"');
        break;
      case '$':
        bare = readDollar(reader, pieces, false) && bare;
        if (bare) bareChars += 1;
        break;
      case '`':
        readBackticks(reader, false);
        addHole('fields');
        break;
      case '*':
      case '?':
        reader.at += 1;
        addHole('glob');
        break;
      case '[':
        reader.at += 1;
        bracketAt ??= [...pieces];
        addBare(char);
        break;
      case ']':
        reader.at += 1;
        if (bracketAt === undefined) {
          addBare(char);
        } else {
          const hole = widestHole(pieces) === 'fields' ? 'fields' : 'glob';
          pieces.splice(0, pieces.length, ...bracketAt);
          bracketAt = undefined;
          addHole(hole);
        }
        break;
      case '{':
        reader.at += 1;
        braceAt ??= [...pieces];
        addBare(char);
        break;
      case '}':
        reader.at += 1;
        braceExpands ||= braceList;
        addBare(char);
        break;
      case '~':
        reader.at += 1;
        if (pieces.length === 0) {
          while (/[\w.+-]/u.test(text[reader.at] ?? '')) reader.at += 1;
          addHole('field');
        } else {
          addBare(char);
        }
        break;
      default:
        if (isOddBlank(char))
          throw new Unparsable('it has a control or blank character that shells read differently');
        braceList ||=
          braceAt !== undefined && (char === ',' || (char === '.' && text[reader.at + 1] === '.'));
        reader.at += 1;
        addBare(char);
    }
  }
  if (reader.at === start) return undefined;
  if (braceExpands && braceAt !== undefined)
    return { word: [...braceAt, { hole: 'fields' }], bareChars: 0 };
  return { word: pieces, bareChars };
}

/** Reads up to the closing double quote, or (with `''`) to the end of a here-document's body. */
export function readQuoted(reader: Reader, pieces: Piece[], close: '"' | ''): void {
  const { text } = reader;
  const escapable = close === '"' ? '$`"\\' : '$`\\';
  for (;;) {
    const char = text[reader.at];
    if (char === undefined) {
      if (close === '') return;
      throw new Unparsable('a double quote is not closed');
    }
    if (char === close) {
      reader.at += 1;
      return;
    }
    if (char === '\\') {
      const next = text[reader.at + 1] ?? '';
      reader.at += 2;
      if (next !== '\n')
        addText(pieces, next !== '' && escapable.includes(next) ? next : `\\${next}`);
    } else if (char === '$') {
      readDollar(reader, pieces, true);
    } else if (char === '`') {
      readBackticks(reader, close === '"');
      pieces.push({ hole: 'field' });
    } else {
      addText(pieces, char);
      reader.at += 1;
    }
  }
}

/** Reads what a `$` begins. Returns true where the `$` was only a dollar sign. */
function readDollar(reader: Reader, pieces: Piece[], quoted: boolean): boolean {
  const { text } = reader;
  const next = text[reader.at + 1] ?? '';
  const hole = quoted ? 'field' : 'fields';
  if (next === '(') {
    reader.at += 2;
    if (!(startsWith(reader, '(') && readArithmetic(reader))) readSubstitution(reader);
    pieces.push({ hole });
  } else if (next === '{') {
    reader.at += 2;
    const content = readParameter(reader, quoted);
    // "$@" and "${a[@]}" are many words although they are quoted.
    pieces.push({ hole: content.includes('@') ? 'fields' : hole });
  } else if (next === '[') {
    throw new Unparsable('$[…] is read differently by shells');
  } else if (next === "'" && !quoted) {
    const decoded = decodeAnsiC(text, reader.at + 2);
    if (decoded === undefined)
      throw new Unparsable("$'…' is not closed or has an escape that is not certain");
    if (reader.dialect === 'sh' && text.slice(reader.at, decoded.end).includes("\\'")) {
      throw new Unparsable("$'…' with \\' is read differently by shells");
    }
    doubtDollarQuote(reader);
    addText(pieces, decoded.text);
    reader.at = decoded.end;
  } else if (next === '"' && !quoted) {
    doubtDollarQuote(reader);
    reader.at += 2;
    addText(pieces, '');
    readQuoted(reader, pieces, '"');
  } else if (/[\w@*#?$!-]/u.test(next)) {
    reader.at += 2;
    if (/[A-Za-z_]/u.test(next)) while (/\w/u.test(text[reader.at] ?? '')) reader.at += 1;
    pieces.push({ hole: next === '@' ? 'fields' : hole });
  } else if (next === '\\' && text[reader.at + 2] === '\n') {
    throw new Unparsable('a line is continued inside an expansion');
  } else {
    reader.at += 1;
    addText(pieces, '$');
    return true;
  }
  return false;
}

/** dash takes the dollar sign before a quote for text; bash's reading is the one that is kept. */
function doubtDollarQuote(reader: Reader): void {
  if (reader.dialect === 'sh')
    reader.doubts.push('a $ before a quote is read differently by shells');
}

/** Reads `${…}` after its `{` and returns its text as written. */
function readParameter(reader: Reader, quoted: boolean): string {
  const { text } = reader;
  const start = reader.at;
  enter(reader);
  if (/[\s|]/u.test(text[reader.at] ?? ''))
    throw new Unparsable('${ …; } runs commands in some shells');
  for (;;) {
    const char = text[reader.at];
    if (char === undefined) throw new Unparsable('${ is not closed');
    if (char === '}') break;
    if (char === '\\') reader.at += 2;
    else if (char === "'") {
      const end = text.indexOf("'", reader.at + 1);
      if (end < 0) throw new Unparsable('a single quote is not closed');
      if (quoted && /[}$`"\\]/u.test(text.slice(reader.at + 1, end)))
        throw new Unparsable('a \' inside "${…}" is read differently by shells');
      reader.at = end + 1;
    } else if (char === '"') {
      reader.at += 1;
      readQuoted(reader, [], '"');
    } else if (char === '$') readDollar(reader, [], quoted);
    else if (char === '`') readBackticks(reader, quoted);
    else if (startsWith(reader, '<(') || startsWith(reader, '>(')) {
      reader.at += 2;
      readSubstitution(reader);
    } else reader.at += 1;
  }
  const content = text.slice(start, reader.at);
  reader.at += 1;
  leave(reader);
  if (content.endsWith('@P')) throw new Unparsable('${…@P} runs what a variable holds');
  return content;
}

/** Reads `$(…)`, `<(…)` or `>(…)` after the opening parenthesis. */
function readSubstitution(reader: Reader): void {
  enter(reader);
  const outer = { pending: reader.pending, nested: reader.nested, at: reader.at };
  reader.pending = [];
  reader.nested = true;
  reader.readList(reader);
  if (!takes(reader, ')')) throw new Unparsable('a substitution is not closed');
  if (reader.pending.length > 0)
    throw new Unparsable('a here-document does not begin inside its substitution');
  if (outer.pending.length > 0 && reader.text.slice(outer.at, reader.at).includes('\n')) {
    throw new Unparsable('a substitution of several lines stands before a here-document');
  }
  reader.pending = outer.pending;
  reader.nested = outer.nested;
  leave(reader);
}

/**
 * Reads arithmetic with the cursor on the second `(` of its opening `((`. False, and nothing read, where it is not closed
 * by `))`: the text is then a subshell.
 */
export function readArithmetic(reader: Reader): boolean {
  const { text } = reader;
  const before = { at: reader.at, found: reader.found.length, depth: reader.depth };
  enter(reader);
  reader.at += 1;
  let open = 0;
  for (;;) {
    const char = text[reader.at];
    if (char === ')' && open === 0) {
      if (text[reader.at + 1] !== ')') break;
      reader.at += 2;
      leave(reader);
      return true;
    }
    // A quote hides parentheses from bash; where there is one, the text is read as commands instead.
    if (char === undefined || char === "'") break;
    if (char === '\\') reader.at += 2;
    else if (char === '$') readDollar(reader, [], true);
    else if (char === '`') readBackticks(reader, true);
    else if (char === '"') {
      reader.at += 1;
      readQuoted(reader, [], '"');
    } else {
      if (char === '(') open += 1;
      if (char === ')') open -= 1;
      reader.at += 1;
    }
  }
  spend(reader, reader.at - before.at);
  reader.at = before.at;
  reader.depth = before.depth;
  reader.found.length = before.found;
  return false;
}

/** Reads a backtick substitution; its text is unescaped once and read as a script of its own. */
function readBackticks(reader: Reader, quoted: boolean): void {
  const { text } = reader;
  let inner = '';
  reader.at += 1;
  for (;;) {
    const char = text[reader.at];
    if (char === undefined) throw new Unparsable('a backtick is not closed');
    reader.at += 1;
    if (char === '`') break;
    if (char === '\\') {
      const next = text[reader.at] ?? '';
      reader.at += 1;
      inner +=
        next === '$' || next === '`' || next === '\\' || (quoted && next === '"')
          ? next
          : `\\${next}`;
    } else {
      inner += char;
    }
  }
  enter(reader);
  const sub = { ...subReader(reader, inner), nested: true };
  reader.readList(sub);
  if (sub.at < inner.length)
    throw new Unparsable('a backtick substitution does not end where its commands do');
  leave(reader);
}
