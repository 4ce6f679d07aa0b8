import { subReader, takes, Unparsable, type PendingHereDocument, type Reader } from './reader.ts';
import { readQuoted } from './words.ts';
import { fixedWord, type Piece } from './word.ts';

/** Takes the end of a line, and with it the bodies of the here-documents that were opened on that line. */
export function takesNewline(reader: Reader): boolean {
  if (!takes(reader, '\n')) return false;
  const documents = reader.pending;
  reader.pending = [];
  for (const document of documents) readBody(reader, document);
  return true;
}

function readBody(reader: Reader, document: PendingHereDocument): void {
  const { text } = reader;
  const lines: string[] = [];
  let continued = false;
  for (;;) {
    if (reader.at >= text.length) {
      // Shells end the document here, but not all of them inside a substitution.
      if (reader.nested) throw new Unparsable('a here-document is not closed');
      break;
    }
    const newline = text.indexOf('\n', reader.at);
    const end = newline < 0 ? text.length : newline;
    const raw = text.slice(reader.at, end);
    const line = document.stripTabs ? raw.replace(/^\t+/u, '') : raw;
    reader.at = newline < 0 ? end : end + 1;
    if (line === document.delimiter) {
      if (continued)
        throw new Unparsable('the end mark of a here-document follows a continued line');
      break;
    }
    lines.push(line);
    continued = !document.quoted && /(?:^|[^\\])(?:\\\\)*\\$/u.test(line);
  }
  const body = lines.map((line) => `${line}\n`).join('');
  if (document.quoted) {
    document.redirection.body = fixedWord(body);
    return;
  }
  const pieces: Piece[] = [];
  readQuoted({ ...subReader(reader, body), nested: true }, pieces, '');
  document.redirection.body = pieces;
}
