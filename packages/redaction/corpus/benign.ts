/** Real-life text that looks like a secret and is none. Each line must pass unchanged. */
import { fakes } from './random.ts';

/** Lines of a kind, so that a false positive says what it is one of. */
export interface BenignLine {
  kind: string;
  text: string;
}

const LINES: Readonly<Record<string, readonly string[]>> = {
  code: [
    'password = getPassword()',
    'const password = req.body.password;',
    'token: string',
    'token: string;',
    'readonly token?: string | undefined;',
    'const token = tokens[0];',
    'let token = await this.tokenProvider.getToken();',
    "if (password === '') throw new Error('password required');",
    'if (token == null) return;',
    'password: null,',
    '"password": null,',
    '"password": ""',
    "secret: process.env['CLIENT_SECRET'],",
    'apiKey: process.env.API_KEY,',
    'api_key = os.environ["API_KEY"]',
    'api_key=os.getenv("API_KEY")',
    'API_KEY = config.get("api_key")',
    'TOKEN=$(vault read -field=token secret/app)',
    'export TOKEN=${TOKEN:-}',
    'export GITHUB_TOKEN="$TOKEN"',
    'curl -H "Authorization: Bearer $TOKEN" https://api.example.com',
    'curl -H "Authorization: Bearer ${TOKEN}" https://api.example.com',
    'headers: { Authorization: `Bearer ${token}` }',
    'github_token: ${{ secrets.GITHUB_TOKEN }}',
    'password: "{{ vault_password }}"',
    'password: !vault |',
    'private_key: ed25519.Ed25519PrivateKey,',
    'this.accessToken = accessToken;',
    'exports.isEndOfFileToken = isEndOfFileToken;',
    '[Tokenizer.END_TAG_TOKEN]: endTagInHeadNoScript,',
    'type Token = { kind: TokenKind; text: string };',
    'function matchToken(shape: TokenShape, view: View): Match | null {',
    'readonly STENCIL_PASS_DEPTH_PASS: 0x0b96;',
    'const passwordField = document.querySelector("#password");',
    '<input type="password" name="password" placeholder="Password">',
    '<label for="password">Password</label>',
    'passwordHash: await bcrypt.hash(password, 10),',
    'secretName: app-credentials',
    'name: my-secret-volume',
    'secretRef: { name: db-credentials-v2 }',
    'secret: db-credentials-v2',
    '"tokenType": "Bearer"',
    '"token_type":"bearer"',
    'token: "accessToken"',
    'max_tokens: 4096',
    'max_tokens=100000',
    '"total_tokens": 123456, "prompt_tokens": 1234',
    'tokenizer: "bert-base-uncased"',
    'tokens_per_second=1234.5678',
    'csrf_token: "{{ csrf_token() }}"',
    'primary_key: user_id_v2',
    'cache-key: node-modules-linux-x64-v20',
    'sort_key = created_at',
    'author: Jane Roe <jane@example.com>',
    'authority=https://login.example.com/common',
    'sk-fading-circle sk-circle12 sk-child',
    '.sk-cube-grid .sk-cube1 { animation-delay: 0.2s }',
    'task-0303-redaction-before-disk-and-in-streams',
    'task-0303-abcdef0123456789abcdef0123456789abcdef',
    'const desk-lamp-sk-12 = 1',
    'import { createHash } from "node:crypto";',
    'npm_config_registry=https://registry.npmjs.org/',
    'npm_lifecycle_event=test npm_package_version=1.0.0',
    'hf_hub_download(repo_id="bert-base-uncased")',
    'this.s.length + args.s.map(String)',
    's.replaceAll("abc", "def")',
    'AKIA is the prefix of an access key id',
    'the prefix ghp_ marks a personal token',
    'ghp_ gho_ ghs_ glpat- sk- xoxb- AKIA eyJ',
    'xoxb-your-token-here',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'AKIAXXXXXXXXXXXXXXXX',
    'api_key: <your-api-key>',
    'api_key = "YOUR_API_KEY"',
    'API_KEY=your-api-key-here',
    'API_KEY=changeme',
    'PASSWORD=',
    'PASSWORD=${DB_PASSWORD}',
    'PASSWORD=%DB_PASSWORD%',
    'password: ********',
    'password=xxxxxxxx',
    'password=<redacted>',
    'password: [hidden]',
    'token=[redacted:secret]',
    'token: ...',
    '--password-file /run/secrets/db_password',
    '--password --recovery-key --force',
    'DB_PASSWORD_FILE=/run/secrets/db_password',
    'SSH_AUTH_SOCK=/run/user/1000/keyring/ssh',
    'GOOGLE_APPLICATION_CREDENTIALS=/etc/gcp/service-account.json',
    'private_key_path: ./certs/server.key',
    'private_key: /etc/ssl/private/server.key',
    'TOKEN_URL=https://login.example.com/oauth2/token',
    'TOKEN_TTL=3600s',
    'token expires at 2026-11-20T10:00:00Z',
    'token: 2026-11-20T10:00:00.000Z',
    'password_reset_path GET /password/reset(.:format)',
    ':type passphrase: :py:data:`bytes`',
    'socks5h://<username>:<password>@proxy-host',
    'scheme://[user:passwd@]proxy.server:port',
  ],
  prose: [
    'Enter your password: ',
    'Password: ',
    'The password must have at least 8 characters.',
    '"password": "Your password must be at least 8 characters long"',
    '"password": "Password"',
    'Forgot your password? Reset it here.',
    'Basic authentication is deprecated; bearer tokens are recommended.',
    'Bearer of good news arrived today at noon.',
    'This token is invalid: expired',
    'token: expired',
    'secret: required',
    'Authorization: none',
    'authorization: required for this endpoint',
    'Cookie: a small piece of data',
    'cookie: { maxAge: 3600 }',
    'He logged in with the login form and the password form',
    'login: jane password: (none)',
    'the secret of success is patience',
    'Secrets: 3 created, 0 changed',
    'Token count: 1234567',
    'Discord and Slack notifications are enabled for this channel.',
    'See -----BEGIN CERTIFICATE----- for the chain',
    '-----BEGIN PUBLIC KEY-----',
    '-----BEGIN CERTIFICATE REQUEST-----',
  ],
  links: [
    'https://example.com/a/b?c=d#e',
    'git@github.com:acme/widgets.git',
    'ssh://git@github.com/acme/widgets.git',
    'https://user@example.com/path',
    'postgres://localhost:5432/app',
    'http://127.0.0.1:8080/@scope/name',
    'https://registry.npmjs.org/@types/node/-/node-20.19.0.tgz',
    'https://unpkg.com/react@18.2.0/umd/react.production.min.js',
    'https://medium.com/@jane/a-story-of-tokens-3f2a9c1e',
    'postgres://app:${DB_PASSWORD}@db/app',
    'postgres://app:***@db/app',
    'mailto:jane.roe@example.com',
    'https://hooks.slack.com/services/',
    'file:///home/jane/project/src/index.ts:10:5',
    'at Object.<anonymous> (file:///work/a.js:10:5)',
  ],
  logs: [
    '2026-11-20T10:00:00.000Z INFO [worker-3] started in 12 ms',
    'Nov 20 10:00:00 host sshd[123]: Accepted publickey for jane from 10.0.0.1 port 22',
    '10.0.0.1 - - [20/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1234',
    'PASS src/secret-value.test.ts (12.3 s)',
    'Tests: 137 passed, 137 total',
    '  at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:96:12)',
    'added 632 packages, and audited 633 packages in 12s',
    'Step 3/9 : RUN npm ci --omit=dev',
    ' ---> Running in 3f2a9c1e0b7d',
    '\u001b[32m✓\u001b[39m redacts a token \u001b[2m(3 ms)\u001b[22m',
    '\u001b[1m\u001b[33mwarning\u001b[39m\u001b[22m token is deprecated',
    'Progress: [##########----------] 50 %',
    '==================================================',
    'MD5 (file.txt) = (none)',
    'key=value key2=value2 key3="a b"',
    'level=info msg="token refreshed" user=jane duration=1.2ms',
    'drwxr-xr-x 11 root root 4096 Nov 20 12:55 .',
    'Ünïcödé tëxt — naïve café 日本語 🎉',
    '\u0000\u0001\u0002 binary \u007f',
  ],
  manifests: [
    '"version": "1.24.0", "resolved": "https://registry.npmjs.org/a/-/a-1.24.0.tgz"',
    '"verdaccio-htpasswd": "13.0.3"',
    'engines: { node: ">=20.19" }',
    'uses: actions/checkout@v4',
    '//# sourceMappingURL=index.js.map',
    '"mappings": "AAAA,SAASA,GAAG,CAACC,CAAC,EAAEC,CAAC;AACd,OAAO,OAAO;AAChB"',
    '"names":["token","password","secret"],"sources":["src/token.ts"]',
    'data:text/plain;charset=utf-8,hello',
    'Content-Type: multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW',
    'ETag: W/"1234-5678"',
  ],
};

