import { OrchError, suggest } from '@orch/core';
import { parseArgs } from 'node:util';
import type { FlagSpec, VerbSpec } from './verb-spec.ts';
import { verbs } from './verbs.ts';

/** What was typed after the verb. */
export interface Arguments {
  readonly operand: string | undefined;
  /** All operands, where a verb takes several. */
  readonly operands: readonly string[];
  /** The value of a flag exactly as it was typed. */
  value(flag: string): string | undefined;
  /** Whether a switch was given. */
  has(flag: string): boolean;
}

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'verb'; readonly verb: VerbSpec; readonly args: Arguments }
  | { readonly kind: 'help'; readonly verb: VerbSpec | null }
  | { readonly kind: 'version' };

/**
 * Reads the command line. Node's own parser takes it apart, because `cac` turns values that look
 * like numbers into numbers (`--task 0303` becomes 303) and passes over unknown verbs in silence;
 * everything it finds is judged here.
 *
 * @throws OrchError `ORCH_USAGE` for anything that is not declared, with a suggestion
 */
export function parseArguments(argv: readonly string[]): Request {
  const words = leadingWords(argv);
  const verb = findVerb(words);
  if (verb === undefined) return withoutVerb(argv, words);
  const rest = argv.slice(verb.name.split(' ').length);
  const { tokens } = parseArgs({
    args: [...rest],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(
        verb.flags.map((flag) => [
          flag.name,
          { type: flag.value === undefined ? 'boolean' : 'string' } as const,
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const values = new Map<string, string>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    else if (token.kind === 'option') {
      if (token.name === 'help') return { kind: 'help', verb };
      const flag = findFlag(verb, token.name, token.rawName);
      if (values.has(flag.name)) throw usage(verb, `--${flag.name} was given twice.`);
      values.set(flag.name, checkValue(verb, flag, token.value, token.inlineValue === true));
    }
  }
  const allowed = verb.operand === undefined ? 0 : verb.manyOperands === true ? Infinity : 1;
  const surplus = operands[allowed];
  if (surplus !== undefined) throw usage(verb, `orch ${verb.name} does not take "${surplus}".`);
  return {
    kind: 'verb',
    verb,
    args: {
      operand: operands[0],
      operands,
      value: (flag) => values.get(flag),
      has: (flag) => values.has(flag),
    },
  };
}

function leadingWords(argv: readonly string[]): string[] {
  const end = argv.findIndex((word) => word.startsWith('-'));
  return argv.slice(0, Math.min(end < 0 ? argv.length : end, 2));
}

function findVerb([first, second]: readonly string[]): VerbSpec | undefined {
  return (
    verbs.find(({ name }) => name === `${first ?? ''} ${second ?? ''}`) ??
    verbs.find(({ name }) => name === first)
  );
}

function withoutVerb(argv: readonly string[], words: readonly string[]): Request {
  const [first, second] = words;
  const wantsHelp = argv.includes('--help') || argv.includes('-h');
  if (first === undefined) {
    const [flag] = argv;
    if (wantsHelp) return { kind: 'help', verb: null };
    if (flag === '--version' || flag === '-v' || flag === '-V') return { kind: 'version' };
    if (flag === undefined) return { kind: 'help', verb: null };
    throw new OrchError('ORCH_USAGE', `There is no flag ${flag} without a verb.`, {
      hint: 'See: orch --help',
    });
  }
  if (first === 'help') {
    const verb = findVerb(argv.slice(1));
    return { kind: 'help', verb: verb ?? null };
  }
  const inGroup = verbs.filter(({ name }) => name.startsWith(`${first} `));
  if (inGroup.length > 0 && wantsHelp) return { kind: 'help', verb: null };
  const known = (inGroup.length > 0 ? inGroup : verbs).map(({ name }) => name);
  const typed = inGroup.length > 0 && second !== undefined ? `${first} ${second}` : first;
  const firstWords = inGroup.length > 0 ? known : [...known, ...known.flatMap(firstOfTwo)];
  throw new OrchError('ORCH_USAGE', `There is no verb "${typed}".`, {
    hint: `${suggest(typed, firstWords)}Verbs: ${known.join(', ')}. See: orch --help`,
  });
}

function firstOfTwo(name: string): string[] {
  const [first = '', second] = name.split(' ');
  return second === undefined ? [] : [first];
}

function findFlag(verb: VerbSpec, name: string, rawName: string): FlagSpec {
  const flag = verb.flags.find((each) => each.name === name);
  if (flag !== undefined) return flag;
  const known = verb.flags.map((each) => `--${each.name}`);
  throw new OrchError('ORCH_USAGE', `orch ${verb.name} has no flag ${rawName}.`, {
    hint: `${suggest(rawName, known)}Flags: ${known.join(', ')}. See: orch ${verb.name} --help`,
  });
}

function checkValue(
  verb: VerbSpec,
  flag: FlagSpec,
  value: string | undefined,
  inline: boolean,
): string {
  if (flag.value === undefined) {
    if (value !== undefined) throw usage(verb, `--${flag.name} takes no value.`);
    return '';
  }
  // A word that begins with "-" is a flag, unless it was written as --name=-word.
  if (value === undefined || (!inline && value.startsWith('-'))) {
    throw usage(verb, `--${flag.name} wants a value <${flag.value}>.`);
  }
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    throw usage(
      verb,
      `--${flag.name} is one of ${flag.choices.join(', ')}, not "${value}".`,
      suggest(value, flag.choices),
    );
  }
  return value;
}

function usage(verb: VerbSpec, message: string, guess = ''): OrchError {
  return new OrchError('ORCH_USAGE', message, { hint: `${guess}See: orch ${verb.name} --help` });
}

/** The value of a flag as a whole number in a range. @throws OrchError `ORCH_USAGE` */
export function wholeNumber(
  args: Arguments,
  flag: string,
  min: number,
  max: number,
): number | undefined {
  const text = args.value(flag);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
  throw new OrchError(
    'ORCH_USAGE',
    `--${flag} is a whole number from ${min} to ${max}, not "${text}".`,
  );
}
