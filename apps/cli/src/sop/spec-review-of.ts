import type { ReviewSpec } from '@orch/sop';
import { parseSpec, readCoveredCode, reviewSpecText, type SpecProblem } from '@orch/spec-guard';
import { readConfig } from '../config/read-config.ts';
import type { RepositorySession } from '../session/session.ts';
import { gitEnvironment } from '../spec/git-environment.ts';

const dayMs = 86_400_000;

/**
 * How the approval of a spec is recorded in it: as a review of the spec, and of the code that it
 * covers as that is now.
 *
 * @param path of the spec, from the root
 */
export async function specReviewOf(
  { cwd, env, roots }: Pick<RepositorySession, 'cwd' | 'env' | 'roots'>,
  path: string,
  text: string,
): Promise<ReviewSpec> {
  const parsed = parseSpec(path, text);
  if (!parsed.ok) return () => ({ ok: false, reason: reasonOf(path, parsed.problems) });
  const { config } = await readConfig(roots.root);
  const codeSha256 = await readCoveredCode(parsed.spec.covers, {
    root: roots.root,
    env: gitEnvironment(env, cwd),
    config: config.spec_guard,
  });
  return (file, current, { actor, at, reason }, isNew) => {
    const line = `- ${at.slice(0, 10)} ${oneLine(actor.name)}: ${oneLine(reason)}`;
    if (!isNew && current.split(/\r?\n/).includes(line)) return { ok: true, text: current };
    const day = Math.floor(Date.parse(at) / dayMs);
    const review = { day, actor: actor.name, reason, codeSha256 };
    const reviewed = reviewSpecText(file, current, review);
    return reviewed.ok ? reviewed : { ok: false, reason: reasonOf(file, reviewed.problems) };
  };
}

function reasonOf(path: string, [first]: readonly SpecProblem[]): string {
  return `${path}:${first?.line ?? 1} ${first?.message ?? 'cannot be read'}.`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
