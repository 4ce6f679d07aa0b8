import { Agent, tool } from '@openai/agents';
import { z } from 'zod';
import type { Activity } from './activity.ts';
import type { CodingThreads } from './coding-threads.ts';
import { guardrailsOf } from './guardrails.ts';
import type { ManagerOptions } from './manager-options.ts';
import { MeteredModel } from './metered-model.ts';
import { managerInstructions, roleTexts, teamRoles, type TeamRole } from './team-role.ts';
import type { TurnMeter } from './turn-meter.ts';

/** The manager with its roles as tools. The names are part of every saved state. */
export async function makeTeam(
  options: ManagerOptions,
  threads: CodingThreads,
  meter: TurnMeter,
  activity: Activity,
): Promise<Agent> {
  const metered = async (who: TeamRole | 'manager') =>
    new MeteredModel(await options.model(who), meter, (response) => {
      activity.answered(who, response);
    });
  const roles = await Promise.all(
    teamRoles.map(async (role) => makeRole(role, await metered(role), threads)),
  );
  const { input, output } = guardrailsOf(options);
  return new Agent({
    name: 'manager',
    instructions: managerInstructions,
    model: await metered('manager'),
    inputGuardrails: input,
    outputGuardrails: output,
    tools: roles.map(({ role, agent }) =>
      agent.asTool({
        toolName: role,
        toolDescription: roleTexts[role].use,
        // The budget of the stage is what limits it.
        runOptions: { maxTurns: null },
      }),
    ),
  });
}

function makeRole(role: TeamRole, model: MeteredModel, threads: CodingThreads) {
  const code = tool({
    name: 'code',
    description:
      'Gives a piece of work to a coding agent in the repository and returns its report.',
    parameters: z.object({ prompt: z.string() }),
    execute: ({ prompt }) => threads.work(role, prompt),
  });
  const goOn = tool({
    name: 'code_continue',
    description: 'Goes on with work that waits for a person, once the person has decided.',
    parameters: z.object({}),
    needsApproval: () => Promise.resolve(threads.waits(role) !== null),
    execute: () => threads.goOn(role),
  });
  const { instructions } = roleTexts[role];
  return { role, agent: new Agent({ name: role, instructions, model, tools: [code, goOn] }) };
}
