import type { Dialect } from '../shell/reader.ts';
import type { Word } from '../shell/word.ts';

/** A program with its arguments, as it would be started. `words[0]` is the program. */
export interface Invocation {
  readonly words: readonly Word[];
  /** False for a command that another program only may run. */
  readonly certain: boolean;
  /** True where it is known what the program does with its arguments; else they may spell a command. */
  readonly known: boolean;
}

/** What a command would start, as far as its text tells. */
export interface CommandAnalysis {
  readonly invocations: readonly Invocation[];
  /** Programs that run code which is not in the text: a script, a package's script, an interpreter. */
  readonly opaque: readonly string[];
  /** Why the list of invocations may lack some. Empty for a text that was read with certainty. */
  readonly problems: readonly string[];
}

/** One thing that a program runs, as read from its arguments. */
export type Run =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  /** A word that is text for a shell; `what` names it in a message. */
  | {
      readonly kind: 'text';
      readonly text: Word;
      readonly what: string;
      readonly dialect?: Dialect;
    }
  /** Words that are joined with blanks to a text for a shell. */
  | { readonly kind: 'joined'; readonly words: readonly Word[] }
  /** A variable that is set for what follows. */
  | { readonly kind: 'variable'; readonly name: string; readonly value: Word }
  /** Code that is not in the text. */
  | { readonly kind: 'opaque'; readonly shown: string }
  /** Why this list may lack something. */
  | { readonly kind: 'problem'; readonly reason: string };

export function problem(reason: string): Run {
  return { kind: 'problem', reason };
}
