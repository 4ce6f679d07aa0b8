import { testRule } from '../../test-support/test-rule.ts';

const spawn = "import { spawn } from 'node:child_process'; ";
const redacted = (code: string, output: string) => ({
  code,
  errors: [{ messageId: 'shown', suggestions: [{ messageId: 'redact', output }] }],
});

testRule('no-secret-in-output', {
  valid: [
    // A name, or a sentence, about secrets is none.
    'throw new TypeError(MSG_INVALID_SECRET);',
    'console.log(hasPassword, errors.INVALID_API_KEY, user.missingToken);',
    'console.log(`needs a password: ${requiresPassword}`);',
    "const noSecret = 'the secret must be text'; throw new TypeError(noSecret);",
    "console.log('token missing');",
    'console.log(tokenCount, passwordLength, secrets.length);',
    'console.log(redact(apiKey));',
    'console.log(hash(password));',
    "console.log(password ? 'set' : 'unset');",
    'console.log(password === undefined);',
    'console.log(typeof apiKey, !secret);',
    // The token of a parser is no secret.
    'throw new SyntaxError(`unexpected ${token}`);',
    'console.log(token.type, nextToken);',
    'store.set(password); send({ password });',
    'catalog(password);',
    `${spawn} spawn('vault', ['read'], { env: { VAULT_TOKEN: vaultToken } });`,
    `${spawn} spawn('vault', ['read', path]);`,
    { code: 'console.log(String(apiKey));', options: { redactors: ['String'] } },
  ],
  invalid: [
    redacted('console.log(apiKey);', "console.log('[redacted]');"),
    redacted('console.log(`key ${config.apiKey}`);', "console.log(`key ${'[redacted]'}`);"),
    redacted("logger.info('with ' + password);", "logger.info('with ' + '[redacted]');"),
    redacted(
      'this.logger.warn({ secret: clientSecret });',
      "this.logger.warn({ secret: '[redacted]' });",
    ),
    { code: 'log.debug({ password });', errors: ['shown'] },
    redacted(
      'process.stderr.write(process.env.GITHUB_TOKEN);',
      "process.stderr.write('[redacted]');",
    ),
    redacted(
      'console.log(JSON.stringify(credentials));',
      "console.log(JSON.stringify('[redacted]'));",
    ),
    redacted(
      'throw new Error(`bad token ${accessToken}`);',
      "throw new Error(`bad token ${'[redacted]'}`);",
    ),
    redacted('throw new AuthError(password);', "throw new AuthError('[redacted]');"),
    redacted(
      `${spawn} spawn('curl', ['-u', password, url]);`,
      `${spawn} spawn('curl', ['-u', '[redacted]', url]);`,
    ),
    redacted(
      `${spawn} spawn('curl', ['--header', \`X-Key: \${apiKey}\`]);`,
      `${spawn} spawn('curl', ['--header', \`X-Key: \${'[redacted]'}\`]);`,
    ),
    redacted('console.log(password || "none");', 'console.log(\'[redacted]\' || "none");'),
    {
      ...redacted('console.log(pin);', "console.log('[redacted]');"),
      options: { secrets: '^pin$' },
    },
  ],
});
