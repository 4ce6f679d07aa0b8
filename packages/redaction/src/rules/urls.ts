import { ALNUM, AUTHORITY, BASE64, HEX, TOKEN, WORD, code } from '../bytes.ts';
import type { Match, Rule } from '../rule.ts';
import { isPlaceholderAt, isSecretAt } from '../secret-value.ts';
import type { View } from '../view.ts';

/** Longest authority that is searched for an `@`. */
const MAX_AUTHORITY_BYTES = 1024;

/** A marker that an earlier redaction left. */
const MARKER = /^[^:[]*:?\[redacted:[\w.-]+\]$/;

function matchUserinfo(view: View, at: number, length: number): Match | null {
  // `scheme://[user:password@]host` in a manual, or an IPv6 address.
  if (!view.is(at - 1, ALNUM) || view.at(at + length) === code('[')) return null;
  const from = at + length;
  const end = view.runEnd(from, AUTHORITY, MAX_AUTHORITY_BYTES);
  let host = -1;
  let colon = -1;
  for (let i = from; i < end; i += 1) {
    const byte = view.at(i);
    if (byte === code('@'))
      host = i; // the last one: a password may hold an @ itself
    else if (byte === code(':') && colon === -1) colon = i;
  }
  if (host === -1) return null;
  if (MARKER.test(view.text(from, host, 96))) return null;
  if (colon === -1 || colon > host) {
    const secret = host - from >= 16 && isSecretAt(view, from, host, 'named', false);
    return secret ? { start: from, end: host } : null;
  }
  const start = colon + 1;
  if (start === host) return null;
  const password = view.text(start, host, 96);
  if (password.startsWith('$') || password.startsWith('*') || password.startsWith('%s'))
    return null;
  return { start, end: host };
}

function pathAfter(mask: number, minBytes: number, minParts: number) {
  return (view: View, at: number, length: number): Match | null => {
    const from = at + length;
    const end = view.runEnd(from, mask);
    const path = view.text(from, end, 256);
    if (
      path.length < minBytes ||
      path.split('/').length < minParts ||
      isPlaceholderAt(view, from, end)
    )
      return null;
    return { start: from, end, tail: mask };
  };
}

function matchSignature(view: View, at: number, length: number): Match | null {
  const before = view.at(at - 1);
  if (before !== code('?') && before !== code('&') && before !== code(';')) return null;
  const from = at + length;
  let end = from;
  for (;;) {
    end = view.runEnd(end, BASE64);
    if (view.at(end) !== code('%') || !view.is(end + 1, HEX) || !view.is(end + 2, HEX)) break;
    end += 3;
  }
  return end - from >= 40 ? { start: from, end } : null;
}

/** Credentials that stand in addresses. */
export const URL_RULES: readonly Rule[] = [
  {
    id: 'url-credentials',
    kind: 'context',
    description: 'The password in scheme://user:password@host, or a generated user name alone.',
    source: 'RFC 3986 section 3.2.1',
    anchors: ['://'],
    match: matchUserinfo,
  },
  {
    id: 'slack-webhook',
    kind: 'format',
    description: 'The secret path of a Slack incoming webhook, workflow or trigger address.',
    source: 'https://api.slack.com/messaging/webhooks',
    anchors: [
      'hooks.slack.com/services/',
      'hooks.slack.com/workflows/',
      'hooks.slack.com/triggers/',
    ],
    match: pathAfter(BASE64 | WORD, 24, 3),
  },
  {
    id: 'discord-webhook',
    kind: 'format',
    description: 'The id and token of a Discord webhook address.',
    source: 'https://discord.com/developers/docs/resources/webhook',
    anchors: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
    match: pathAfter(TOKEN | BASE64, 60, 2),
  },
  {
    id: 'teams-webhook',
    kind: 'format',
    description: 'The secret path of a Microsoft Teams incoming webhook address.',
    source:
      'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    anchors: ['webhook.office.com/webhookb2/'],
    match: pathAfter(TOKEN | BASE64 | AUTHORITY, 60, 3),
  },
  {
    id: 'signed-url',
    kind: 'context',
    description: 'The signature of a signed address (Azure SAS, AWS and Google query signatures).',
    source:
      'https://learn.microsoft.com/rest/api/storageservices/create-service-sas; AWS SigV4 query parameters',
    anchors: ['sig=', 'x-amz-signature=', 'x-goog-signature='],
    anyCase: true,
    match: matchSignature,
  },
];
