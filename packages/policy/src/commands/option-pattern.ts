import { fixedPrefix, fixedText, widestHole, type Word } from '../shell/word.ts';
import { both, type Certainty } from './certainty.ts';
import { matchesWildcard, mayMatchWildcard } from './wildcard.ts';

export interface OptionMatch {
  readonly certainty: Certainty;
  /** How many words the option took: two where its value was the next word. */
  readonly words: 1 | 2;
}

/** Looks for one of several options among the arguments of a program. */
export function matchOption(names: readonly string[], args: readonly Word[]): OptionMatch {
  let found: OptionMatch = { certainty: 'no', words: 1 };
  let dashed = false;
  for (const name of names) {
    const cluster = /^-[A-Za-z0-9]{2,3}$/u.test(name) ? matchCluster(name, args) : 'no';
    if (cluster !== 'no' && found.certainty !== 'yes') found = { certainty: cluster, words: 1 };
  }
  for (const [at, word] of args.entries()) {
    for (const name of names) {
      const match = matchOne(name, word, args[at + 1]);
      // After `--` a program takes it for an operand, but not every program keeps to that.
      const certainty = dashed ? both('maybe', match.certainty) : match.certainty;
      if (certainty === 'yes') return match;
      if (certainty === 'maybe' && found.certainty === 'no')
        found = { certainty, words: match.words };
    }
    dashed ||= fixedText(word) === '--';
  }
  return found;
}

/** `-rf` is also `-fr`, `-r -f` and `-xrf`: every letter stands in some group of short options. */
function matchCluster(name: string, args: readonly Word[]): Certainty {
  let result: Certainty = 'yes';
  for (const letter of name.slice(1))
    result = both(result, matchOption([`-${letter}`], args).certainty);
  return result;
}

function matchOne(name: string, word: Word, next: Word | undefined): OptionMatch {
  const equals = name.indexOf('=');
  const key = equals < 0 ? name : name.slice(0, equals);
  const value = equals < 0 ? undefined : name.slice(equals + 1);
  const no: OptionMatch = { certainty: 'no', words: 1 };
  const text = fixedText(word);
  if (text === undefined) {
    const may = widestHole(word) === 'fields' || mayBeOption(key, value !== undefined, word);
    return may ? { certainty: 'maybe', words: 1 } : no;
  }
  if (!text.startsWith('-') || text === '-' || text === '--') return no;
  const given = text.indexOf('=');
  const givenKey = given < 0 ? text : text.slice(0, given);
  const certainty = matchKey(key, givenKey);
  if (value === undefined) return { certainty, words: 1 };
  if (certainty !== 'no' && given >= 0) {
    return {
      certainty: matchesWildcard(value, text.slice(given + 1)) ? certainty : 'no',
      words: 1,
    };
  }
  if (key.length === 2 && text.startsWith(key) && text.length > 2) {
    return { certainty: matchesWildcard(value, text.slice(2)) ? 'yes' : 'no', words: 1 };
  }
  if (certainty === 'no' || next === undefined) return no;
  const nextText = fixedText(next);
  if (nextText === undefined)
    return mayMatchWildcard(value, next) ? { certainty: 'maybe', words: 2 } : no;
  return { certainty: matchesWildcard(value, nextText) ? certainty : 'no', words: 2 };
}

/** Whether a word with holes, which stays one word or is a file's name, may be this option. */
function mayBeOption(key: string, hasValue: boolean, word: Word): boolean {
  if (mayMatchWildcard(key, word)) return true;
  // `-rf` is looked for as a group of letters too; a group has no value.
  if (key.startsWith('--') || key.length > 4) return mayMatchWildcard(`${key}=*`, word);
  if (key.length !== 2) return false;
  if (hasValue && mayMatchWildcard(`${key}*`, word)) return true;
  const first = fixedPrefix(word);
  const isGroup = word.every((piece) => 'hole' in piece || /^[A-Za-z0-9-]*$/u.test(piece.text));
  return isGroup && (first === '' || /^-(?!-)/u.test(first));
}

function matchKey(key: string, given: string): Certainty {
  if (matchesWildcard(key, given)) return 'yes';
  if (key.startsWith('--')) {
    // Many programs take a long option that is cut short.
    return given.length > 2 && given.startsWith('--') && key.startsWith(given) ? 'maybe' : 'no';
  }
  if (key.length !== 2 || !/^-[A-Za-z0-9]+$/u.test(given) || !given.includes(key.charAt(1)))
    return 'no';
  // `-uf` holds `-f`; a longer word may be an option of its own, as `-force` is.
  return given.length <= 4 ? 'yes' : 'maybe';
}