/** Texts with generated parts that are public: digests, ids, images, maps. */
function generated(): BenignLine[] {
  const f = fakes(4711);
  const uuid = () => [8, 4, 4, 4, 12].map((size) => f.hex(size)).join('-');
  const twelve = Array.from({ length: 12 }, (_, i) => i);
  const lines = (kind: string, make: (i: number) => string) =>
    twelve.map((i) => ({ kind, text: make(i) }));
  return [
    ...lines(
      'git-sha',
      (i) =>
        [
          `commit ${f.hex(40)}`,
          `${f.hex(40)} refs/heads/main`,
          `index ${f.hex(7)}..${f.hex(7)} 100644`,
          `HEAD is now at ${f.hex(8)} Fix token`,
        ][i % 4] ?? '',
    ),
    ...lines(
      'uuid',
      (i) =>
        [`id: ${uuid()}`, `"run_id":"${uuid()}"`, `token: ${uuid()}`, `request ${uuid()} done`][
          i % 4
        ] ?? '',
    ),
    ...lines('integrity', () => `"integrity": "sha512-${f.base64(86)}=="`),
    ...lines(
      'digest',
      (i) =>
        [
          `sha256:${f.hex(64)}`,
          `${f.hex(64)}  dist.tar.gz`,
          `"digest": "${f.hex(64)}"`,
          `token sha256:${f.hex(64)}`,
        ][i % 4] ?? '',
    ),
    ...lines('image', () => `data:image/png;base64,iVBORw0KGgo${f.base64(400)}=`),
    ...lines(
      'source-map',
      () =>
        `//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjoz${f.base64(600).replaceAll('/', 'x').replaceAll('+', 'y')}`,
    ),
    ...lines('task-id', (i) => `task-03${i}3-${f.hex(32)} queued`),
    ...lines(
      'build-id',
      (i) =>
        [
          `chunk-${f.alnum(8)}.js`,
          `index-${f.alnum(10)}.css`,
          `etag "${f.hex(32)}"`,
          `trace_id=${f.hex(32)} span_id=${f.hex(16)}`,
        ][i % 4] ?? '',
    ),
    ...lines(
      'certificate',
      () =>
        `-----BEGIN CERTIFICATE-----\n${f.base64(64)}\n${f.base64(64)}\n-----END CERTIFICATE-----`,
    ),
    ...lines(
      'ssh-public-key',
      () => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${f.alnum(43)} jane@host`,
    ),
  ];
}

/** All lines: the same in every run. */
export function benignLines(): BenignLine[] {
  const written = Object.entries(LINES).flatMap(([kind, texts]) =>
    texts.map((text) => ({ kind, text })),
  );
  return [...written, ...generated()];
}
