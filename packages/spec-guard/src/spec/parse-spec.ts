import { nearestWord } from '@orch/core';
import {
  parseFrontMatter,
  type Field,
  type SpecProblem,
} from '../front-matter/parse-front-matter.ts';
import { globProblem } from './path-globs.ts';
import { parseReviewDate } from './review-date.ts';
import { parseReviewedCode } from './reviewed-code.ts';
import { risks, type Risk, type Spec, type SpecStatus } from './spec.ts';

/** A spec that was read, or everything that is wrong with it. */
export type ParsedSpec =
  | { readonly ok: true; readonly spec: Spec }
  | { readonly ok: false; readonly problems: readonly SpecProblem[] };

/** The words for a status that people use, and what each means to the guard. */
const statusWords: Readonly<Record<string, SpecStatus>> = {
  draft: 'draft',
  proposed: 'draft',
  in_review: 'draft',
  review: 'draft',
  planned: 'draft',
  rejected: 'draft',
  approved: 'approved',
  accepted: 'approved',
  active: 'approved',
  in_progress: 'approved',
  implemented: 'approved',
  archived: 'closed',
  closed: 'closed',
  superseded: 'closed',
  deprecated: 'closed',
};

/** Names that mean nobody. */
const nobody = new Set(['tbd', 'n/a', 'none', 'nobody', 'unassigned', '-', '?']);

/** Reads a spec from the text of its file. Pure; it never throws. */
export function parseSpec(path: string, text: string): ParsedSpec {
  const matter = parseFrontMatter(text);
  if (!matter.ok) return matter;
  const { fields, body } = matter;
  const problems: SpecProblem[] = [];
  const complain = (name: string, message: string, next: string): void => {
    problems.push({ line: fields.get(name)?.line ?? 1, message, next });
  };
  const one = (name: string): string => {
    const values = fields.get(name)?.values ?? [];
    if (values.length > 1) complain(name, `has several values for "${name}"`, 'Keep one.');
    return values[0] ?? '';
  };
  const id = one('id');
  if (id === '') complain('id', 'has no id', 'Add a line such as: id: 20261120-login');
  const risk = readRisk(one('risk'), complain);
  const status = readStatus(one('status'), complain);
  const reviewText = one('last_review');
  const lastReview = reviewText === '' ? null : parseReviewDate(reviewText);
  if (reviewText !== '' && lastReview === null) {
    const message = `has a last_review that is no date: "${reviewText}"`;
    complain('last_review', message, 'Write the day as 2026-11-20.');
  }
  const codeText = one('reviewed_code');
  const reviewedCode = codeText === '' ? null : parseReviewedCode(codeText);
  if (codeText !== '' && reviewedCode === null) {
    const message = `has a reviewed_code that orch did not write: "${codeText}"`;
    complain('reviewed_code', message, 'Remove the line, and review the spec again.');
  }
  const covers = fields.get('covers')?.values ?? [];
  for (const glob of covers) {
    const why = globProblem(glob);
    if (why !== null) complain('covers', `covers "${glob}", which ${why}`, 'Write src/login/**.');
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    spec: {
      path,
      id,
      title: one('title') || id,
      relatesTo: fields.get('relates_to')?.values ?? [],
      risk,
      owners: (fields.get('owners') ?? fields.get('owner'))?.values.filter(isSomebody) ?? [],
      lastReview,
      reviewedCode,
      covers,
      status,
      statusText: one('status'),
      lines: linesOf(fields),
      body,
    },
  };
}

const parsedFiles = new WeakMap<object, ParsedSpec>();

/**
 * {@link parseSpec} of a file, done once for each object: reader and guard both ask, and reading YAML is most of what they
 * do. The object may not change, which its type says.
 */
export function parseSpecFile(file: { readonly path: string; readonly text: string }): ParsedSpec {
  const known = parsedFiles.get(file);
  if (known !== undefined) return known;
  const parsed = parseSpec(file.path, file.text);
  parsedFiles.set(file, parsed);
  return parsed;
}

type Complain = (name: string, message: string, next: string) => void;

function readRisk(text: string, complain: Complain): Risk {
  if (text === '') return 'medium';
  const risk = risks.find((each) => each === text.toLowerCase());
  if (risk !== undefined) return risk;
  complain('risk', `has an unknown risk: "${text}"`, `Write one of ${risks.join(', ')}.`);
  return 'medium';
}

function readStatus(text: string, complain: Complain): SpecStatus {
  if (text === '') return 'none';
  const word = text.toLowerCase().replace(/[\s-]+/g, '_');
  const status = Object.hasOwn(statusWords, word) ? statusWords[word] : undefined;
  if (status !== undefined) return status;
  const words = Object.keys(statusWords);
  const near = nearestWord(word, words);
  const guess = near === undefined ? '' : ` Did you mean "${near}"?`;
  complain('status', `has an unknown status: "${text}"`, `Use one of ${words.join(', ')}.${guess}`);
  return 'none';
}

function isSomebody(owner: string): boolean {
  return owner !== '' && !nobody.has(owner.toLowerCase());
}

function linesOf(fields: ReadonlyMap<string, Field>): Record<string, number> {
  return Object.fromEntries([...fields].map(([name, { line }]) => [name, line]));
}
