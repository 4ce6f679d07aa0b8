import { OrchError } from '@orch/core';
import { createHash } from 'node:crypto';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of a target. Plain http is taken for this machine alone, since a token goes with every request.
 *
 * @throws OrchError `ORCH_SYNC_REFUSED`
 */
export function targetUrl(text: string, what: string): URL {
  const refuse = (why: string): OrchError =>
    new OrchError('ORCH_SYNC_REFUSED', `The address of ${what} is not taken: ${why}.`, {
      hint: 'Give it as https://host/path, without a user or a password in it.',
    });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse('it is no URL'); // It may hold a password, so it is not repeated.
  }
  if (url.username !== '' || url.password !== '') throw refuse('it holds a user or a password');
  const plain = url.protocol === 'http:' && loopback.test(url.hostname);
  if (url.protocol !== 'https:' && !plain) {
    throw refuse(`${url.protocol}//${url.host} is not https, and not on this machine`);
  }
  return url;
}

/** A name for a target that stays the same, for files: its kind and a digest of what it is. */
export function targetId(kind: 'api' | 'bucket', ...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${kind}-${digest.slice(0, 12)}`;
}
