import { stringify } from 'yaml';
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
