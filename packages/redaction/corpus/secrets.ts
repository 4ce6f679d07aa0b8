/**
 * Format-valid fakes, put together at run time from parts: no line of this file looks like a
 * secret, and none of the secrets has ever opened anything.
 */
import { fakes, type Fakes } from './random.ts';

/** One secret in its context. */
export interface Sample {
  /** The rule that is expected to name it. */
  rule: string;
  text: string;
  /** What must not be in the output, nor any long part of it. */
  secret: string;
}

type Make = (f: Fakes) => string;

/** Formats that are known by their own shape, wherever they stand. */
const FORMATS: readonly (readonly [rule: string, make: Make])[] = [
  ['github-token', (f) => `ghp_${f.alnum(36)}`],
  ['github-token', (f) => `gho_${f.alnum(36)}`],
  ['github-token', (f) => `ghs_${f.alnum(36)}`],
  ['github-token', (f) => `ghs_${f.digits(7)}_${f.alnum(40)}.${f.alnum(80)}.${f.alnum(60)}`],
  ['github-token', (f) => `ghu_${f.alnum(36)}`],
  ['github-token', (f) => `ghr_${f.alnum(76)}`],
  ['github-fine-grained-token', (f) => `github_pat_${f.alnum(22)}_${f.alnum(59)}`],
  ['gitlab-token', (f) => `glpat-${f.token(20)}`],
  ['gitlab-token', (f) => `glpat-${f.token(27)}.01.${f.alnum(9)}`],
  ['gitlab-token', (f) => `gldt-${f.token(20)}`],
  ['gitlab-token', (f) => `glrt-${f.token(20)}`],
  ['gitlab-runner-registration-token', (f) => `GR1348941${f.token(20)}`],
  ['bitbucket-app-password', (f) => `ATBB${f.alnum(32)}`],
  ['npm-token', (f) => `npm_${f.alnum(36)}`],
  ['pypi-token', (f) => `pypi-AgEIcHlwaS5vcmc${f.token(80)}`],
  ['rubygems-token', (f) => `rubygems_${f.hex(48)}`],
  ['crates-io-token', (f) => `cio${f.alnum(32)}`],
  ['clojars-token', (f) => `CLOJARS_${f.alnum(60)}`],
  ['docker-hub-token', (f) => `dckr_pat_${f.token(27)}`],
  ['docker-hub-token', (f) => `dckr_oat_${f.token(32)}`],
  ['circleci-token', (f) => `CCIPAT_${f.alnum(22)}_${f.hex(40)}`],
  ['buildkite-token', (f) => `bkua_${f.alnum(40)}`],
  ['sonarqube-token', (f) => `sqp_${f.hex(40)}`],
  ['snyk-token', (f) => `snyk_uat.${f.hex(8)}.${f.token(60)}`],
  ['jfrog-token', (f) => `AKCp${f.alnum(69)}`],
  ['aws-access-key-id', (f) => `AKIA${f.upper(16)}`],
  ['aws-access-key-id', (f) => `ASIA${f.upper(16)}`],
  ['google-api-key', (f) => `AIza${f.token(35)}`],
  ['google-oauth-token', (f) => `ya29.${f.token(120)}`],
  ['google-oauth-token', (f) => `GOCSPX-${f.token(28)}`],
  ['google-oauth-token', (f) => `1//0${f.token(50)}`],
  ['digitalocean-token', (f) => `dop_v1_${f.hex(64)}`],
  ['digitalocean-token', (f) => `doo_v1_${f.hex(64)}`],
  ['heroku-token', (f) => `HRKU-${f.token(60)}`],
  ['vercel-token', (f) => `vcp_${f.alnum(56)}`],
  ['netlify-token', (f) => `nfp_${f.alnum(36)}`],
  ['fly-token', (f) => `fm2_${f.base64(180)}`],
  ['cloudflare-ca-key', (f) => `v1.0-${f.hex(24)}-${f.hex(146)}`],
  ['cloudflare-token', (f) => `cfut_${f.alnum(48)}`],
  ['databricks-token', (f) => `dapi${f.hex(32)}`],
  ['vault-token', (f) => `hvs.${f.token(95)}`],
  ['vault-token', (f) => `hvb.${f.token(150)}`],
  ['vault-legacy-token', (f) => `s.${f.alnum(24)}`],
  ['terraform-cloud-token', (f) => `${f.alnum(14)}.atlasv1.${f.token(64)}`],
  ['doppler-token', (f) => `dp.pt.${f.alnum(43)}`],
  ['pulumi-token', (f) => `pul-${f.hex(40)}`],
  ['planetscale-token', (f) => `pscale_tkn_${f.token(43)}`],
  ['supabase-token', (f) => `sbp_${f.hex(40)}`],
  ['tailscale-key', (f) => `tskey-auth-${f.alnum(12)}-${f.alnum(32)}`],
  ['alibaba-access-key-id', (f) => `LTAI${f.alnum(20)}`],
  ['age-secret-key', (f) => `AGE-SECRET-KEY-1${f.from('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`],
  ['onepassword-token', (f) => `ops_eyJ${f.alnum(250)}`],
  ['azure-client-secret', (f) => `${f.from('abcXYZ', 3)}8Q~${f.token(34)}`],
  ['azure-devops-token', (f) => `${f.alnum(76)}AZDO${f.alnum(4)}`],
  ['openai-key', (f) => `sk-proj-${f.token(60)}T3BlbkFJ${f.token(60)}`],
  ['openai-key', (f) => `sk-svcacct-${f.token(74)}`],
  ['openai-key', (f) => `sk-admin-${f.token(74)}`],
  ['sk-key', (f) => `sk-${f.alnum(20)}T3BlbkFJ${f.alnum(20)}`],
  ['sk-key', (f) => `sk-${f.hex(32)}`],
  ['openrouter-key', (f) => `sk-or-v1-${f.hex(64)}`],
  ['anthropic-key', (f) => `sk-ant-api03-${f.token(93)}AA`],
  ['anthropic-key', (f) => `sk-ant-oat01-${f.token(93)}AA`],
  ['huggingface-token', (f) => `hf_${f.alnum(34)}`],
  ['groq-key', (f) => `gsk_${f.alnum(52)}`],
  ['xai-key', (f) => `xai-${f.alnum(80)}`],
  ['perplexity-key', (f) => `pplx-${f.alnum(48)}`],
  ['replicate-token', (f) => `r8_${f.alnum(37)}`],
  ['slack-token', (f) => `xoxb-${f.digits(12)}-${f.digits(13)}-${f.alnum(24)}`],
  ['slack-token', (f) => `xoxp-${f.digits(12)}-${f.digits(12)}-${f.digits(12)}-${f.hex(32)}`],
  ['slack-token', (f) => `xapp-1-A${f.upper(10)}-${f.digits(13)}-${f.hex(64)}`],
  ['stripe-key', (f) => `sk_live_${f.alnum(24)}`],
  ['stripe-key', (f) => `rk_test_${f.alnum(99)}`],
  ['stripe-webhook-secret', (f) => `whsec_${f.base64(32)}`],
  ['square-token', (f) => `sq0atp-${f.token(22)}`],
  ['braintree-token', (f) => `access_token$production$${f.from('abcdef0123456789', 16)}`],
  ['twilio-api-key', (f) => `SK${f.hex(32)}`],
  ['sendgrid-key', (f) => `SG.${f.token(22)}.${f.token(43)}`],
  ['mailgun-key', (f) => `key-${f.hex(32)}`],
  ['brevo-key', (f) => `xkeysib-${f.hex(64)}-${f.alnum(16)}`],
  ['shopify-token', (f) => `shpat_${f.hex(32)}`],
  ['shopify-token', (f) => `shpss_${f.hex(32)}`],
  ['atlassian-token', (f) => `ATATT3${f.token(180)}=${f.upper(8)}`],
  ['linear-key', (f) => `lin_api_${f.alnum(40)}`],
  ['notion-token', (f) => `ntn_${f.digits(11)}${f.alnum(35)}`],
  ['notion-token', (f) => `secret_${f.alnum(43)}`],
  ['new-relic-key', (f) => `NRAK-${f.upper(27)}`],
  ['new-relic-license-key', (f) => `${f.hex(36)}NRAL`],
  ['sentry-token', (f) => `sntrys_eyJ${f.alnum(120)}=_${f.base64(43)}`],
  ['sentry-token', (f) => `sntryu_${f.hex(64)}`],
  ['grafana-token', (f) => `glsa_${f.alnum(32)}_${f.hex(8)}`],
  ['postman-key', (f) => `PMAK-${f.hex(24)}-${f.hex(34)}`],
  ['figma-token', (f) => `figd_${f.token(40)}`],
  ['dynatrace-token', (f) => `dt0c01.${f.upper(24)}.${f.upper(64)}`],
  ['typeform-token', (f) => `tfp_${f.token(44)}_${f.alnum(14)}`],
  ['shippo-token', (f) => `shippo_live_${f.hex(40)}`],
  ['easypost-key', (f) => `EZAK${f.alnum(54)}`],
  ['prefect-key', (f) => `pnu_${f.alnum(36)}`],
  ['facebook-token', (f) => `EAAG${f.alnum(160)}`],
  ['contentful-token', (f) => `CFPAT-${f.token(43)}`],
  ['telegram-bot-token', (f) => `${f.digits(10)}:AA${f.token(33)}`],
  ['jwt', (f) => `eyJhbGciOiJIUzI1NiJ9.eyJ${f.token(60)}.${f.token(43)}`],
  [
    'jwt',
    (f) => `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${f.token(16)}.${f.token(90)}.${f.token(22)}`,
  ],
  ['slack-webhook', (f) => `T${f.upper(8)}/B${f.upper(8)}/${f.alnum(24)}`],
];

