import type { Redaction } from '../session/redaction.ts';

let redaction: Redaction | null = null;

/**
 * From now on everything that goes to stdout or stderr is redacted. Verbs that only read records
 * load no redactor: what they print was redacted when it was recorded.
 */
export function redactOutputWith(loaded: Redaction): void {
  redaction = loaded;
}

export function redactText(text: string): string {
  return redaction === null ? text : redaction.redactor.text(text);
}

/** A document is redacted value by value, so that it stays a document. */
export function redactDocument<Document extends object>(document: Document): Document {
  return redaction === null ? document : redaction.redact(document);
}
