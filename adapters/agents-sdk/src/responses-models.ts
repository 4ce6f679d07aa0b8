import { OpenAIProvider, type Model } from '@openai/agents';
import { OrchError } from '@orch/core';
import type { TeamRole } from './team-role.ts';

/** Any server that speaks the Responses API. */
export interface ResponsesOptions {
  /** Names of models; a role without one uses the manager's. */
  readonly models: { readonly manager: string } & Partial<Readonly<Record<TeamRole, string>>>;
  /** Such as `http://127.0.0.1:8080/v1`; OpenAI's own unless given. */
  readonly baseUrl?: string;
  readonly apiKey: string;
}

/**
 * The models of a team on a server that speaks the Responses API.
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` without a key
 */
export function responsesModels({
  models,
  baseUrl,
  apiKey,
}: ResponsesOptions): (role: TeamRole | 'manager') => Promise<Model> {
  if (apiKey === '') {
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', 'The manager has no key for its model.', {
      hint: 'Set OPENAI_API_KEY, and OPENAI_BASE_URL for a server other than OpenAI.',
    });
  }
  const provider = new OpenAIProvider({
    apiKey,
    useResponses: true,
    ...(baseUrl !== undefined && { baseURL: baseUrl }),
  });
  return (role) =>
    Promise.resolve(
      provider.getModel(role === 'manager' ? models.manager : (models[role] ?? models.manager)),
    );
}
