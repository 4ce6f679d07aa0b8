import { OrchError, type PromptSource } from '@orch/core';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { osCode } from '../errors/os-code.ts';
import { readTasksIndex } from '../task/read-tasks-index.ts';

const patternsIndex = 'patterns/index.json';
/** More would be read by nobody, and cost tokens in every prompt. */
const hintsShown = 20;

/** A prompt is written by hand; a text that is larger than this is something else. */
const maxPromptBytes = 256 * 1024;

/** Prompts from the files of a repository, and what its register knows of a task. */
export function promptSource(root: string): PromptSource {
  return {
    read: (path) => Promise.resolve().then(() => readText(root, path)),
    context: ({ taskId }) =>
      Promise.resolve().then(() => {
        const task = readTasksIndex(root).find(({ id }) => id === taskId)?.entry ?? {};
        const { title, artifacts } = task;
        const spec = pathIn(artifacts, 'spec') ?? pathIn(artifacts, 'page');
        const plan = pathIn(artifacts, 'plan');
        return {
          task: { id: taskId, title: typeof title === 'string' ? title : null },
          planItem: plan === null ? null : readText(root, plan),
          spec: spec === null ? null : { path: spec, text: readText(root, spec) },
          hints: patternHints(root),
        };
      }),
  };
}

/** What the packs of this repository are for, so that an agent uses them instead of its own. */
function patternHints(root: string): readonly { readonly title: string; readonly text: string }[] {
  if (!existsSync(join(root, patternsIndex))) return [];
  const index: unknown = JSON.parse(readText(root, patternsIndex));
  if (typeof index !== 'object' || index === null || !('packs' in index)) return [];
  const packs: readonly unknown[] = Array.isArray(index.packs) ? index.packs : [];
  return packs.slice(0, hintsShown).flatMap((pack) => {
    const { id, summary } = pack as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof summary !== 'string') return [];
    return [{ title: `pattern ${id}`, text: `${summary} (orch patterns show ${id})` }];
  });
}

/** Where something was written about a task, as a path from the root. */
function pathIn(artifacts: unknown, name: string): string | null {
  if (typeof artifacts !== 'object' || artifacts === null) return null;
  const path: unknown = Object.entries(artifacts).find(([each]) => each === name)?.[1];
  return typeof path === 'string' ? path : null;
}

/** @throws OrchError `ORCH_CONFIG_UNREADABLE` for what is no text file of the repository */
function readText(root: string, path: string): string {
  try {
    const file = realpathSync(resolve(root, path));
    const inside = relative(realpathSync(root), file);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw unreadable(path, 'it is not in the repository');
    }
    if (statSync(file).size > maxPromptBytes) {
      throw unreadable(path, `it is larger than ${maxPromptBytes} bytes`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof OrchError) throw error;
    throw unreadable(path, osCode(error) ?? String(error), error);
  }
}

function unreadable(path: string, why: string, cause?: unknown): OrchError {
  return new OrchError('ORCH_CONFIG_UNREADABLE', `${path} cannot be read: ${why}.`, {
    place: path,
    hint: 'An agent is to be prompted with it.',
    cause,
  });
}
