import { z } from 'zod';
import type { TurnItem } from '../app-server/protocol.ts';

const command = z.looseObject({
  type: z.literal('command_execution'),
  id: z.string(),
  command: z.string(),
  aggregated_output: z.string().nullish(),
  exit_code: z.number().nullish(),
  status: z.string(),
});
const fileChange = z.looseObject({
  type: z.literal('file_change'),
  id: z.string(),
  changes: z.array(z.looseObject({ path: z.string(), kind: z.string() })),
  status: z.string(),
});
const message = z.looseObject({
  type: z.literal('agent_message'),
  id: z.string(),
  text: z.string(),
});

/** @throws z.ZodError where an item of a known type is not as it should be */
function readItem(value: unknown): TurnItem {
  const { type } = z.looseObject({ type: z.string() }).parse(value);
  switch (type) {
    case 'command_execution': {
      const item = command.parse(value);
      return {
        kind: 'command',
        item: {
          type: 'commandExecution',
          id: item.id,
          command: item.command,
          cwd: '',
          status: item.status,
          exitCode: item.exit_code ?? null,
          aggregatedOutput: item.aggregated_output ?? null,
        },
      };
    }
    case 'file_change': {
      const item = fileChange.parse(value);
      const changes = item.changes.map(({ path, kind }) => ({
        path,
        kind: { type: kind, move_path: null },
        diff: '',
      }));
      return {
        kind: 'file_change',
        item: { type: 'fileChange', id: item.id, changes, status: item.status },
      };
    }
    case 'agent_message': {
      const { id, text } = message.parse(value);
      return { kind: 'message', item: { type: 'agentMessage', id, text } };
    }
    default:
      return { kind: 'other', type };
  }
}

/** One line of `codex exec --json`. */
export type ExecEvent =
  | { readonly kind: 'thread'; readonly id: string }
  | { readonly kind: 'item_started' | 'item_completed'; readonly item: TurnItem }
  | { readonly kind: 'completed'; readonly inputTokens: number; readonly outputTokens: number }
  | { readonly kind: 'failed' | 'error'; readonly message: string }
  | { readonly kind: 'other'; readonly type: string };

const failure = z.looseObject({ error: z.looseObject({ message: z.string() }) });
const completed = z.looseObject({
  usage: z.looseObject({ input_tokens: z.number(), output_tokens: z.number() }),
});

/**
 * Reads one line of the stream.
 * @throws SyntaxError, z.ZodError where it is no event, or a known one in an unknown shape
 */
export function readExecEvent(line: string): ExecEvent {
  const value: unknown = JSON.parse(line);
  const { type } = z.looseObject({ type: z.string() }).parse(value);
  switch (type) {
    case 'thread.started':
      return {
        kind: 'thread',
        id: z.looseObject({ thread_id: z.string() }).parse(value).thread_id,
      };
    case 'item.started':
    case 'item.completed': {
      const { item } = z.looseObject({ item: z.unknown() }).parse(value);
      return {
        kind: type === 'item.started' ? 'item_started' : 'item_completed',
        item: readItem(item),
      };
    }
    case 'turn.completed': {
      const { usage } = completed.parse(value);
      return {
        kind: 'completed',
        inputTokens: usage.input_tokens,
        outputTokens: usage.output_tokens,
      };
    }
    case 'turn.failed':
      return { kind: 'failed', message: failure.parse(value).error.message };
    case 'error':
      return {
        kind: 'error',
        message: z.looseObject({ message: z.string() }).parse(value).message,
      };
    default:
      return { kind: 'other', type };
  }
}
