import { expect, test } from '@jest/globals';
import { fakes } from '../corpus/random.ts';
import { knownFromEnv } from './known-from-env.ts';

const secret = fakes(12).alnum(24);

function names(env: Record<string, string | undefined>): string[] {
  return knownFromEnv(env).map(({ name }) => name);
}

test.each([
  'GITHUB_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'DB_PASSWORD',
  'npm_config_key',
  'stripeApiKey',
  'LDAP_PWD',
  'SESSION_COOKIE',
  'SLACK_WEBHOOK',
  'MY_CREDENTIALS',
  'CI_JOB_JWT',
])('%s is secret by its name', (name) => {
  expect(knownFromEnv({ [name]: secret })).toEqual([{ name, value: secret }]);
});

test.each([
  ['SSH_AUTH_SOCK', '/run/user/1000/keyring/ssh'],
  ['PWD', '/home/jane/a-long-folder-name-1'],
  ['PUBLIC_KEY', secret],
  ['KEYBOARD_LAYOUT', secret],
  ['AWS_ACCESS_KEY_ID', secret],
  ['TOKEN_URL', 'https://login.example.com/oauth2/token'],
  ['DB_PASSWORD_FILE', '/run/secrets/db'],
  ['SSH_KEY', '/home/jane/.ssh/id_ed25519'],
  ['API_TOKEN', 'true'],
  ['API_KEY', '1'],
  ['API_TOKEN', 'changeme'],
  ['API_TOKEN', 'disabled'],
  ['API_TOKEN', '${OTHER}'],
  ['API_TOKEN', 'xxxxxxxxxxxxxxxx'],
  ['MAX_TOKEN', '1234567890'],
  ['DB_PASSWORD', 'postgres'],
  ['DB_PASSWORD', ''],
  ['HOME', secret],
])('%s=%s is left alone', (name, value) => {
  expect(names({ [name]: value })).toEqual([]);
});

test('a base64 secret that begins with a slash is no path', () => {
  const value = `/${fakes(4).alnum(39)}`;
  expect(knownFromEnv({ AWS_SECRET_ACCESS_KEY: value })).toEqual([
    { name: 'AWS_SECRET_ACCESS_KEY', value },
  ]);
});

test('the password of an address counts under any name, encoded and decoded', () => {
  expect(knownFromEnv({ DATABASE_URL: 'postgres://app:s3cr3t%2Fpw@db/app' })).toEqual([
    { name: 'DATABASE_URL', value: 's3cr3t%2Fpw' },
    { name: 'DATABASE_URL', value: 's3cr3t/pw' },
  ]);
  expect(names({ DATABASE_URL: 'postgres://db/app', HTTP_PROXY: 'http://proxy:3128' })).toEqual([]);
});

test('an unset variable is no secret', () => {
  expect(names({ API_TOKEN: undefined })).toEqual([]);
});
