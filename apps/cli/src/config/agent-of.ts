import type { ProjectConfig } from '@orch/core';

/** The agent of stages that name none. */
export function agentOf({ agents }: Pick<ProjectConfig, 'agents'>): string {
  return agents?.default ?? 'codex';
}
