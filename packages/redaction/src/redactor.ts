import { AnchorTable } from './anchors.ts';
import { utf8 } from './bytes.ts';
import { RedactionEngine, type Owner } from './engine.ts';
import { RedactionError } from './redaction-error.ts';
import { formsOf, markerName, triggersOf, type KnownSecret } from './known.ts';
import { RULES, RULES_VERSION, type RuleId } from './rule-table.ts';

/** Bytes in, redacted bytes out. What may still turn out to be part of a secret is held back. */
export interface RedactionStream {
  /** Takes the next bytes and gives out those that are decided; the chunk may be reused afterwards. */
  push(chunk: Uint8Array): Uint8Array;
  /** Gives out the rest. Throws `ORCH_REDACTION_STREAM_ENDED` on a second call, as `push` does. */
  end(): Uint8Array;
  /** Redactions in what was given out so far. */
  readonly count: number;
}

/** Replaces secrets in text and in streams of bytes. */
export interface Redactor {
  /** The text with every secret replaced by `[redacted:<name>]`. */
  text(value: string): string;
  /** A stream with a state of its own; it sees secrets that are registered later. */
  stream(): RedactionStream;
  /** Version of the rule table. */
  readonly rulesVersion: string;
  /** Redactions so far, in all texts and streams. Their content is kept nowhere. */
  readonly count: number;
}

/** A redactor that learns further secrets while it works. */
export interface RegisteringRedactor extends Redactor {
  /**
   * Adds a known secret from now on. A value of fewer than six bytes is not searched, since it
   * would be found everywhere.
   */
  register(secret: KnownSecret): void;
}

/** How to make a redactor. */
export interface RedactorOptions {
  /** Values to be replaced wherever they stand, in plain text and in usual encodings. */
  known?: readonly KnownSecret[];
  /** The rules to apply: all of them (the default), none, or these ids. */
  rules?: readonly RuleId[] | 'all' | 'none';
}

function chosenRules(chosen: RedactorOptions['rules'] = 'all') {
  if (chosen === 'all') return RULES;
  if (chosen === 'none') return [];
  const unknown = chosen.filter((id) => !RULES.some((rule) => rule.id === id));
  if (unknown.length > 0) {
    throw new RedactionError(
      'ORCH_REDACTION_UNKNOWN_RULE',
      `No rule has the id ${unknown.join(', ')}.`,
    );
  }
  return RULES.filter((rule) => chosen.includes(rule.id));
}

/** The table and its growth; built on first use, so that importing and creating cost nothing. */
class Literals {
  readonly #rules: RedactorOptions['rules'];
  readonly #names = new Set<string>(RULES.map((rule) => rule.id));
  #waiting: KnownSecret[] = [];
  #table: AnchorTable<Owner> | undefined;

  constructor({ known = [], rules }: RedactorOptions) {
    chosenRules(rules);
    this.#rules = rules;
    for (const secret of known) this.register(secret);
  }

  register(secret: KnownSecret): void {
    this.#names.add(markerName(secret.name));
    if (this.#table === undefined) this.#waiting.push(secret);
    else this.#addKnown(this.#table, secret);
  }

  table(): AnchorTable<Owner> {
    if (this.#table !== undefined) return this.#table;
    const table = new AnchorTable<Owner>();
    for (const rule of chosenRules(this.#rules)) {
      for (const literal of rule.anchors)
        table.add(utf8(literal), rule.anyCase === true, { type: 'rule', rule });
    }
    table.addFirst(utf8('[redacted:'), { type: 'marker', names: this.#names });
    this.#table = table;
    for (const secret of this.#waiting) this.#addKnown(table, secret);
    this.#waiting = [];
    return table;
  }

  #addKnown(table: AnchorTable<Owner>, secret: KnownSecret): void {
    for (const form of formsOf(secret)) {
      for (const trigger of triggersOf(form)) table.addTrigger(trigger, { type: 'known', form });
    }
  }
}

/**
 * Makes a redactor.
 * @throws RedactionError `ORCH_REDACTION_UNKNOWN_RULE` when a rule id does not exist
 */
export function createRedactor(options: RedactorOptions = {}): RegisteringRedactor {
  const literals = new Literals(options);
  const decoder = new TextDecoder();
  let total = 0;

  function stream(): RedactionStream {
    let count = 0;
    let ended = false;
    const engine = new RedactionEngine(literals.table(), () => {
      count += 1;
      total += 1;
    });
    const push = (chunk: Uint8Array, last: boolean): Uint8Array => {
      if (ended)
        throw new RedactionError('ORCH_REDACTION_STREAM_ENDED', 'The redaction stream has ended.');
      ended = last;
      return engine.push(chunk, last);
    };
    return {
      push: (chunk) => push(chunk, false),
      end: () => push(new Uint8Array(0), true),
      get count() {
        return count;
      },
    };
  }

  return {
    text(value) {
      const before = total;
      const engine = new RedactionEngine(literals.table(), () => {
        total += 1;
      });
      const redacted = engine.push(utf8(value), true);
      return total === before ? value : decoder.decode(redacted);
    },
    stream,
    register: (secret) => literals.register(secret),
    rulesVersion: RULES_VERSION,
    get count() {
      return total;
    },
  };
}
