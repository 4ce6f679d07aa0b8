import type { ConfigProblem } from '@orch/core';
import { validateConfig } from '@orch/core';
import { parse, type ParseError } from 'jsonc-parser';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pipeline in which an agent that is a subject works. */
export const agentPipeline = 'evaluation-subject';

const configFile = 'codex.orchestrator.json';

/** What is wrong with an agent stage as a suite gives it; pointers are into the stage. */
export function agentProblems(agent: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  const checked = validateConfig({ pipelines: [pipelineOf(agent)] });
  if (checked.ok) return [];
  const stage = '/pipelines/0/stages/0';
  return checked.problems.map((each) => ({ ...each, pointer: each.pointer.replace(stage, '') }));
}

/**
 * Adds the agent's pipeline to the configuration of a copy.
 *
 * @throws Error for a configuration that is not JSON with comments
 */
export function addAgentPipeline(copy: string, agent: Readonly<Record<string, unknown>>): void {
  const file = join(copy, configFile);
  const errors: ParseError[] = [];
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const config = parse(text, errors, { allowTrailingComma: true }) as {
    pipelines?: readonly { readonly id?: string }[];
  };
  if (errors.length > 0) throw new Error(`${configFile} of the fixture is not JSON.`);
  const others = (config.pipelines ?? []).filter(({ id }) => id !== agentPipeline);
  const merged = { ...config, pipelines: [...others, pipelineOf(agent)] };
  writeFileSync(file, `${JSON.stringify(merged, null, 2)}\n`);
}

function pipelineOf(agent: Readonly<Record<string, unknown>>): {
  readonly id: string;
  readonly stages: readonly object[];
} {
  return { id: agentPipeline, stages: [{ ...agent, kind: 'agent', id: 'subject' }] };
}
