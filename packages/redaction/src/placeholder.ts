import type { Traits } from './traits.ts';

/** Words of documentation, of types and of states that stand where a value would. */
const WORDS = new Set(
  'true false null nil none undefined void any unknown string str text number int integer boolean bool bytes object optional required hidden masked redacted removed missing present absent valid invalid incorrect expired revoked enabled disabled empty unset default example sample dummy placeholder todo tbd secret secrets password passwd passphrase token apikey bearer basic digest negotiate inherit prompt generated encrypted received ok changeme change_me change-me'.split(
    ' ',
  ),
);

/** ${TOKEN}, $(pass show x), $TOKEN; %TOKEN%, printf verbs; <token>, {{ token }}, #{token}, [redacted…] */
const TEMPLATE =
  /^\$(?:[({]|[A-Za-z_]\w*$)|^%\w+%$|^%[sdv]$|^%\(|^<[^<>]*>?$|^\{\{|^#\{|^\[[\w:. -]+\]$|^\*{3}/;

/** `your-api-key`, `change-me`, `example…`, `token-goes-here`, and the keys of AWS's documentation. */
const INSTRUCTION =
  /^(?:your|my|insert|replace|enter|change)[-_ .]?(?:me|my|your|own|api|the|a|secret|password|token|key|real|here|with)(?![a-z0-9])|^(?:example|placeholder|redacted)|[-_]here$|example(?:key)?$/i;

const TEMPLATE_STARTS = '$%<{#[*';

/**
 * True when the text stands where a secret would stand but is none: a template variable, a word
 * of documentation, a mask, or a marker that an earlier redaction left.
 */
export function isPlaceholder(value: string, traits: Traits): boolean {
  if (isMasked(traits)) return true;
  if (TEMPLATE_STARTS.includes(value.charAt(0)) && TEMPLATE.test(value)) return true;
  if (value.includes('${') || value.includes('{{') || value.includes('***')) return true;
  if (traits.longestRepeat >= 3 && value.includes('...')) return true;
  const letters = traits.lower + traits.upper;
  if (letters * 2 < value.length) return false;
  if (value.length <= 16 && WORDS.has(value.toLowerCase().replace(/[.!]$/, ''))) return true;
  return INSTRUCTION.test(value);
}

/** True for the body of a well-known format that is filled with one character (`ghp_xxxx…`). */
export function isMasked({ distinct, longestRepeat }: Traits): boolean {
  return distinct <= 3 || longestRepeat >= 8;
}
