/**
 * Text from outside (output of stages, titles, reasons) as it may be shown on a terminal: escape
 * sequences and control characters are taken out, so that no stage can move the cursor, rename the
 * window, or rewrite what stands above. Characters that reverse the reading order are shown as marks.
 */
export function plainText(text: string): string {
  return text
    .replace(escapeSequence, '')
    .replace(/\r(?=\n)/g, '')
    .replace(invisible, '\u{FFFD}')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '\u{FFFD}');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text)
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('\t', ' ')
    .trim();
}

/** The last lines of a text, each cut to a width. */
export function lastLines(text: string, count: number, width: number): string[] {
  const lines = plainText(text).trimEnd().split('\n');
  return lines
    .slice(Math.max(0, lines.length - count))
    .map((line) => cut(line.replaceAll('\t', '  '), width));
}

/** A text of at most `width` characters; what is left out is shown as "…". */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  return [...text].slice(0, Math.max(0, width - 1)).join('') + '…';
}

const escapeSequence = new RegExp(
  [
    String.raw`\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)`, // OSC
    String.raw`\u001B[PX^_][^\u001B]*\u001B\\`, // DCS, SOS, PM, APC
    String.raw`[\u001B\u009B]\[?[0-9:;<=>?]*[ -/]*[@-~]`, // CSI and two-character sequences
  ].join('|'),
  'g',
);
const invisible = new RegExp(String.raw`[\u0000-\u0008\u000B-\u001F\u007F-\u009F]`, 'g');
