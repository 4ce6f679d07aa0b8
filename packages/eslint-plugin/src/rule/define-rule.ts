import type { TSESLint } from '@typescript-eslint/utils';

/** What a rule is given about the file in hand. */
export type RuleContext<Messages extends string> = Readonly<
  TSESLint.RuleContext<Messages, readonly unknown[]>
>;

/** A rule as it is written here; `defineRule` makes ESLint's form of it. */
export interface RuleDefinition<Options extends object, Messages extends string> {
  /** One sentence, as it stands in the tables of the documentation. */
  readonly description: string;
  readonly messages: Readonly<Record<Messages, string>>;
  /** JSON Schema of each option. */
  readonly options: Readonly<Record<keyof Options & string, OptionSchema>>;
  readonly defaults: Options;
  /** What the configuration `strict` sets beyond the defaults. */
  readonly strict?: Partial<Options>;
  readonly suggests?: true;
  readonly create: (context: RuleContext<Messages>, options: Options) => TSESLint.RuleListener;
}

/** The JSON Schema of one option: what it may be, and what it is for. */
export interface OptionSchema {
  readonly description: string;
  readonly type: 'boolean' | 'string' | 'array';
  readonly items?: { readonly type: 'string' };
  readonly format?: 'regex';
}

/** A rule in ESLint's form, with what the documentation is made from. */
export interface Rule {
  readonly meta: {
    readonly type: 'problem';
    readonly docs: {
      readonly description: string;
      readonly recommended: true;
      readonly strict: Readonly<Record<string, unknown>>;
    };
    readonly messages: Readonly<Record<string, string>>;
    readonly hasSuggestions: boolean;
    readonly schema: readonly [
      {
        readonly type: 'object';
        readonly properties: Readonly<Record<string, OptionSchema>>;
        readonly additionalProperties: false;
      },
    ];
    readonly defaultOptions: readonly [object];
  };
  readonly create: (context: RuleContext<string>) => TSESLint.RuleListener;
}

/** Makes ESLint's form of a rule. Its one options object is filled up with the defaults. */
export function defineRule<Options extends object, Messages extends string>(
  definition: RuleDefinition<Options, Messages>,
): Rule {
  const { description, messages, options, defaults, strict = {}, suggests = false } = definition;
  return {
    meta: {
      type: 'problem',
      docs: { description, recommended: true, strict: { ...strict } },
      messages,
      hasSuggestions: suggests,
      schema: [{ type: 'object', properties: options, additionalProperties: false }],
      defaultOptions: [defaults],
    },
    create: (context) =>
      definition.create(context, {
        ...defaults,
        ...(context.options[0] as Partial<Options> | undefined),
      }),
  };
}
