import { OrchError, type SpecGuardConfig } from '@orch/core';
import { resolveSettings } from '../guard/guard-config.ts';
import { compileGlobs } from './path-globs.ts';

/**
 * Where a new spec is written, from the root: in the folder that the configured globs begin with.
 *
 * @throws OrchError `ORCH_USAGE` where no file of that name would be taken for a spec
 */
export function specPlace(id: string, config?: SpecGuardConfig): string {
  const { specs } = resolveSettings(config);
  const list = compileGlobs(specs);
  const places = list.bases.map((base) => (base === '' ? `${id}.md` : `${base}/${id}.md`));
  const place = places.find((path) => list.match(path) !== null);
  if (place !== undefined) return place;
  throw new OrchError('ORCH_USAGE', `A spec ${id} would not be found by ${specs.join(', ')}.`, {
    hint: 'Give it another id, or change spec_guard.specs in codex.orchestrator.json.',
  });
}
