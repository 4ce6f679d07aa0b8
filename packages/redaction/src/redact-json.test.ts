import { expect, test } from '@jest/globals';
import { fakes } from '../corpus/random.ts';
import { redactJson } from './redact-json.ts';
import { createRedactor } from './redactor.ts';

const token = `ghp_${fakes(6).alnum(36)}`;

test('every string is redacted, at any depth; keys, numbers and the shape stay', () => {
  const value = { a: [`x ${token}`, 1, null, { b: token }], [token]: true, n: { m: 'plain' } };
  expect(redactJson(createRedactor(), value)).toEqual({
    a: ['x [redacted:github-token]', 1, null, { b: '[redacted:github-token]' }],
    [token]: true,
    n: { m: 'plain' },
  });
});

test('the value that was given is not changed', () => {
  const value = { a: token };
  redactJson(createRedactor(), value);
  expect(value).toEqual({ a: token });
});

test('a string is judged with its key', () => {
  const secret = fakes(7).alnum(12);
  expect(
    redactJson(createRedactor(), {
      password: secret,
      user: secret,
      resume_token: secret,
      tokens: '1234567890',
      token_type: 'Bearer',
    }),
  ).toEqual({
    password: '[redacted:password]',
    user: secret,
    resume_token: secret,
    tokens: '1234567890',
    token_type: 'Bearer',
  });
});

test('a value with quotes and line ends stays a valid string', () => {
  const value = { log: `say "hi"\n\\ ${token}\n` };
  expect(redactJson(createRedactor(), value)).toEqual({
    log: 'say "hi"\n\\ [redacted:github-token]\n',
  });
});

test('a key named __proto__ stays a key', () => {
  const value: unknown = JSON.parse('{"__proto__":{"a":"b"}}');
  const copy = redactJson(createRedactor(), value);
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":"b"}}');
});

test('what JSON does not have is handed back as it is', () => {
  const date = new Date(0);
  expect(redactJson(createRedactor(), { date, f: undefined })).toEqual({ date, f: undefined });
});
