import type { SpecProblem } from '../front-matter/parse-front-matter.ts';
import { parseSpec, type ParsedSpec } from './parse-spec.ts';
import { isoDay } from './review-date.ts';
import { reviewedCodeText } from './reviewed-code.ts';

/** A review to be recorded. */
export interface Review {
  /** The day in UTC, as days since 1970-01-01. */
  readonly day: number;
  readonly actor: string;
  readonly reason: string;
  /** SHA-256 (hex) of the covered code that the reviewer saw. */
  readonly codeSha256: string;
}

/** A reviewed spec, or why it cannot be reviewed. */
export type ReviewedSpec =
  { readonly ok: true; readonly text: string } | Extract<ParsedSpec, { ok: false }>;

/**
 * A spec's text with a review: the date, which code it saw, status `approved` where it was a draft,
 * and a line under `## Reviews` that says who and why. All other bytes stay. A closed spec is not reviewed, nor one in which
 * a prompt of its template still stands.
 */
export function reviewSpecText(path: string, text: string, review: Review): ReviewedSpec {
  const parsed = parseSpec(path, text);
  if (!parsed.ok) return parsed;
  const { spec } = parsed;
  if (spec.status === 'closed') {
    const next = 'Give it another status first, or begin a new spec.';
    return refused(spec.lines['status'] ?? 1, `is ${spec.statusText}`, next);
  }
  const lines = linesOf(text);
  if (endOfMatter(lines) < 0) {
    return refused(1, 'has line ends that cannot be kept', 'End its lines with LF or CRLF.');
  }
  const prompt = lines.findIndex((line) => /<!--\s*Write:/.test(line.text));
  if (prompt >= 0) {
    const next = 'Write that part, or remove the prompt.';
    return refused(prompt + 1, 'has a part that nobody has written yet', next);
  }
  const date = isoDay(review.day);
  const values: readonly (readonly [string, string])[] = [
    ['last_review', date],
    ['reviewed_code', reviewedCodeText({ day: review.day, sha256: review.codeSha256 })],
    ...(spec.status === 'draft' ? [['status', 'approved'] as const] : []),
  ];
  const edits = values
    .map(([key, value]) => ({ key, value, line: spec.lines[key] ?? null }))
    // From the end, so that the lines before an edit stay where they were read.
    .sort((a, b) => (b.line ?? Infinity) - (a.line ?? Infinity));
  const dated = edits.reduce<readonly Line[]>((all, edit) => setKey(all, edit), lines);
  const entry = `- ${date} ${oneLine(review.actor)}: ${oneLine(review.reason)}`;
  return { ok: true, text: textOf(addReview(dated, entry)) };
}

function refused(line: number, message: string, next: string): ReviewedSpec {
  return { ok: false, problems: [{ line, message, next } satisfies SpecProblem] };
}

/** A line with the characters that end it. */
interface Line {
  readonly text: string;
  readonly end: string;
}

function linesOf(text: string): Line[] {
  return text.split(/(?<=\n)/).map((line) => {
    const end = /\r?\n$/.exec(line)?.[0] ?? '';
    return { text: line.slice(0, line.length - end.length), end };
  });
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

/** How new lines end: as the first line does. */
function lineEndOf(lines: readonly Line[]): string {
  return lines[0]?.end === '\r\n' ? '\r\n' : '\n';
}

/** The line that closes the front matter, or -1. */
function endOfMatter(lines: readonly Line[]): number {
  const start = lines.findIndex(({ text }) => /^\uFEFF?---\s*$/.test(text));
  if (start < 0) return -1;
  return lines.findIndex(({ text }, at) => at > start && /^(?:---|\.\.\.)\s*$/.test(text));
}

interface Edit {
  readonly key: string;
  readonly value: string;
  /** Counted from 1; `null` where the key is not there. */
  readonly line: number | null;
}

/** Sets the value of a key, or adds it at the end of the front matter. A comment beside it stays. */
function setKey(lines: readonly Line[], { key, value, line }: Edit): readonly Line[] {
  const end = endOfMatter(lines);
  if (line === null) {
    return lines.toSpliced(end, 0, { text: `${key}: ${value}`, end: lineEndOf(lines) });
  }
  const old = lines[line - 1] ?? { text: key, end: lineEndOf(lines) };
  const written = { ...old, text: old.text.replace(/:.*?(\s+#.*)?$/, `: ${value}$1`) };
  // A value that was written below its key goes with it.
  const next = lines.slice(line, end);
  const below = next.findIndex(({ text }) => !/^[ \t]+\S|^[ \t]*-\s/.test(text));
  return lines.toSpliced(line - 1, 1 + (below < 0 ? next.length : below), written);
}

/** The newest review stands last, at the end of the section; a text without one gets it. */
function addReview(lines: readonly Line[], entry: string): readonly Line[] {
  const end = lineEndOf(lines);
  const made = (text: string): Line => ({ text, end });
  const isBlank = (line: Line | undefined): boolean => (line?.text ?? '').trim() === '';
  const whole = lines.map((line) => (line.end === '' && line.text !== '' ? made(line.text) : line));
  const heading = whole.findIndex(({ text }) => /^##\s+Reviews\s*$/i.test(text));
  const after = whole.findIndex(({ text }, at) => at > heading && /^#{1,2}\s/.test(text));
  let at = heading < 0 || after < 0 ? whole.length : after;
  while (at > 0 && isBlank(whole[at - 1])) at--;
  if (heading < 0) {
    return [...whole.slice(0, at), made(''), made('## Reviews'), made(''), made(entry)];
  }
  const gap = at === heading + 1 ? [made('')] : [];
  return [...whole.slice(0, at), ...gap, made(entry), ...whole.slice(at)];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
