import { OrchError } from '@orch/core';
import type { RunRoots } from '@orch/persistence';
import { agentRunners } from '../compose/agent-runners.ts';
import { agentOf } from '../config/agent-of.ts';
import { readCatalog } from '../config/read-catalog.ts';
import type { RepositorySession } from '../session/session.ts';
import { fail, ok, warn, type Check } from './check.ts';

/**
 * Whether the agents that stages name can be used here. Nothing of them is loaded where no stage
 * names one.
 */
export async function checkAgents(session: RepositorySession): Promise<readonly Check[]> {
  const needed = await agentsNeeded(session.roots);
  if (needed === null || needed.size === 0) return [];
  const { redactor } = await session.redaction();
  const runner = agentRunners(session, redactor, session.env);
  return Promise.all(
    [...needed].map(async ([agent, stages]): Promise<Check> => {
      const [id, title] = [`agent-${agent}`, `Agent ${agent}`];
      const whose = `${stages} agent ${stages === 1 ? 'stage' : 'stages'}`;
      try {
        await (await runner(agent)).check();
        return ok(id, title, `found, of a supported version, for ${whose}`);
      } catch (error) {
        if (!(error instanceof OrchError)) throw error;
        const { message, hint = 'Install it.' } = error;
        if (error.code === 'ORCH_AGENT_UNAVAILABLE') return fail(id, title, message, hint);
        return warn(id, title, message, hint);
      }
    }),
  );
}

/** How many stages name which agent; `null` where the configuration cannot be read, which is told apart. */
async function agentsNeeded({ root }: RunRoots): Promise<ReadonlyMap<string, number> | null> {
  try {
    const { catalog, config } = await readCatalog(root);
    const needed = new Map<string, number>();
    for (const { stages } of catalog.values()) {
      for (const stage of stages) {
        if (stage.kind !== 'agent') continue;
        const agent = stage.agent ?? agentOf(config);
        needed.set(agent, (needed.get(agent) ?? 0) + 1);
      }
    }
    return needed;
  } catch (error) {
    if (error instanceof OrchError) return null;
    throw error;
  }
}
