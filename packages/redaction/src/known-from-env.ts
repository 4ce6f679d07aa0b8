import type { KnownSecret } from './known.ts';
import { isPlaceholder } from './placeholder.ts';
import { isPathLike } from './secret-value.ts';
import { traitsOf } from './traits.ts';
import { utf8 } from './bytes.ts';

/** Words of a variable's name that say that its value is secret. */
const SECRET_WORDS = new Set(
  'TOKEN SECRET SECRETS PASSWORD PASSWD PASS PWD PASSPHRASE KEY APIKEY CREDENTIAL CREDENTIALS AUTH COOKIE PAT JWT DSN WEBHOOK SIGNATURE'.split(
    ' ',
  ),
);

/** Last words that make of it a name, a place or a measure of the secret, and not the secret. */
const HARMLESS_ENDS = new Set(
  'SOCK SOCKET FILE PATH DIR DIRECTORY ID URL URI ENDPOINT HOST PORT NAME USER USERNAME TYPE ALGORITHM ALG LENGTH SIZE TTL EXPIRES EXPIRY EXPIRATION COUNT LIMIT MODE METHOD ENABLED DISABLED VERSION REGION HELPER COMMAND CMD ASKPASS PREFIX FORMAT SCOPE SCOPES ISSUER AUDIENCE HEADER'.split(
    ' ',
  ),
);

/** Names of every system that hold one of the words and no secret. */
const HARMLESS_NAMES = new Set([
  'PWD',
  'OLDPWD',
  'INIT_CWD',
  'SSH_AUTH_SOCK',
  'XAUTHORITY',
  'GPG_KEY',
  'GPG_KEYS',
]);

/** Shortest value that is taken, in characters. */
const MIN_LENGTH = 8;

function isSecretName(name: string): boolean {
  if (HARMLESS_NAMES.has(name.toUpperCase())) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  if (words.includes('PUBLIC') || HARMLESS_ENDS.has(words.at(-1) ?? '')) return false;
  return words.some((word) => SECRET_WORDS.has(word));
}

function isSecretText(value: string): boolean {
  if (value.length < MIN_LENGTH || isPlaceholder(value, traitsOf(utf8(value))) || isPathLike(value))
    return false;
  if (/^[\d.,:-]+$/.test(value) && value.length < 12) return false;
  return !/^[a-z]+$/i.test(value) || value.length >= 12;
}

/** The password of `scheme://user:password@host`, decoded and as it stands. */
function urlPasswords(value: string): string[] {
  const userinfo = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#:]*:([^\s/?#]+)@/i.exec(value)?.[1];
  if (userinfo === undefined) return [];
  const plain = /%[0-9a-f]{2}/i.test(userinfo)
    ? userinfo.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : userinfo;
  return [...new Set([userinfo, plain])].filter(isSecretText);
}

/**
 * Known secrets among environment variables.
 *
 * A variable counts when a word of its name says so (TOKEN, SECRET, PASSWORD, KEY, AUTH, …), unless
 * the name ends in a word such as FILE, PATH, SOCK, ID, URL or TTL, or has the word PUBLIC. Its
 * value counts unless it is shorter than eight characters, a placeholder or a plain word (`true`,
 * `changeme`, letters alone up to eleven), a short number, or a path. Of a variable of any name that
 * holds `scheme://user:password@host` the password counts. The file system is not asked: a path
 * is known by its form.
 */
export function knownFromEnv(env: Readonly<Record<string, string | undefined>>): KnownSecret[] {
  const known: KnownSecret[] = [];
  for (const [name, text] of Object.entries(env)) {
    const value = text?.trim() ?? '';
    const passwords = urlPasswords(value);
    for (const password of passwords) known.push({ name, value: password });
    const isLink = /^[a-z][a-z0-9+.-]*:\/\//i.test(value);
    if (!isLink && isSecretName(name) && isSecretText(value)) known.push({ name, value });
  }
  return known;
}
