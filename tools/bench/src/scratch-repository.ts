import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stage as the configuration has it. */
export interface ScratchStage {
  readonly id: string;
  readonly command: string | readonly string[];
  readonly needs?: readonly string[];
}

/** Makes a folder a repository with the given pipelines. */
export function writeConfig(
  folder: string,
  pipelines: Readonly<Record<string, readonly ScratchStage[]>>,
): void {
  const config = {
    defaultPipeline: Object.keys(pipelines)[0],
    pipelines: Object.entries(pipelines).map(([id, stages]) => ({
      id,
      stages: stages.map((stage) => ({ kind: 'command', ...stage })),
    })),
  };
  writeFileSync(join(folder, 'codex.orchestrator.json'), JSON.stringify(config));
}

/** So many stages that each do nothing. */
export function trueStages(count: number): ScratchStage[] {
  return Array.from({ length: count }, (_, at) => ({ id: `s${at + 1}`, command: 'true' }));
}

const policy = {
  version: 1,
  forbidden_commands: [
    { id: 'no-push', argv: ['git', 'push'], action: 'deny', reason: 'People push.' },
  ],
  protected_paths: [{ id: 'ci', globs: ['.github/**'], action: 'ask', reason: 'CI decides.' }],
  diff: { max_files: 50, max_lines: 2000, action: 'ask' },
};

/** Turns every guardrail on: a policy, and git, by which the worktree is looked at around each stage. */
export function guardRepository(folder: string): void {
  writeFileSync(join(folder, 'orch.policy.json'), JSON.stringify(policy));
  writeFileSync(join(folder, '.gitignore'), '.runs/\nout/\n');
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
    execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
  };
  git('init');
  git('add', '.');
  git('commit', '--message=Begin');
}
