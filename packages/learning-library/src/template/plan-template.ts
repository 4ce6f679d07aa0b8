import { OrchError } from '@orch/core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../pack/pack.ts';
import type { CodemodPlan } from '../plan/plan.ts';
import { creation } from '../plan/plan-codemod.ts';
import { renderTemplate } from './render-template.ts';

/**
 * What a template would make, as a plan. Files that are there already are in the way: none of them is
 * ever overwritten.
 *
 * @throws OrchError `ORCH_PACK_INVALID` where options do not fit; `ORCH_WORKTREE_DIRTY` where a file is
 *   in the way
 */
export function planTemplate(
  root: string,
  pack: Pack,
  options: Readonly<Record<string, unknown>>,
): CodemodPlan {
  const rendered = renderTemplate(pack, options);
  const { id } = pack.manifest;
  if (!rendered.ok) {
    throw new OrchError('ORCH_PACK_INVALID', `Options of ${id}: ${rendered.problems.join('; ')}.`, {
      hint: `Give them as name=value. See what it takes: orch patterns show ${id}`,
    });
  }
  const there = rendered.files.filter(({ path }) => existsSync(join(root, path)));
  if (there.length > 0) {
    const names = there.map(({ path }) => path).join(', ');
    throw new OrchError('ORCH_WORKTREE_DIRTY', `There already: ${names}.`, {
      hint: 'Nothing was made. Move them away, or choose other options.',
    });
  }
  return {
    root,
    codemod: { kind: 'pack', pack },
    changes: rendered.files.map(({ path, text }) => creation(path, Buffer.from(text))),
    failures: [],
    skipped: [],
    transformed: 0,
    unstable: [],
    reports: [],
  };
}
