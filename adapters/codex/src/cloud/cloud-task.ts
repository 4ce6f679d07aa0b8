import { z } from 'zod';
import { OrchError } from '@orch/core';

export type CloudTaskStatus = 'pending' | 'ready' | 'applied' | 'error';

/** A task as Codex Cloud lists it. */
export interface CloudTask {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly status: CloudTaskStatus;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly environmentId: string | null;
}

/** Some tasks, and where the next ones begin; `null` where there are none. */
export interface CloudTaskPage {
  readonly tasks: readonly CloudTask[];
  readonly cursor: string | null;
}

const page = z.looseObject({
  tasks: z.array(
    z.looseObject({
      id: z.string().min(1),
      url: z.string(),
      title: z.string(),
      status: z.enum(['pending', 'ready', 'applied', 'error']),
      updated_at: z.string(),
      environment_id: z.string().nullish(),
    }),
  ),
  cursor: z.string().nullish(),
});

/** @throws OrchError `ORCH_AGENT_UNAVAILABLE` where the text is no list of tasks */
export function readTaskPage(text: string): CloudTaskPage {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notAList(error);
  }
  const parsed = page.safeParse(value);
  if (!parsed.success) throw notAList(parsed.error);
  return {
    tasks: parsed.data.tasks.map((task) => ({
      id: task.id,
      url: task.url,
      title: task.title,
      status: task.status,
      updatedAt: task.updated_at,
      environmentId: task.environment_id ?? null,
    })),
    cursor: parsed.data.cursor ?? null,
  };
}

function notAList(cause: unknown): OrchError {
  return new OrchError('ORCH_AGENT_UNAVAILABLE', 'codex cloud list did not answer with tasks', {
    hint: 'Codex Cloud is experimental and may have changed; try `codex cloud list --json`.',
    cause,
  });
}
