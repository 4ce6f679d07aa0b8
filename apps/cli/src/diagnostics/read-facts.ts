import { OrchError, type ProjectConfig } from '@orch/core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factFiles, type RepositoryFacts } from './repository-facts.ts';
import { osCode } from '../errors/os-code.ts';
import { hasSpecs } from '../spec/has-specs.ts';

/**
 * Looks at the root of a repository: one listing, and the few files whose content matters.
 *
 * @param config the configuration of the repository, where there is one
 */
export function readFacts(root: string, config: ProjectConfig = {}): RepositoryFacts {
  const names = new Set(list(root));
  const texts = new Map<string, string>();
  for (const file of factFiles) {
    if (names.has(file)) texts.set(file, read(join(root, file)));
  }
  if (names.has('scripts')) {
    for (const file of ['scripts/spec-guard.sh', 'scripts/spec-guard.mjs']) {
      if (existsSync(join(root, file))) texts.set(file, '');
    }
  }
  const present = names.has('tasks') && hasSpecs(root) ? 'present' : 'none';
  return { names, texts, specs: config.spec_guard === undefined ? present : 'configured' };
}

function list(root: string): string[] {
  try {
    return readdirSync(root);
  } catch (cause) {
    throw unreadable(root, cause);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (osCode(cause) === 'EISDIR') return '';
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): OrchError {
  return new OrchError('ORCH_CONFIG_UNREADABLE', `Cannot look at ${path}: ${String(cause)}`, {
    place: path,
    hint: 'Make it readable, or define the pipelines in codex.orchestrator.json.',
    cause,
  });
}