/** Surroundings in which a format is found. `§` stands for the secret. */
const CONTEXTS = [
  '§',
  'the key is §, keep it safe',
  'export DEPLOY_VALUE=§',
  '{"level":"info","msg":"using §","pid":4711}',
  '{"log":"line one\\n§\\nline three"}',
  "curl -H 'X-Thing: §' https://api.example.com/v1",
  '  value: §  # from the vault',
  '+const client = new Client("§");',
  '\u001b[1m§\u001b[0m done',
  '\u001b[38;5;208mkey\u001b[0m=\u001b[1;31m§\u001b[0m\r',
  '2026-11-20T10:00:00.000Z ERROR [worker-3] refused (§) after 3 attempts',
  'https://example.com/cb?state=abc&v=§&next=/home',
  'a=b%3D§%26c=d',
  'next=%2Fcb%253Fv%253D§%2526c',
  "Error: bad credentials '§'\r\n    at request (client.js:10:5)",
  '<value>§</value>',
  '| name | § |',
  '`§`',
  '\u0000§\u0000',
  '\\u001b[32m§\\u001b[39m',
] as const;

/** Where the shape of the address belongs to the context. */
const PREFIXES: Readonly<Record<string, string>> = {
  'slack-webhook': 'https://hooks.slack.com/services/',
};

