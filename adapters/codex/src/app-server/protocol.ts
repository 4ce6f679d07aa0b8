import { z } from 'zod';
import { AppServerError } from './app-server-error.ts';

/**
 * The messages of app-server that we rely on, as loosely as they can be read safely: fields that we do
 * not use are not looked at. `protocol.test.ts` compares with what the installed Codex generates.
 */

const id = z.string().min(1);
/** A field that may be missing or null, which is the same to us. */
const absent = <T>(schema: z.ZodType<T>): z.ZodType<T | null> =>
  schema.nullish().transform((value) => value ?? null);

const fileChange = z.looseObject({
  path: z.string(),
  kind: z.looseObject({ type: z.string(), move_path: absent(z.string()) }),
  diff: z.string(),
});

const commandItem = z.looseObject({
  type: z.literal('commandExecution'),
  id,
  command: z.string(),
  cwd: z.string(),
  status: z.string(),
  exitCode: absent(z.number()),
  aggregatedOutput: absent(z.string()),
});
const fileChangeItem = z.looseObject({
  type: z.literal('fileChange'),
  id,
  changes: z.array(fileChange),
  status: z.string(),
});
const messageItem = z.looseObject({ type: z.literal('agentMessage'), id, text: z.string() });
const otherItem = z.looseObject({ type: z.string(), id: id.optional() });

/** One change of a file in a patch. */
export type FileUpdate = z.infer<typeof fileChange>;
export type CommandItem = z.infer<typeof commandItem>;
export type FileChangeItem = z.infer<typeof fileChangeItem>;
export type MessageItem = z.infer<typeof messageItem>;

/** What the agent does, as one item of a turn. */
export type TurnItem =
  | { readonly kind: 'command'; readonly item: CommandItem }
  | { readonly kind: 'file_change'; readonly item: FileChangeItem }
  | { readonly kind: 'message'; readonly item: MessageItem }
  | { readonly kind: 'other'; readonly type: string };

/** @throws z.ZodError where an item of a known type is not as it should be */
export function readItem(value: unknown): TurnItem {
  const { type } = otherItem.parse(value);
  switch (type) {
    case 'commandExecution':
      return { kind: 'command', item: commandItem.parse(value) };
    case 'fileChange':
      return { kind: 'file_change', item: fileChangeItem.parse(value) };
    case 'agentMessage':
      return { kind: 'message', item: messageItem.parse(value) };
    default:
      return { kind: 'other', type };
  }
}

export const threadOpened = z.looseObject({
  thread: z.looseObject({ id }),
  approvalPolicy: z.unknown(),
  approvalsReviewer: z.string(),
  sandbox: z.looseObject({ type: z.string(), networkAccess: z.unknown().optional() }),
  activePermissionProfile: absent(z.looseObject({ id: z.string() })),
});
export type ThreadOpened = z.infer<typeof threadOpened>;

export const turnOpened = z.looseObject({ turn: z.looseObject({ id }) });

export const turnEvent = z.looseObject({ threadId: id, turn: z.looseObject({ id }) });

export const turnCompleted = z.looseObject({
  threadId: id,
  turn: z.looseObject({
    id,
    status: z.enum(['completed', 'interrupted', 'failed', 'inProgress']),
    error: absent(z.looseObject({ message: z.string() })),
  }),
});

export const itemEvent = z.looseObject({ threadId: id, turnId: id, item: z.unknown() });

const tokens = z.looseObject({
  totalTokens: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
});
export const tokenUsage = z.looseObject({
  threadId: id,
  turnId: id,
  tokenUsage: z.looseObject({ total: tokens, last: tokens }),
});
export type TokenCount = z.infer<typeof tokens>;

export const errorEvent = z.looseObject({
  error: z.looseObject({ message: z.string() }),
  willRetry: z.boolean(),
});

export const hookEvent = z.looseObject({
  run: z.looseObject({ eventName: z.string(), status: z.string() }),
});

export const commandApproval = z.looseObject({
  kind: z.string().default('command'),
  threadId: id,
  itemId: id,
  command: absent(z.string()),
  cwd: absent(z.string()),
  reason: absent(z.string()),
  networkApprovalContext: absent(z.looseObject({ host: z.string(), protocol: z.string() })),
  availableDecisions: absent(z.array(z.unknown())),
});
export type CommandApproval = z.infer<typeof commandApproval>;

export const fileChangeApproval = z.looseObject({
  threadId: id,
  itemId: id,
  reason: absent(z.string()),
  grantRoot: absent(z.string()),
});
export type FileChangeApproval = z.infer<typeof fileChangeApproval>;

/**
 * Reads a result of app-server.
 * @throws AppServerError `unreadable` where it is not as it should be
 */
export function readAs<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppServerError('unreadable', `${what} has an unknown shape: ${parsed.error.message}`);
}

/** Questions of app-server that we know and that are not for an agent nobody sits beside. */
export const declinedRequests: readonly string[] = [
  'item/tool/requestUserInput',
  'mcpServer/elicitation/request',
  'item/permissions/requestApproval',
  'item/tool/call',
  'account/chatgptAuthTokens/refresh',
  'attestation/generate',
  'applyPatchApproval',
  'execCommandApproval',
];

/** Notifications that tell nothing which the turn needs, and come in masses. */
export const unwantedNotifications: readonly string[] = [
  'item/agentMessage/delta',
  'item/plan/delta',
  'item/commandExecution/outputDelta',
  'item/fileChange/outputDelta',
  'item/reasoning/summaryTextDelta',
  'item/reasoning/summaryPartAdded',
  'item/reasoning/textDelta',
  'item/fileChange/patchUpdated',
  'turn/diff/updated',
  'account/rateLimits/updated',
  'remoteControl/status/changed',
  'thread/readState/changed',
];

/**
 * Whether a message that we do not know may be about permissions: then somebody else decided, or a
 * question went by unanswered, and the turn must not go on (I1).
 */
export function mayCarryApproval(name: string): boolean {
  return /approv|permission|elicit|consent|grant|review(?!mode)|guardian|escalat/i.test(name);
}
