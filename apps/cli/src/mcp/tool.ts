import type { JsonSchema } from './json-schema.ts';
import type { RepositorySession } from '../session/session.ts';

/** What a tool is given besides its input. */
export interface ToolContext {
  readonly session: RepositorySession;
  /** Aborted when the client cancels the call. */
  readonly signal: AbortSignal;
  /** Aborted when the client ends its input: answer with what is known, and wait for nothing. */
  readonly leaving: AbortSignal;
  /** The client as it names itself, on one line. A claim, good for the record and no more. */
  readonly client: string;
  /** Says how far the call is, to a client that asked for it. `done` grows from call to call. */
  readonly progress: (done: number, message: string) => void;
}

/** The input of a call. It fits the tool's schema. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** What a call gives: a document that fits the tool's schema, and how it reads as text. */
export interface ToolResult {
  readonly document: object;
  /** The document as JSON unless given. */
  readonly text?: string;
}

/** A tool that clients may call. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** An object without further properties. */
  readonly input: JsonSchema;
  readonly output: () => JsonSchema;
  /** What a call does to the world: nothing, tells people, or runs commands. */
  readonly effect: 'none' | 'notice' | 'run';
  /** @throws OrchError what the tool cannot do; the client sees it as the result of the call */
  call(input: ToolInput, context: ToolContext): Promise<ToolResult>;
}

/** A text of the input; `undefined` where it was not given. */
export function textIn(input: ToolInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** A number of the input; `undefined` where it was not given. */
export function numberIn(input: ToolInput, name: string): number | undefined {
  const value = input[name];
  return typeof value === 'number' ? value : undefined;
}
