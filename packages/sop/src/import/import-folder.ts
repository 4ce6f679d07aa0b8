import { isArtifactPath } from '../artifact/artifact-paths.ts';
import { plainLines } from '../artifact/artifact-digest.ts';
import { refusal, type Refusal } from '../phase/refusal.ts';
import type { ReadText } from '../phase/standing.ts';
import type { NewTask } from '../register/make-task.ts';
import type { ImportedFrom, Task } from '../register/task.ts';

/** A folder of another tool, as a task. */
export interface Importable {
  readonly ok: true;
  readonly id: string;
  readonly title: string;
  readonly source: NonNullable<NewTask['source']>;
}

/**
 * Reads a feature of Spec Kit (`specs/001-name` with `spec.md`, `plan.md`, `tasks.md`) or a change of
 * OpenSpec (`openspec/changes/name` with `proposal.md`, `design.md`, `tasks.md`) as a task: its files are
 * the artifacts of the phases, where they are. What it lacks is made under `tasks/`. I8: nothing is ever written in it.
 *
 * @param path of the folder, from the root
 */
export function importFolder(path: string, read: ReadText): Importable | Refusal {
  const file = (name: string): string | undefined =>
    read(`${path}/${name}`) === null ? undefined : `${path}/${name}`;
  const found = openSpec(file) ?? specKit(file);
  const prd = found?.artifacts.prd;
  if (found === null || prd === undefined) {
    return refusal(
      'ORCH_USAGE',
      `${path} is neither a feature of Spec Kit nor a change of OpenSpec: it has no spec.md and no proposal.md.`,
      'Name the folder of one feature, such as specs/001-photo-albums.',
    );
  }
  if (!Object.values(found.artifacts).every(isArtifactPath)) {
    const hint = 'Give it a name without quotes, backslashes and control characters.';
    return refusal('ORCH_USAGE', `The name of ${path} cannot stand in the register.`, hint);
  }
  const id = path.split('/').at(-1) ?? path;
  const title = titleIn(read(prd) ?? '') ?? id;
  return { ok: true, id, title, source: { ...found, path } };
}

type Found = Omit<ImportedFrom, 'path'> & { readonly artifacts: Task['artifacts'] };
type FindFile = (name: string) => string | undefined;

function openSpec(file: FindFile): Found | null {
  const prd = file('proposal.md');
  if (prd === undefined) return null;
  return {
    kind: 'openspec',
    artifacts: present({ prd, list: file('tasks.md'), spec: file('design.md') }),
  };
}

function specKit(file: FindFile): Found | null {
  const prd = file('spec.md');
  if (prd === undefined) return null;
  return {
    kind: 'spec-kit',
    artifacts: present({ prd, list: file('tasks.md'), plan: file('plan.md') }),
  };
}

function present(artifacts: Readonly<Record<string, string | undefined>>): Task['artifacts'] {
  return Object.fromEntries(Object.entries(artifacts).filter(([, path]) => path !== undefined));
}

/** The first heading, without the words that the tools begin it with. */
function titleIn(text: string): string | null {
  const heading = /^#\s+(.+)$/m.exec(plainLines(text))?.[1];
  const title = heading
    ?.replace(/^(?:Feature Specification|Change Proposal|Proposal|Change)\s*:\s*/i, '')
    .trim();
  return title === undefined || title === '' ? null : title;
}
