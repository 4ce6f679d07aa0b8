import { z } from 'zod';

const text = (description: string) => ({ type: 'string', description }) as const;

const outputSchema = {
  type: 'object',
  properties: { threadId: { type: 'string' }, content: { type: 'string' } },
  required: ['threadId', 'content'],
} as const;

/**
 * The two tools as `codex mcp-server` had them: everything that its last version (0.153.4) took, and
 * what versions before it took besides.
 */
export const toolDefinitions = [
  {
    name: 'codex',
    title: 'Codex',
    description:
      'Run a Codex session. Gives the thread id, with which codex-reply goes on. Approvals are asked of the user of this client by elicitation.',
    inputSchema: {
      type: 'object',
      properties: {
        prompt: text('What Codex is asked to do.'),
        cwd: text('Working directory; relative to that of this server. The latter unless given.'),
        sandbox: {
          type: 'string',
          enum: ['read-only', 'workspace-write', 'danger-full-access'],
          description: 'Sandbox mode; what Codex is configured to unless given.',
        },
        'approval-policy': {
          type: 'string',
          enum: ['untrusted', 'on-failure', 'on-request', 'never'],
          description:
            'When Codex asks; what it is configured to unless given. on-failure is gone from Codex and means on-request.',
        },
        model: text('Name of the model.'),
        profile: text('Name of a profile: $CODEX_HOME/<profile>.config.toml.'),
        config: {
          type: 'object',
          additionalProperties: true,
          description:
            'Settings that override those of CODEX_HOME/config.toml. The user is asked first about settings that can start programs or widen what Codex may do.',
        },
        'base-instructions': text('Instructions to use instead of the default ones.'),
        'developer-instructions': text('Instructions to give as a developer message.'),
        'compact-prompt': text('Prompt used when compacting the conversation.'),
        'include-plan-tool': {
          type: 'boolean',
          description:
            'Taken from older clients. Codex decides by itself now; it has the plan tool.',
        },
      },
      required: ['prompt'],
    },
    outputSchema,
  },
  {
    name: 'codex-reply',
    title: 'Codex Reply',
    description: 'Continue a Codex session by its thread id.',
    inputSchema: {
      type: 'object',
      properties: {
        threadId: text('The thread id that codex gave. Required, unless conversationId is given.'),
        conversationId: text('The old name of threadId.'),
        prompt: text('What Codex is asked next.'),
      },
      required: ['prompt'],
    },
    outputSchema,
  },
] as const;

const approvalPolicy = z.enum(['untrusted', 'on-failure', 'on-request', 'never']);
const sandbox = z.enum(['read-only', 'workspace-write', 'danger-full-access']);

/** The input of `codex`. What it does not know it passes over, as the removed server did. */
export const codexInput = z.object({
  prompt: z.string().min(1),
  cwd: z.string().min(1).optional(),
  sandbox: sandbox.optional(),
  'approval-policy': approvalPolicy.optional(),
  model: z.string().min(1).optional(),
  profile: z.string().min(1).optional(),
  config: z.record(z.string(), z.json()).optional(),
  'base-instructions': z.string().optional(),
  'developer-instructions': z.string().optional(),
  'compact-prompt': z.string().optional(),
  'include-plan-tool': z.boolean().optional(),
});
export type CodexInput = z.infer<typeof codexInput>;

/** The input of `codex-reply`. */
export const codexReplyInput = z
  .object({
    threadId: z.string().min(1).optional(),
    conversationId: z.string().min(1).optional(),
    prompt: z.string().min(1),
  })
  .refine(({ threadId, conversationId }) => (threadId ?? conversationId) !== undefined, {
    message: 'either threadId or conversationId must be provided',
  });
