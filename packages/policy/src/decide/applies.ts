import type { When } from '../policy/policy.ts';
import { compileGlobs, matchDeclared } from './path-globs.ts';
import { declaredProfile } from './profile.ts';
import type { DiffFile, StageFacts } from './facts.ts';

/** Why a rule applies: `matched` names the path where one decided it. */
export type Applies = { readonly matched?: string } | undefined;

/** Whether a rule's `when` holds for a stage. With `files`, paths are those that were touched, else those declared. */
export function applies(when: When, facts: StageFacts, files?: readonly DiffFile[]): Applies {
  const { stage, task, pipeline } = facts;
  if (when.stage_kind?.includes(stage.kind) === false) return undefined;
  if (when.profile?.includes(declaredProfile(stage)) === false) return undefined;
  if (when.task_risk?.includes(task.risk ?? 'unknown') === false) return undefined;
  if (when.stage_id !== undefined && compileGlobs(when.stage_id).match(stage.id) === undefined)
    return undefined;
  if (when.pipeline !== undefined && compileGlobs(when.pipeline).match(pipeline.id) === undefined)
    return undefined;
  return when.paths === undefined ? {} : matchPaths(when.paths, stage.paths ?? [], files);
}

function matchPaths(
  globs: readonly string[],
  declared: readonly string[],
  files?: readonly DiffFile[],
): Applies {
  const list = compileGlobs(globs);
  const matched =
    files === undefined
      ? declared.find((path) => matchDeclared(globs, list, path) !== undefined)
      : files.flatMap(touchedPaths).find((path) => list.match(path) !== undefined);
  return matched === undefined ? undefined : { matched };
}

/** I5: a rename touches both of its ends. */
export function touchedPaths(file: DiffFile): readonly string[] {
  return file.old_path === undefined ? [file.path] : [file.path, file.old_path];
}
