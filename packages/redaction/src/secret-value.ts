import { isPlaceholder } from './placeholder.ts';
import { BLANK, DIGIT, utf8 } from './bytes.ts';
import { readsAsWords, traitsOf, type Traits } from './traits.ts';
import type { View } from './view.ts';

/**
 * How much the place says about the value that stands in it.
 * - `password`: the name says that a person may have chosen it, so weak values count too.
 * - `assigned`: an environment assignment (`API_TOKEN=…`), no blanks, name in capitals.
 * - `named`: any other name, where code and prose are as likely as a secret.
 */
export type Trust = 'password' | 'assigned' | 'named';

const HASH = /^(?:sha\d{1,3}[-:]|md5[-:]|[0-9a-f]{2}(?::[0-9a-f]{2}){7})/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:[T_]|$)/;
const PATH = /^(?:\.{0,2}\/|~\/|[A-Za-z]:[\\/])[\w.@~ \\/-]*$/;
const LINK = /^[a-z][a-z0-9+.-]*:\/\//i;
const CALL = /^[A-Za-z_$][\w.$]*[([{]/;
const DOTTED_NAME = /^[A-Za-z_$]\w*\??(?:\.[A-Za-z_$]\w*\??)+$/;
const NUMBER = /^(?:0x[0-9a-f]+|[\^~>=<]*v?\d+(?:\.\d+)+(?:[-+][\w.-]+)?)$/i;
/** The next flag or a tag, where the value is missing. */
const OTHER_NAME = /^--[a-z]|^:|^![a-z]+$/;
const FILE_NAME =
  /^[\w.-]+\.(?:json|ya?ml|toml|txt|md|pem|key|crt|cer|env|ts|js|py|go|rs|sh|cfg|ini|conf)$/;

/** True when lower, upper and digits meet in one text and it cannot be read. */
function isGenerated(value: string): boolean {
  const traits = traitsOf(utf8(value));
  return traits.lower > 0 && traits.upper > 0 && traits.digits > 0 && !readsAsWords(traits);
}

/** True for an absolute or relative path that has no generated-looking part. */
export function isPathLike(value: string): boolean {
  if (!PATH.test(value)) return false;
  return !value.split(/[\\/]/).some((part) => part.length >= 20 && isGenerated(part));
}

/** True for values that are public by their shape: digests, dates, links, paths, file names, code. */
function isPublicShape(value: string, traits: Traits): boolean {
  if (traits.digits > 0 && NUMBER.test(value)) return true;
  if (OTHER_NAME.test(value)) return true;
  if (traits.others === 0) return CALL.test(value);
  if (HASH.test(value) || DATE.test(value) || LINK.test(value) || CALL.test(value)) return true;
  if (/^[./~]|^.:/.test(value) && isPathLike(value)) return true;
  if (!value.includes('.')) return false;
  if (FILE_NAME.test(value)) return true;
  if (!DOTTED_NAME.test(value)) return false;
  return !value.split('.').some((part) => part.length >= 18 && isGenerated(part));
}

/** A value as it is judged: the text is made only when the counts leave a doubt. */
type LazyText = () => string;

function isWeakPassword(value: LazyText, traits: Traits, quoted: boolean): boolean {
  const { lower, upper, underscores, words } = traits;
  // The name of the next assignment, where the value is missing.
  if (traits.others === 1 && traits.digits === 0 && value().endsWith('=')) return false;
  if (lower + upper + underscores < traits.length) return true;
  const camel = (lower > 0 && upper > 0 && words > 1) || (upper === 1 && /^[A-Z]/.test(value()));
  if (!quoted || traits.length < 8 || camel || underscores > 0) return false;
  return !/passw|secret|token/i.test(value());
}

function isNamedSecret(value: LazyText, traits: Traits, quoted: boolean): boolean {
  if (traits.length < 8) return false;
  if (traits.digits === 0 && (!quoted || traits.length < 16)) return false;
  if (traits.lower + traits.upper === 0) return false;
  // Base32 has long runs of capitals.
  const base32 =
    traits.upper > 0 && traits.upper + traits.digits === traits.length && traits.digits > 0;
  if (readsAsWords(traits) && !base32) return false;
  return !(traits.length === 36 && UUID.test(value()));
}

/** The cheap half of the decision, which turns down most of ordinary text. */
function mayBeSecret(value: LazyText, traits: Traits, trust: Trust, quoted: boolean): boolean {
  switch (trust) {
    case 'password':
      return isWeakPassword(value, traits, quoted) || isNamedSecret(value, traits, quoted);
    case 'assigned':
      if (traits.length < 8) return false;
      // A constant's name, or a number.
      return traits.lower > 0 || (traits.upper > 0 && traits.digits > 0) || traits.others > 1;
    case 'named':
      return isNamedSecret(value, traits, quoted);
  }
}

/** How much of a value is looked at to judge it. */
export const JUDGED_BYTES = 64;

/**
 * Decides whether what stands in a place of this trust is a secret. Never by entropy: by what the
 * value is not (a placeholder, a name, a path, a digest, prose) and by the mix of its characters.
 * @param from first byte of the value, after its quote
 * @param to first byte after the value
 * @param quoted quotes, or an environment assignment, show where the value ends
 */
export function isSecretAt(
  view: View,
  from: number,
  to: number,
  trust: Trust,
  quoted: boolean,
): boolean {
  const end = Math.min(to, from + JUDGED_BYTES);
  if (end - from < 6) return false;
  // Most of what stands after such a name is an identifier; it is turned down before it is counted.
  if (quoted && view.has(from, end, BLANK)) return false;
  const short = !quoted || end - from < 16;
  if (trust === 'named' && short && !view.has(from, end, DIGIT)) return false;
  const traits = view.traits(from, end);
  const text = () => view.text(from, end);
  if (!mayBeSecret(text, traits, trust, quoted)) return false;
  const value = text();
  return !isPlaceholder(value, traits) && !isPublicShape(value, traits);
}

/** True when what stands there is a placeholder for a secret. */
export function isPlaceholderAt(view: View, from: number, to: number): boolean {
  const end = Math.min(to, from + JUDGED_BYTES);
  return isPlaceholder(view.text(from, end), view.traits(from, end));
}