function formatSamples(f: Fakes): Sample[] {
  return FORMATS.flatMap(([rule, make], index) =>
    [0, 1, 2].map((turn): Sample => {
      const secret = make(f);
      const context = CONTEXTS[(index + turn * 7) % CONTEXTS.length] ?? '§';
      return { rule, secret, text: context.replace('§', () => `${PREFIXES[rule] ?? ''}${secret}`) };
    }),
  );
}

type InContext = readonly [rule: string, secret: Make, context: string];

/** Secrets that only their place gives away. `§` stands for the secret. */
const IN_CONTEXT: readonly InContext[] = [
  ['aws-secret-access-key', (f) => f.base64(40), 'aws_secret_access_key = §'],
  ['aws-secret-access-key', (f) => f.base64(40), '"SecretAccessKey": "§",'],
  ['aws-secret-access-key', (f) => f.base64(40), 'AWS_SECRET_ACCESS_KEY=§'],
  ['aws-secret-access-key', (f) => f.base64(40), 'SecretAccessKey   | §'],
  [
    'secret',
    (f) => `${f.base64(86)}==`,
    'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=§;EndpointSuffix=core.windows.net',
  ],
  [
    'secret',
    (f) => `${f.base64(43)}=`,
    'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=§',
  ],
  [
    'signed-url',
    (f) => `${f.alnum(42)}%3D`,
    'https://x.blob.core.windows.net/c/b?sv=2024-01-01&se=2026-01-01&sr=b&sig=§',
  ],
  [
    'signed-url',
    (f) => f.hex(64),
    'https://b.s3.amazonaws.com/k?X-Amz-Expires=900&X-Amz-Signature=§&x=1',
  ],
  [
    'discord-bot-token',
    (f) => `MTk4NjIyNDgzNDcxOTI1MjQ4.${f.token(6)}.${f.token(38)}`,
    'client.login("§")',
  ],
  [
    'discord-bot-token',
    (f) => `MTk4NjIyNDgzNDcxOTI1MjQ4.${f.token(6)}.${f.token(38)}`,
    'discord: connecting as §',
  ],
  [
    'discord-webhook',
    (f) => `${f.digits(18)}/${f.token(68)}`,
    'POST https://discord.com/api/webhooks/§ 204',
  ],
  [
    'teams-webhook',
    (f) => `${f.hex(36)}@${f.hex(36)}/IncomingWebhook/${f.hex(32)}/${f.hex(36)}`,
    'url: https://acme.webhook.office.com/webhookb2/§',
  ],
  ['url-credentials', (f) => f.alnum(10), 'postgres://app:§@db.internal:5432/app'],
  [
    'url-credentials',
    (f) => `${f.alnum(5)}@${f.alnum(5)}`,
    'mongodb+srv://app:§@cluster0.example.net/?retryWrites=true',
  ],
  ['url-credentials', (f) => f.alnum(12), 'redis://:§@cache:6379/0'],
  [
    'url-credentials',
    (f) => f.alnum(12),
    'fatal: unable to access https://ci:§@git.example.com/a.git/',
  ],
  ['url-credentials', (f) => f.alnum(30), 'https://§@git.example.com/a.git'],
  ['url-credentials', (f) => f.alnum(12), 'proxy=http://user:§@proxy.example.com:3128'],
  ['authorization-header', (f) => f.alnum(32), 'Authorization: Bearer §'],
  ['authorization-header', (f) => f.alnum(32), '"authorization": "Bearer §"'],
  [
    'authorization-header',
    (f) => `${f.base64(22)}==`,
    "curl -H 'Authorization: Basic §' https://x",
  ],
  ['authorization-header', (f) => f.alnum(32), 'headers: { Authorization: `token §` }'],
  ['authorization-header', (f) => f.alnum(40), 'proxy-authorization: §'],
  ['bearer-token', (f) => f.alnum(32), '> sending Bearer § now'],
  ['cookie-header', (f) => f.alnum(40), 'Set-Cookie: sid=§; Path=/; HttpOnly'],
  ['cookie-header', (f) => f.alnum(40), 'cookie: session=§; theme=dark'],
  ['netrc-password', (f) => f.alnum(12), 'machine api.example.com login me password §'],
  ['netrc-password', (f) => f.alnum(12), 'machine api.example.com\n  login me\n  password §\n'],
  ['secret', (f) => f.alnum(36), '//registry.npmjs.org/:_authToken=§'],
  ['secret', (f) => `${f.base64(30)}=`, '//npm.example.com/:_auth=§'],
  ['password', (f) => `${f.base64(18)}==`, '//npm.example.com/:_password=§'],
  [
    'docker-config-auth',
    (f) => `${f.base64(26)}==`,
    '{"auths":{"https://index.docker.io/v1/":{"auth":"§"}}}',
  ],
  ['password', (f) => f.alnum(12), 'password: §'],
  ['password', (f) => f.alnum(12), 'DB_PASSWORD=§'],
  ['password', () => ['hun', 'ter', '2'].join(''), 'PASSWORD=§'],
  ['password', () => ['correct', 'horse', 'battery'].join('-'), 'ADMIN_PASSWORD=§'],
  ['password', (f) => `${f.alnum(6)},${f.alnum(4)};(${f.alnum(4)}`, 'export DB_PASSWORD=§'],
  ['password', (f) => f.alnum(10), '"password": "§"'],
  ['password', (f) => `${f.alnum(6)}\\"${f.alnum(6)}`, '"password":"§"'],
  ['password', (f) => f.alnum(10), '"{\\"password\\":\\"§\\"}"'],
  ['password', (f) => f.alnum(10), 'Server=db;User Id=sa;Password=§;Encrypt=true'],
  ['password', (f) => f.alnum(10), 'jdbc:postgresql://h/db?user=a&password=§&ssl=true'],
  ['password', (f) => f.alnum(10), 'mysql --user=root --password=§ app'],
  ['password', (f) => f.alnum(10), 'tool --password § --verbose'],
  ['password', (f) => f.alnum(10), '<password>§</password>'],
  ['password', (f) => f.alnum(10), "config['password'] = '§'"],
  ['password', (f) => f.alnum(10), 'spring.datasource.password=§'],
  ['password', (f) => f.alnum(14), "passphrase => '§',"],
  ['password', (f) => f.alnum(10), 'LDAP_PWD="§"'],
  ['secret', (f) => f.alnum(32), 'TWILIO_AUTH_TOKEN=§'],
  ['secret', (f) => f.hex(32), 'api_key: §'],
  [
    'secret',
    (f) => `${f.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 9)}3${f.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 6)}`,
    'totp_secret: §',
  ],
  ['secret', (f) => f.hex(40), 'client_secret=§&grant_type=client_credentials'],
  ['secret', (f) => f.alnum(24), 'const apiKey = "§";'],
  ['secret', (f) => f.alnum(24), 'x-api-key: §'],
  ['secret', (f) => f.alnum(20), 'PRIVATE-TOKEN: §'],
  ['secret', (f) => f.alnum(40), 'SECRET_KEY_BASE=§'],
  ['secret', (f) => f.alnum(40), 'GET /v1/me?access_token=§ HTTP/1.1'],
  ['secret', (f) => f.alnum(40), '"refresh_token":"§","expires_in":3600'],
  ['secret', (f) => f.alnum(30), 'docker login --token §'],
  ['secret', (f) => f.alnum(30), 'ENV WEBHOOK_SECRET=§'],
  ['secret', (f) => f.alnum(30), "SECRET_KEY = '§'"],
  ['secret', (f) => f.alnum(30), '  signing_key: "§"'],
  ['secret', (f) => f.alnum(30), 'credentials: §'],
  ['key', (f) => f.alnum(30), 'export STRIPE_KEY=§'],
  ['key', (f) => f.alnum(12), 'smtp://x user=me pass=§'],
  ['key', (f) => f.alnum(12), '{ "user": "me", "pass": "§" }'],
  ['bearer-token', (f) => `${f.base64(26)}==`, 'auth: Basic §'],
  ['secret', (f) => f.alnum(30), 'auth_token%3D§%26x'],
];

