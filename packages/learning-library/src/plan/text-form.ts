/** How the text of a file is written down, apart from what it says. */
export interface TextForm {
  readonly bom: boolean;
  readonly newline: '\n' | '\r\n';
  /** Whether lines end in different ways; then each unchanged line keeps its own. */
  readonly mixed: boolean;
}

/** A text as a transform gets it, with what is needed to write it back as it was. */
export interface ReadText {
  readonly text: string;
  readonly original: string;
  readonly form: TextForm;
}

const bom = '\ufeff';

/** Reads UTF-8; `null` for anything else, which is then left alone. */
export function readText(bytes: Uint8Array): ReadText | null {
  let original: string;
  try {
    original = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (original.includes('\0')) return null;
  const marked = original.startsWith(bom);
  const body = marked ? original.slice(1) : original;
  if (!body.includes('\r')) {
    return { text: body, original: body, form: { bom: marked, newline: '\n', mixed: false } };
  }
  const crlf = body.split('\r\n').length - 1;
  const lf = body.split('\n').length - 1 - crlf;
  const newline = crlf > lf ? '\r\n' : '\n';
  return {
    text: body.replaceAll('\r\n', '\n'),
    original: body,
    form: { bom: marked, newline, mixed: crlf > 0 && lf > 0 },
  };
}

/** The bytes of a new text in the form of the old one. */
export function writeText(next: string, { text, original, form }: ReadText): Uint8Array {
  const body = form.mixed
    ? withOwnLineEnds(next, text, original, form.newline)
    : form.newline === '\n'
      ? next
      : next.replaceAll(/\r?\n/gu, '\r\n');
  return new TextEncoder().encode(form.bom ? bom + body : body);
}

/** Lines that were there before keep their line end, from the top and from the bottom. */
function withOwnLineEnds(next: string, text: string, original: string, newline: string): string {
  const before = text.split('\n');
  const ends = original.split('\n').map((line) => (line.endsWith('\r') ? '\r\n' : '\n'));
  const after = next.split('\n');
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) top += 1;
  let bottom = 0;
  const most = Math.min(before.length, after.length) - top;
  while (bottom < most && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom += 1;
  const sameLength = before.length === after.length;
  const sameAt = new Map<string, string>();
  for (let at = top; at < before.length - bottom; at += 1) {
    sameAt.set(before[at] ?? '', ends[at] ?? newline);
  }
  return after
    .map((line, at) => {
      if (at === after.length - 1) return line;
      const fromEnd = after.length - 1 - at;
      const end =
        at < top
          ? ends[at]
          : fromEnd < bottom
            ? ends[before.length - 1 - fromEnd]
            : sameLength
              ? ends[at]
              : sameAt.get(line);
      return line + (end ?? newline);
    })
    .join('');
}
