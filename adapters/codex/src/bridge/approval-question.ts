import type { JsonValue } from '@orch/core';
import { z } from 'zod';
import type { CommandApproval, FileChangeApproval, FileUpdate } from '../app-server/protocol.ts';
import { shellWords } from './shell-words.ts';

/** A question to the user of a client, as `elicitation/create` takes it. */
export interface ApprovalQuestion {
  readonly message: string;
  /** Nothing but yes or no is asked for. */
  readonly requestedSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, never>>;
  };
  /** What clients of the removed server know the question by. */
  readonly [key: `codex_${string}`]: JsonValue;
  readonly threadId?: string;
}

/** What the user said. Everything but a clear yes is a no. */
export type ApprovalAnswer = 'accept' | 'acceptForSession' | 'decline' | 'cancel';

/** Where a question comes from. */
export interface QuestionOrigin {
  readonly threadId: string;
  readonly turnId: string;
  /** The id of the client's call. */
  readonly callId: string | number;
}

/** Of a patch, so much is shown in the message itself; `codex_changes` has all of it. */
const maxShownCharacters = 6_000;

const yesOrNo = { type: 'object', properties: {} } as const;

/** Asks whether a command may run, go on with input, or reach a host. */
export function commandQuestion(
  {
    command,
    cwd,
    reason,
    itemId,
    kind,
    networkApprovalContext: network,
    commandActions,
  }: CommandApproval,
  origin: QuestionOrigin,
): ApprovalQuestion {
  const shown = command ?? '';
  const host = network ?? null;
  const what =
    host === null
      ? `${kind === 'writeStdin' ? 'type into' : 'run'} \`${shown}\` in \`${cwd ?? '?'}\``
      : `reach ${host.protocol}://${host.host} from \`${shown}\``;
  return {
    message: lines(
      `Allow Codex to ${what}?`,
      reason,
      host === null ? 'It may then run outside of the sandbox.' : null,
    ),
    ...standard('exec-approval', itemId, origin),
    codex_command: shellWords(shown),
    codex_cwd: cwd ?? '',
    codex_parsed_cmd: parsedCommands.catch([]).parse(commandActions),
  };
}

/** Asks whether a patch may be applied that the sandbox does not let through. */
export function patchQuestion(
  { reason, grantRoot, itemId }: FileChangeApproval,
  changes: readonly FileUpdate[],
  origin: QuestionOrigin,
): ApprovalQuestion {
  const root = grantRoot ?? null;
  const patch = changes
    .map(({ path, kind, diff }) => `${kind.type} ${path}\n${diff.trimEnd()}`)
    .join('\n');
  const shown =
    patch.length <= maxShownCharacters
      ? patch
      : `${patch.slice(0, maxShownCharacters)}\n… (${patch.length} characters in all)`;
  return {
    message: lines(
      'Allow Codex to apply proposed code changes?',
      reason,
      root === null ? null : `It may then write below ${root} for the rest of the session.`,
      shown,
    ),
    ...standard('patch-approval', itemId, origin),
    codex_changes: Object.fromEntries(changes.map((change) => [change.path, changeOf(change)])),
    ...(typeof reason === 'string' && { codex_reason: reason }),
    ...(root !== null && { codex_grant_root: root }),
  };
}

/** Asks whether a session may have what its caller wants of it, before it begins. */
export function sessionQuestion(
  cwd: string,
  wishes: readonly string[],
  callId: string | number,
): ApprovalQuestion {
  return {
    message: lines(
      `Allow a Codex session in \`${cwd}\` with what can start programs or widen what Codex may do?`,
      ...wishes.map((wish) => `- ${wish}`),
    ),
    requestedSchema: yesOrNo,
    codex_elicitation: 'session-approval',
    codex_mcp_tool_call_id: String(callId),
    codex_cwd: cwd,
  };
}

const answer = z.looseObject({
  action: z.enum(['accept', 'decline', 'cancel']).optional(),
  decision: z.unknown().optional(),
});

/**
 * Reads what a client answered: the protocol's `action`, or the `decision` that clients of the removed
 * server give. Where both are there, both must say yes.
 */
export function readAnswer(value: unknown): ApprovalAnswer {
  const read = answer.safeParse(value);
  if (!read.success) return 'decline';
  const { action, decision } = read.data;
  if (action === 'cancel' || decision === 'abort') return 'cancel';
  if (action !== 'accept' && (action !== undefined || decision === undefined)) return 'decline';
  if (decision === undefined || decision === 'approved') return 'accept';
  return decision === 'approved_for_session' ? 'acceptForSession' : 'decline';
}

function standard(kind: string, itemId: string, { threadId, turnId, callId }: QuestionOrigin) {
  return {
    requestedSchema: yesOrNo,
    threadId,
    codex_elicitation: kind,
    codex_mcp_tool_call_id: String(callId),
    codex_event_id: turnId,
    codex_call_id: itemId,
  };
}

const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('read'), command: z.string(), name: z.string(), path: z.string() }),
  z.object({ type: z.literal('listFiles'), command: z.string(), path: z.string().nullable() }),
  z.object({
    type: z.literal('search'),
    command: z.string(),
    query: z.string().nullable(),
    path: z.string().nullable(),
  }),
  z.object({ type: z.literal('unknown'), command: z.string() }),
]);

/** app-server's words for what a command does, in those of the removed server. */
const parsedCommands = z.array(
  action.transform(({ command: cmd, type, ...rest }): Record<string, JsonValue> => {
    return { type: type === 'listFiles' ? 'list_files' : type, cmd, ...rest };
  }),
);

function changeOf({ kind, diff }: FileUpdate): JsonValue {
  switch (kind.type) {
    case 'add':
    case 'delete':
      return { type: kind.type, content: diff };
    default:
      return { type: 'update', unified_diff: diff, move_path: kind.move_path ?? null };
  }
}

function lines(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n');
}
