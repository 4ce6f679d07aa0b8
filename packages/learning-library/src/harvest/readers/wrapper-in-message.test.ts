import { expect, test } from '@jest/globals';
import { wrapperIn } from './wrapper-in-message.ts';

const packages = new Set(['undici', '@acme/http', 'axios']);

test.each([
  ['Use @acme/http instead of axios.', '@acme/http'],
  ['Please import from `~/lib/http`.', '~/lib/http'],
  ['axios is not allowed, use "../lib/http" instead', '../lib/http'],
  ['Prefer undici.', 'undici'],
  ['Import from src/lib/http', 'src/lib/http'],
  ['Use the wrapper in packages/http/index.ts', 'packages/http/index.ts'],
  ['Use a closed union of string literals.', null],
  ['Use structuredClone.', null],
  ['Do not use `axios`.', null],
  ['Use `get()` of ours', null],
  ['', null],
])('%s names %s', (message, expected) => {
  expect(wrapperIn(message, 'axios', packages)).toBe(expected);
});
