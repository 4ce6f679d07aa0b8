import { stringify } from 'yaml';
import { parseSpec, type ParsedSpec } from './parse-spec.ts';
import { isoDay } from './review-date.ts';
import type { Risk } from './spec.ts';

/** What a new spec begins with. */
export interface NewSpec {
  readonly id: string;
  readonly title: string;
  readonly relatesTo: readonly string[];
  readonly risk: Risk;
  readonly owners: readonly string[];
  readonly covers: readonly string[];
}

/** The text of a new spec: a draft, which nobody has reviewed. */
export function newSpecText({ id, title, relatesTo, risk, owners, covers }: NewSpec): string {
  const matter = stringify(
    { id, title, relates_to: relatesTo, risk, owners, covers, status: 'draft', last_review: '' },
    { lineWidth: 0, defaultStringType: 'PLAIN', nullStr: '' },
  );
  return `---
${matter.replace(/^last_review: ""$/m, 'last_review:')}---

# ${title}

## What changes and why

## What could go wrong

## How it is tested and undone

## Reviews
`;
}

/** A review to be recorded. */
export interface Review {
  /** The day in UTC, as days since 1970-01-01. */
  readonly day: number;
  readonly actor: string;
  readonly reason: string;
}

/** A reviewed spec, or why it cannot be reviewed. */
export type ReviewedSpec =
  { readonly ok: true; readonly text: string } | Extract<ParsedSpec, { ok: false }>;

/**
 * A spec's text with a review: the date, status `approved` where it was a draft, and a line under `## Reviews` that says
 * who and why. All other bytes stay.
 */
export function reviewSpecText(path: string, text: string, review: Review): ReviewedSpec {
  const parsed = parseSpec(path, text);
  if (!parsed.ok) return parsed;
  const { spec } = parsed;
  const date = isoDay(review.day);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex(
    (line, at) => at > firstMark(lines) && /^(?:---|\.\.\.)\s*$/.test(line),
  );
  const dated = setKey(lines, end, spec.lines['last_review'], 'last_review', date);
  const approved =
    spec.status === 'draft'
      ? setKey(dated, end, spec.lines['status'], 'status', 'approved')
      : dated;
  const entry = `- ${date} ${oneLine(review.actor)}: ${oneLine(review.reason)}`;
  return { ok: true, text: addReview(approved, entry).join(lineEnd) };
}

function firstMark(lines: readonly string[]): number {
  return lines.findIndex((line) => /^\uFEFF?---\s*$/.test(line));
}

/** Sets the value of a key that stands on a line, or adds it at the end of the front matter. */
function setKey(
  lines: readonly string[],
  end: number,
  line: number | undefined,
  key: string,
  value: string,
): string[] {
  if (line === undefined) return lines.toSpliced(end, 0, `${key}: ${value}`);
  const written = (lines[line - 1] ?? '').replace(/:.*$/, `: ${value}`);
  // A value that was written below its key goes with it.
  const next = lines.slice(line, end);
  const below = next.findIndex((each) => !/^[ \t]+\S|^[ \t]*-\s/.test(each));
  return lines.toSpliced(line - 1, 1 + (below < 0 ? next.length : below), written);
}

/** The newest review stands last, at the end of the section; a text without one gets it. */
function addReview(lines: readonly string[], entry: string): string[] {
  const heading = lines.findIndex((line) => /^##\s+Reviews\s*$/i.test(line));
  if (heading < 0) {
    const kept = lines.join('\n').trimEnd().split('\n');
    return [...kept, '', '## Reviews', '', entry, ''];
  }
  const after = lines.findIndex((line, at) => at > heading && /^#{1,2}\s/.test(line));
  let at = after < 0 ? lines.length : after;
  while (at > heading + 1 && (lines[at - 1] ?? '').trim() === '') at--;
  const gap = at === heading + 1 ? ['', entry] : [entry];
  const tail = lines.slice(at);
  return [...lines.slice(0, at), ...gap, ...(tail.length > 0 ? tail : [''])];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
