import { OrchError } from '@orch/core';
import type { CodemodPlan } from '@orch/learning-library';
import { faultPoint } from '../compose/fault-point.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { chooseCodemod } from '../patterns/choose-pack.ts';
import { planDocument, planText } from '../patterns/plan-document.ts';
import { withLibrary, type LearningLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns plan`. Exits 1 where the codemod failed on a file. */
export function patternsPlan(session: RepositorySession): Promise<number> {
  return withLibrary(async (library) => {
    await finishKilled(library, session);
    const { plan, mismatches } = await makePlan(library, session);
    return show(session, plan, false, mismatches);
  });
}

/** `orch patterns apply`. Exits 1 where the codemod failed on a file; the others are changed. */
export function patternsApply(session: RepositorySession): Promise<number> {
  return withLibrary(async (library) => {
    await finishKilled(library, session);
    const { plan, mismatches } = await makePlan(library, session);
    if (mismatches.length > 0) {
      throw new OrchError(
        'ORCH_PACK_INVALID',
        `Not for this repository: ${mismatches.join('; ')}.`,
        {
          hint: 'See what it would do all the same: orch patterns plan',
        },
      );
    }
    const fault = faultPoint(session.env);
    await library.applyPlan(plan, {
      allowDirty: session.args.has('allow-dirty'),
      ...(fault === undefined ? {} : { fault }),
    });
    return show(session, plan, true, mismatches);
  });
}

/** A plan must be made of a whole tree: what a killed apply left half done is finished first. */
async function finishKilled(
  library: LearningLibrary,
  { roots, logger }: RepositorySession,
): Promise<void> {
  for (const ended of await library.recoverApply(roots.root)) {
    const how =
      ended.status === 'applied'
        ? `finished, ${ended.files} ${ended.files === 1 ? 'file' : 'files'}`
        : `these had been changed since and stay as they are: ${ended.paths.join(', ')}`;
    logger.warn(`An apply had been killed: ${how}.`);
  }
}

function show(
  { format }: RepositorySession,
  plan: CodemodPlan,
  applied: boolean,
  mismatches: readonly string[],
): number {
  const document = planDocument(plan, applied, mismatches);
  writeResult(format, document, () => planText(document));
  return plan.failures.length > 0 ? exitStatus.failed : exitStatus.ok;
}

async function makePlan(
  library: LearningLibrary,
  session: RepositorySession,
): Promise<{ readonly plan: CodemodPlan; readonly mismatches: readonly string[] }> {
  const { args, roots } = session;
  const { codemod, options } = chooseCodemod(library, session);
  const mismatches = codemod.kind === 'pack' ? library.mismatches(codemod.pack, roots.root) : [];
  if (codemod.kind === 'pack' && codemod.pack.manifest.kind === 'template') {
    return { plan: library.planTemplate(roots.root, codemod.pack, options), mismatches };
  }
  const paths = args.value('path')?.split(',');
  const workers = workerCount(args.value('workers'));
  const plan = await library.planCodemod({
    root: roots.root,
    codemod,
    options,
    checkIdempotence: !args.has('once'),
    ...(paths === undefined ? {} : { paths }),
    ...(workers === undefined ? {} : { workers }),
  });
  return { plan, mismatches };
}

function workerCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new OrchError('ORCH_USAGE', `--workers ${text} is not a number from 1 to 64.`);
}