function key(f: Fakes, kind: string, separator: string): string {
  const lines = Array.from({ length: 6 }, () => f.base64(64));
  return [`-----BEGIN ${kind}-----`, ...lines, `${f.base64(22)}==`, `-----END ${kind}-----`].join(
    separator,
  );
}

function keySamples(f: Fakes): Sample[] {
  const rsa = ['RSA PRIVATE', 'KEY'].join(' ');
  const plain = ['PRIVATE', 'KEY'].join(' ');
  const samples: Sample[] = [];
  const add = (text: string, secret: string) => samples.push({ rule: 'private-key', text, secret });
  for (const kind of [
    rsa,
    plain,
    `OPENSSH ${plain}`,
    `EC ${plain}`,
    `ENCRYPTED ${plain}`,
    `PGP ${plain} BLOCK`,
  ]) {
    const text = key(f, kind, '\n');
    add(`before\n${text}\nafter`, text);
  }
  const windows = key(f, rsa, '\r\n');
  add(`before\r\n${windows}\r\nafter`, windows);
  const escaped = key(f, plain, '\\n');
  add(
    `{"type":"service_account","${plain.toLowerCase().replace(' ', '_')}":"${escaped}\\n","client_id":"1"}`,
    escaped,
  );
  const nested = key(f, plain, '\\\\n');
  add(`"{\\"k\\":\\"${nested}\\\\n\\"}"`, nested);
  const oneLine = key(f, plain, ' ');
  add(`KEY='${oneLine}' run`, oneLine);
  const prefixed = key(f, plain, '\nweb_1  | ');
  add(`web_1  | ${prefixed}\nweb_1  | ready`, prefixed.replaceAll('\nweb_1  | ', '\n'));
  const indented = key(f, plain, '\n    ');
  add(`data:\n  key: |\n    ${indented}\n  other: 1`, indented);
  return samples;
}

/** All samples: the same in every run. */
export function secretSamples(): Sample[] {
  const f = fakes(20261120);
  const inContext = IN_CONTEXT.map(([rule, make, context]): Sample => {
    const secret = make(f);
    return { rule, secret, text: context.replace('§', () => secret) };
  });
  return [...formatSamples(f), ...inContext, ...keySamples(f)];
}
