import {
  ALNUM,
  BASE64,
  BLANK,
  DIGIT,
  DOT,
  HEX,
  JWT_PART,
  LOWER,
  NEWLINE,
  QUOTE,
  TILDE,
  TOKEN,
  UNQUOTED,
  UPPER,
  code,
} from '../bytes.ts';
import { isMasked } from '../placeholder.ts';
import type { Match, Rule } from '../rule.ts';
import { isPlaceholderAt } from '../secret-value.ts';
import type { View } from '../view.ts';

/** Longest JOSE header that is believed; inline source maps also begin with `eyJ` but have no dot. */
const MAX_JOSE_HEADER_BYTES = 2048;

function matchJwt(view: View, at: number): Match | null {
  if (!view.startsToken(at) || view.at(at - 1) === code('-')) return null;
  const header = view.runEnd(at, TOKEN, MAX_JOSE_HEADER_BYTES);
  if (header - at < 16 || view.at(header) !== code('.')) return null;
  const payload = view.runEnd(header + 1, TOKEN);
  if (payload === view.limit) return { start: at, end: payload, tail: JWT_PART };
  // A JWE with a direct key has an empty second part.
  if ((payload - header < 10 && payload - header !== 1) || view.at(payload) !== code('.'))
    return null;
  let end = payload;
  let parts = 2;
  while (view.at(end) === code('.') && parts < 5) {
    if (!view.is(end + 1, TOKEN)) break;
    end = view.runEnd(end + 1, TOKEN);
    parts += 1;
  }
  return { start: at, end, tail: JWT_PART };
}

function matchPem(view: View, at: number, length: number): Match | null {
  const from = at + length;
  const end = view.runEnd(from, UPPER | DIGIT | BLANK, 48);
  const title = view.text(from, end);
  if (!/PRIVATE KEY(?: BLOCK)?$/.test(title) || !view.exact(end, '-----')) return null;
  return { start: at, end: end + 5 };
}

function matchPutty(view: View, at: number, length: number): Match | null {
  const from = view.runEnd(at + length, BLANK, 4);
  const end = view.runEnd(from, DIGIT, 4);
  return end > from && view.is(end, NEWLINE) ? { start: at, end } : null;
}

function matchTelegram(view: View, at: number): Match | null {
  const start = view.runStart(at, DIGIT, 16);
  const end = view.fixedRunEnd(at + 1, TOKEN, 35, 35);
  const bot = view.folded(start - 3, 'bot') || view.startsToken(start);
  if (at - start < 7 || at - start > 12 || !bot) return null;
  return end === -1 ? null : { start, end };
}

/** Three base64url parts of known lengths: the id in digits, a time, a signature. */
function discordToken(view: View, from: number): Match | null {
  const first = view.runEnd(from, TOKEN, 64);
  const id = first - from;
  if (id < 23 || id > 28 || !/^[MNO]/.test(view.text(from, from + 1))) return null;
  if (view.at(first) !== code('.') || !view.startsToken(from)) return null;
  const time = view.runEnd(first + 1, TOKEN, 64);
  if (time - first !== 7 || view.at(time) !== code('.')) return null;
  const end = view.runEnd(time + 1, TOKEN, 64);
  return end - time - 1 >= 27 && end - time - 1 <= 40 ? { start: from, end } : null;
}

/** How far after the word a bot token is looked for; after `Bot ` and `login(` only a quote may stand. */
const DISCORD_REACH_BYTES = 64;
const CALL_REACH_BYTES = 3;

function matchDiscord(view: View, at: number, length: number): Match | null {
  const reach = length === 'discord'.length ? DISCORD_REACH_BYTES : CALL_REACH_BYTES;
  for (let i = at + length; i < at + length + reach; i += 1) {
    const byte = view.at(i);
    if (byte === -1 || byte === 0x0a) return null;
    if (byte < code('M') || byte > code('O') || !view.startsToken(i)) continue;
    const found = discordToken(view, i);
    if (found !== null) return found;
  }
  return null;
}

function matchAwsSecret(view: View, at: number, length: number): Match | null {
  let from = at + length;
  const separators = QUOTE | BLANK;
  while (
    from - at - length < 64 &&
    (view.is(from, separators) || '\\:=|,>'.includes(String.fromCharCode(view.at(from))))
  ) {
    from += 1;
  }
  if (from === at + length) return null;
  const end = view.fixedRunEnd(from, BASE64, 40, 40);
  return end !== -1 && !isMasked(view.traits(from, end)) ? { start: from, end } : null;
}

function matchNetrc(view: View, at: number, length: number): Match | null {
  if (!view.startsToken(at)) return null;
  const gap = BLANK | NEWLINE;
  const user = view.runEnd(at + length, gap, 64);
  const userEnd = view.runEnd(user, UNQUOTED, 256);
  const word = view.runEnd(userEnd, gap, 64);
  if (user === at + length || userEnd === user || !view.exact(word, 'password')) return null;
  const from = view.runEnd(word + 8, gap, 64);
  const end = view.runEnd(from, UNQUOTED);
  if (from === word + 8 || end - from < 4 || isPlaceholderAt(view, from, end)) return null;
  return { start: from, end, tail: UNQUOTED };
}

