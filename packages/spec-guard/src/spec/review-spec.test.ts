import { describe, expect, test } from '@jest/globals';
import { newSpecText } from './new-spec.ts';
import { parseSpec } from './parse-spec.ts';
import { isoDay } from './review-date.ts';
import { reviewSpecText, type Review } from './review-spec.ts';

const sha256 = 'ab'.repeat(32);
const review: Review = {
  day: 20_777,
  actor: 'Ada <ada@example.org>',
  reason: 'Read it\nagain. ',
  codeSha256: sha256,
};
const day = isoDay(review.day);
const code = `reviewed_code: ${day} sha256:${sha256}`;

function reviewed(text: string): string {
  const result = reviewSpecText('tasks/specs/a.md', text, review);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.text;
}

describe('a review', () => {
  test('sets date, code and status, says who and why, and leaves all else alone', () => {
    const text = `---
id: a # ours
status: draft # for now
title: 'Sign in'
last_review: 2026-01-01  # the first
owners:
  - Ada
---

# Sign in

## Reviews

- 2026-01-01 Bob: fine.

## Later

More.
`;
    expect(reviewed(text)).toBe(`---
id: a # ours
status: approved # for now
title: 'Sign in'
last_review: ${day}  # the first
owners:
  - Ada
${code}
---

# Sign in

## Reviews

- 2026-01-01 Bob: fine.
- ${day} Ada <ada@example.org>: Read it again.

## Later

More.
`);
  });

  test('replaces a value that stands below its key, whatever comes after it', () => {
    const text = '---\nid: a\nlast_review:\n  2026-01-01\nstatus:\n  - draft\nowners: x\n---\nText';
    expect(reviewed(text)).toBe(
      `---\nid: a\nlast_review: ${day}\nstatus: approved\nowners: x\n${code}\n---\nText\n\n## Reviews\n\n- ${day} Ada <ada@example.org>: Read it again.\n`,
    );
  });

  test('keeps line ends and a byte order mark, mixed ones too', () => {
    const text = '\uFEFF---\r\nid: a\r\nowners: x\n---\r\nText\n';
    expect(reviewed(text)).toBe(
      `\uFEFF---\r\nid: a\r\nowners: x\nlast_review: ${day}\r\n${code}\r\n---\r\nText\n\r\n## Reviews\r\n\r\n- ${day} Ada <ada@example.org>: Read it again.\r\n`,
    );
  });

  test('of a reviewed spec adds a line and changes nothing else', () => {
    const once = reviewed('---\nid: a\nowners: x\n---\n');
    const lines = reviewed(once).split('\n');
    expect(lines.toSpliced(-2, 1).join('\n')).toBe(once);
  });

  test.each([
    ['a closed spec', '---\nid: a\nstatus: archived\n---\n', 'is archived'],
    [
      'a template that nobody filled in',
      '---\nid: a\n---\n<!-- Write: what changes. -->\n',
      'has a part that nobody has written yet',
    ],
    ['a text without front matter', '# A\n', 'has no front matter'],
    ['line ends of long ago', '---\rid: a\r---\r', 'has line ends that cannot be kept'],
  ])('of %s is refused', (_name, text, message) => {
    const result = reviewSpecText('a.md', text, review);
    expect(result).toMatchObject({ ok: false, problems: [{ message }] });
  });

  test('what was written is read back', () => {
    const parsed = parseSpec('a.md', reviewed('---\nid: a\nowners: x\n---\n'));
    expect(parsed).toMatchObject({
      ok: true,
      spec: { lastReview: { day: review.day }, reviewedCode: { day: review.day, sha256 } },
    });
  });
});

test('a new spec is a draft that nobody has reviewed, and is read back as it was given', () => {
  const given = {
    id: '0042',
    title: 'Sign in: "passkeys" #1',
    relatesTo: ['tasks/prd.md'],
    risk: 'high',
    owners: ['@identity', 'Ada <ada@example.org>'],
    covers: ['**/auth/**', '!src/x/{a,b}.ts', 'src/[id].ts'],
  } as const;
  const text = newSpecText(given);
  const parsed = parseSpec('a.md', text);
  expect(parsed).toMatchObject({
    ok: true,
    spec: { ...given, lastReview: null, reviewedCode: null, status: 'draft' },
  });
  expect(text).toContain('\nlast_review:\n---\n');
});
