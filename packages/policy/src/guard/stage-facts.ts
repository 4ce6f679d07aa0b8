import type { GuardQuestion, StageDefinition, WorktreeChange } from '@orch/core';
import type { CommandText } from '../commands/analyse-command.ts';
import type { DiffFacts, DiffFile, StageFacts } from '../decide/facts.ts';
import type { TaskRisk } from '../policy/policy.ts';

/** What a policy is told of a stage before it runs. */
export function stageFacts(
  question: Pick<GuardQuestion, 'pipelineId' | 'run' | 'stage'>,
  risk?: TaskRisk,
): StageFacts {
  const { pipelineId, run, stage } = question;
  const { definition } = stage;
  return {
    pipeline: { id: pipelineId },
    task: { id: run.taskId, ...(risk === undefined ? {} : { risk }) },
    stage: { id: stage.id, kind: definition.kind, ...declarations(definition) },
  };
}

/**
 * What a policy is told after the stage. `null` is a change that nobody could look at, which is not
 * the same as none.
 */
export function diffFacts(facts: StageFacts, change: WorktreeChange | null): DiffFacts {
  if (change === null) return { ...facts, diff: { files: [], incomplete: true } };
  const files = change.files.map(({ path, oldPath, added, deleted, bytes, symlink }): DiffFile => ({
    path,
    ...(oldPath === null ? {} : { old_path: oldPath }),
    ...(symlink ? { kind: 'symlink' } : {}),
    added,
    deleted,
    bytes,
  }));
  return { ...facts, diff: { files } };
}

function declarations(
  definition: StageDefinition,
): Pick<StageFacts['stage'], 'command' | 'profile' | 'paths'> {
  switch (definition.kind) {
    case 'command': {
      const { command, profile, paths } = definition;
      return { command: commandText(command), ...optional(profile, paths) };
    }
    case 'agent':
      return optional(definition.sandbox, definition.paths);
    case 'manual':
    case 'subpipeline':
      return {};
  }
}

function optional(
  profile: StageFacts['stage']['profile'],
  paths: StageFacts['stage']['paths'],
): Pick<StageFacts['stage'], 'profile' | 'paths'> {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(paths === undefined ? {} : { paths }),
  };
}

function commandText(command: string | readonly string[]): CommandText {
  return typeof command === 'string' ? { shell: command } : { argv: command };
}