function matchBehind(before: number, beforeBytes: number, after: number, min: number, max: number) {
  return (view: View, at: number, length: number): Match | null => {
    const start = at - beforeBytes;
    if (view.runStart(at, before, beforeBytes) !== start || !view.startsToken(start)) return null;
    const end = view.fixedRunEnd(at + length, after, min, max);
    if (end === -1) return null;
    return isMasked(view.traits(start, end)) ? null : { start, end };
  };
}

function matchVaultLegacy(view: View, at: number): Match | null {
  if (!view.startsToken(at) || view.at(at - 1) === code('.')) return null;
  const end = view.fixedRunEnd(at + 2, ALNUM, 24, 24);
  if (end === -1 || !view.endsToken(end)) return null;
  const body = view.text(at + 2, end);
  return /\d/.test(body) && /[a-z]/.test(body) && /[A-Z]/.test(body) ? { start: at, end } : null;
}

function matchDockerAuth(view: View, at: number, length: number): Match | null {
  let from = at + length;
  while (
    from - at < 24 &&
    (view.is(from, QUOTE | BLANK) || view.at(from) === code(':') || view.at(from) === code('\\'))
  )
    from += 1;
  const end = view.runEnd(from, BASE64);
  if (end - from < 12 || isPlaceholderAt(view, from, end)) return null;
  return /[\d=]/.test(view.text(from, end, 96)) ? { start: from, end, tail: BASE64 } : null;
}

/** Rules whose structure is more than a prefix and a run. */
export const STRUCTURED_RULES: readonly Rule[] = [
  {
    id: 'private-key',
    kind: 'format',
    description:
      'A PEM private key (RSA, EC, OpenSSH, PKCS#8, PGP), as lines, escaped in JSON, or with a prefix on each line.',
    source: 'RFC 7468, RFC 1421, RFC 9580 section 6',
    anchors: ['-----BEGIN '],
    opensBlock: true,
    match: matchPem,
  },
  {
    id: 'putty-private-key',
    kind: 'format',
    description: 'The private lines of a PuTTY key file.',
    source: 'PuTTY manual, appendix C',
    anchors: ['Private-Lines:'],
    opensBlock: true,
    match: matchPutty,
  },
  {
    id: 'jwt',
    kind: 'format',
    description: 'A JSON Web Token, signed (JWS) or encrypted (JWE).',
    source: 'RFC 7519, RFC 7515 section 7.1, RFC 7516 section 7.1',
    anchors: ['eyJ'],
    match: matchJwt,
  },
  {
    id: 'telegram-bot-token',
    kind: 'format',
    description: 'Telegram bot token: the bot id, a colon and 35 characters that begin with AA.',
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    anchors: [':AA'],
    match: matchTelegram,
  },
  {
    id: 'discord-bot-token',
    kind: 'format',
    description: 'Discord bot token, where the same line speaks of Discord, a bot or a login.',
    source: 'https://discord.com/developers/docs/reference#authentication',
    anchors: ['discord', 'bot ', 'login('],
    anyCase: true,
    match: matchDiscord,
  },
  {
    id: 'aws-secret-access-key',
    kind: 'format',
    description: 'Forty base64 characters after the name of an AWS secret access key.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    anchors: [
      'secret_access_key',
      'secretaccesskey',
      'secret-access-key',
      'aws_secret_key',
      'aws_secret',
    ],
    anyCase: true,
    match: matchAwsSecret,
  },
  {
    id: 'netrc-password',
    kind: 'context',
    description: 'The password of a netrc entry.',
    source: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    anchors: ['login'],
    match: matchNetrc,
  },
  {
    id: 'terraform-cloud-token',
    kind: 'format',
    description: 'HCP Terraform (Terraform Cloud) API token.',
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    anchors: ['.atlasv1.'],
    match: matchBehind(ALNUM, 14, TOKEN, 60, 70),
  },
  {
    id: 'azure-client-secret',
    kind: 'format',
    description: 'Microsoft Entra application secret: three characters, a digit, Q~ and the rest.',
    source: 'https://learn.microsoft.com/purview/sit-defn-azure-ad-client-secret',
    anchors: Array.from({ length: 10 }, (_, digit) => `${digit}Q~`),
    match: matchBehind(TOKEN, 3, TOKEN | TILDE | DOT, 31, 34),
  },
  {
    id: 'azure-devops-token',
    kind: 'format',
    description: 'Azure DevOps personal access token of 84 characters with AZDO near its end.',
    source:
      'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    anchors: ['AZDO'],
    match: matchBehind(ALNUM, 76, ALNUM, 4, 4),
  },
  {
    id: 'new-relic-license-key',
    kind: 'format',
    description: 'New Relic license key: hexadecimal digits that end in NRAL.',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    anchors: ['NRAL'],
    match: matchBehind(HEX, 36, LOWER, 0, 0),
  },
  {
    id: 'vault-legacy-token',
    kind: 'format',
    description: 'HashiCorp Vault service token of versions before 1.10.',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes',
    anchors: Array.from(
      'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
      (char) => `s.${char}`,
    ),
    match: matchVaultLegacy,
  },
  {
    id: 'docker-config-auth',
    kind: 'context',
    description: 'The base64 credentials of a Docker config.json.',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
    anchors: ['"auth"', '\\"auth\\"', '"identitytoken"'],
    match: matchDockerAuth,
  },
];
