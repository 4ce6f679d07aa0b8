import { fixedText, fixedWord, type Word } from '../shell/word.ts';

/** The options of a program that stand before its operands. */
export interface OptionSpec {
  /** Letters of the short options without a value. */
  readonly flags?: string;
  /** Letters of the short options with a value, attached or as the next word. */
  readonly values?: string;
  readonly longFlags?: readonly string[];
  /** Long options whose value is attached with `=` or is the next word. */
  readonly longValues?: readonly string[];
}

export interface ScannedOptions {
  readonly options: readonly { readonly name: string; readonly value?: Word }[];
  readonly rest: readonly Word[];
  /** False where an option is not in the table or is only known at run time: `rest` is then a guess. */
  readonly certain: boolean;
}

/** Splits a program's arguments at its first operand, as `getopt` does for a program that runs the rest. */
export function scanOptions(args: readonly Word[], spec: OptionSpec): ScannedOptions {
  const options: { name: string; value?: Word }[] = [];
  let certain = true;
  let at = 0;
  const take = (name: string): void => {
    const value = args[at];
    if (value === undefined) return;
    at += 1;
    options.push({ name, value });
  };
  for (; at < args.length;) {
    const word = args[at];
    const text = word === undefined ? undefined : fixedText(word);
    if (text === undefined)
      return { options, rest: args.slice(at), certain: certain && !mayBeOption(word) };
    if (!text.startsWith('-') || text === '-') break;
    at += 1;
    if (text === '--') break;
    if (text.startsWith('--')) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text.slice(2) : text.slice(2, equals);
      if (equals >= 0) options.push({ name, value: fixedWord(text.slice(equals + 1)) });
      else if (spec.longValues?.includes(name) === true) take(name);
      else options.push({ name });
      certain &&=
        spec.longValues?.includes(name) === true || spec.longFlags?.includes(name) === true;
      continue;
    }
    for (let letter = 1; letter < text.length; letter += 1) {
      const name = text.charAt(letter);
      if (spec.values?.includes(name) === true) {
        const attached = text.slice(letter + 1);
        if (attached === '') take(name);
        else options.push({ name, value: fixedWord(attached) });
        break;
      }
      options.push({ name });
      certain &&= spec.flags?.includes(name) === true;
    }
  }
  return { options, rest: args.slice(at), certain };
}

function mayBeOption(word: Word | undefined): boolean {
  const first = word?.[0];
  return first === undefined || 'hole' in first || first.text.startsWith('-');
}
