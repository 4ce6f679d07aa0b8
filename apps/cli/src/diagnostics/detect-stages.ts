import type { CommandStageDefinition } from '@orch/core';
import { detectGo, detectJava, detectMake, detectRust } from './compiled-toolchains.ts';
import { detectNode } from './detect-node.ts';
import { detectPython } from './detect-python.ts';
import type { RepositoryFacts } from './repository-facts.ts';

/** What a stage of the default pipeline is for, in the order in which they run. */
export type Purpose = 'build' | 'lint' | 'test';

/** Commands of one toolchain, by purpose. */
export interface Toolchain {
  readonly name: string;
  readonly commands: readonly { readonly purpose: Purpose; readonly command: string }[];
}

const titles = { build: 'Build', lint: 'Lint', test: 'Test' } as const;

/**
 * The stages of the default pipeline: build, lint, test and spec guard, each only where the
 * repository has it. Pure.
 */
export function detectStages(facts: RepositoryFacts): CommandStageDefinition[] {
  const found = [detectNode, detectPython, detectGo, detectRust, detectJava]
    .map((detect) => detect(facts))
    .filter(({ commands }) => commands.length > 0);
  // A Makefile beside a toolchain usually wraps it, so it counts only where it stands alone.
  const toolchains = found.length > 0 ? found : [detectMake(facts)];
  const stages: CommandStageDefinition[] = [];
  for (const purpose of ['build', 'lint', 'test'] as const) {
    for (const { name, commands } of toolchains) {
      const fitting = commands.filter((each) => each.purpose === purpose);
      for (const [position, { command }] of fitting.entries()) {
        const alone = toolchains.length === 1;
        const id = `${alone ? '' : `${name}-`}${purpose}${position === 0 ? '' : `-${position + 1}`}`;
        const title = alone ? titles[purpose] : `${titles[purpose]} (${name})`;
        stages.push({ kind: 'command', id, title, command });
      }
    }
  }
  return [...stages, ...detectSpecGuard(facts)];
}

/**
 * Settings for orch's own spec guard are meant; else a script of the repository's own says how it guards its specs;
 * else the specs that are there are guarded as orch does it.
 */
function detectSpecGuard({ texts, specs }: RepositoryFacts): CommandStageDefinition[] {
  const own = 'orch spec guard';
  const script = texts.has('scripts/spec-guard.sh')
    ? 'bash scripts/spec-guard.sh --dry-run'
    : texts.has('scripts/spec-guard.mjs')
      ? 'node scripts/spec-guard.mjs --dry-run'
      : null;
  const command = specs === 'configured' ? own : (script ?? (specs === 'present' ? own : null));
  if (command === null) return [];
  return [{ kind: 'command', id: 'spec-guard', title: 'Spec guard', command }];
}
