import type { WrittenPhase } from '../phase/phases.ts';

/** What the paths of a task's artifacts are made of. */
export interface TaskName {
  readonly id: string;
  readonly slug: string;
}

/**
 * Whether a path may name an artifact: a Markdown file of the repository, from its root. What is
 * written in a register decides where files are read and written.
 */
export function isArtifactPath(path: string): boolean {
  const parts = path.split('/');
  return (
    /^[^\\"\p{Cc}]+\.md$/u.test(path) &&
    !parts.some((part) => ['', '.', '..', '.git'].includes(part))
  );
}

/** Where orch puts the artifact of a phase, from the root. */
export function artifactPath(phase: WrittenPhase, { id, slug }: TaskName): string {
  const number = id.endsWith(`-${slug}`) ? id.slice(0, -slug.length) : id === slug ? '' : `${id}-`;
  switch (phase) {
    case 'prd':
      return `tasks/${number}prd-${slug}.md`;
    case 'list':
      return `tasks/tasks-${id}.md`;
    case 'spec':
      return `tasks/specs/${id}.md`;
    case 'plan':
      return `tasks/${number}plan-${slug}.md`;
    case 'page':
      return `tasks/${id}.md`;
  }
}
