import { createHash } from 'node:crypto';
import { tickByEvidence } from '../checklist/checklist.ts';

/** SHA-256 (hex) of a text. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Text with line ends of Unix and no byte order mark: what git may change is no change. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/**
 * The digest of what an artifact says, which an approval is bound to. What changes without anybody
 * changing their mind does not count: line ends, the ticks that orch sets, and the record of reviews
 * in a spec (`last_review`, `reviewed_code`, `status`, `## Reviews`).
 */
export function artifactDigest(text: string): string {
  const lines = tickByEvidence(plainLines(text), []).split('\n');
  return sha256Of(withoutReviews(lines).join('\n').trimEnd());
}

function withoutReviews(lines: readonly string[]): string[] {
  const matterEnd = /^---\s*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
    : -1;
  if (matterEnd < 0) return [...lines];
  let inReviews = false;
  return lines.filter((line, at) => {
    if (at < matterEnd) return !/^(?:last_review|reviewed_code|status)\s*:/.test(line);
    if (/^#{1,2}\s/.test(line)) inReviews = /^##\s+Reviews\s*$/i.test(line);
    return !inReviews;
  });
}
