import type { OutputFormat } from '../session/session.ts';
import { redactDocument } from './redact-output.ts';
import { writeOut } from './write-out.ts';

/**
 * Writes the result of a verb to stdout: its text, or the one JSON document. With `ndjson` the
 * result is the last line, of type `result`.
 */
export function writeResult(format: OutputFormat, result: object, text: () => string): void {
  const document = redactDocument(result);
  switch (format) {
    case 'text':
      writeOut('stdout', text());
      return;
    case 'json':
      writeOut('stdout', `${JSON.stringify(document, null, 2)}\n`);
      return;
    case 'ndjson':
      writeOut('stdout', `${JSON.stringify({ v: 1, type: 'result', data: document })}\n`);
      return;
  }
}
