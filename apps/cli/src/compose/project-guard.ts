import type { GuardQuestion, GuardVerdict, Profile, StageGuard } from '@orch/core';
import type { TaskRisk } from '@orch/policy';
import { readRun, type RunRoots } from '@orch/persistence';
import { relative, sep } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { configFileName } from '../session/find-roots.ts';
import { readTasksIndex, tasksIndexFile } from '../task/read-tasks-index.ts';
import { loadPolicy, type LoadedPolicy } from './load-policy.ts';
import { policyPath, readPolicyFile } from './policy-file.ts';
import { keepRefusal, standingRefusal } from './standing-refusal.ts';

/** The guard of a repository's runs. */
export interface ProjectGuard extends StageGuard {
  /**
   * Reads the policy, once; what a stage makes of the file afterwards counts for the next process
   * only.
   *
   * @throws OrchError `ORCH_GUARD_FAILED` for a policy that cannot be read or is not valid
   */
  prepare(): Promise<void>;
  /** The policy that the guard goes by; `null` where there is none. */
  policy(): Promise<LoadedPolicy | null>;
}

/** What a guard looks at of a run that goes on; a plan has none of it. */
export interface LiveRun {
  nowMs(): number;
  /** Digest of the worktree as it is now; `null` where there is no git. */
  treeDigest(): Promise<string | null>;
}

/** What is read when a process begins with a run. */
interface Basis {
  readonly loaded: LoadedPolicy | null;
  readonly ownFiles: readonly string[];
  taskRisk(taskId: string): TaskRisk | undefined;
}

const noPolicy = 'default: no policy file';

/**
 * The policy of the repository, with what is built in. In a repository without a policy the code of
 * policies is loaded for agents, for a stage that declares full access, or that changed a file which
 * decides about runs; every other stage is granted what it declares.
 */
export function projectGuard(roots: RunRoots, live?: LiveRun): ProjectGuard {
  let basis: Promise<Basis> | null = null;
  let guard: Promise<StageGuard> | null = null;
  const read = (): Promise<Basis> => (basis ??= readBasis(roots));
  const full = (): Promise<StageGuard> => (guard ??= read().then((from) => makeGuard(roots, from)));

  const decide = async (question: GuardQuestion): Promise<GuardVerdict> => {
    const { definition } = question.stage;
    const profile = definition.kind === 'command' ? (definition.profile ?? 'network') : null;
    const plain = profile !== null && profile !== 'danger-full-access';
    if (!plain || (await read()).loaded !== null) return (await full()).before(question);
    return grant(profile);
  };

  return {
    id: 'policy',
    async prepare() {
      await read();
    },
    async policy() {
      return (await read()).loaded;
    },
    async before(question) {
      const verdict = await decide(question);
      if (live === undefined || question.attempt === 1) return verdict;
      const { entries } = await readRun(roots, question.run, live.nowMs());
      const refusal = standingRefusal(entries, question.stage.id);
      if (refusal === null) return verdict;
      const restored =
        refusal.treeBefore !== null && refusal.treeBefore === (await live.treeDigest());
      return restored ? verdict : keepRefusal(verdict, question, refusal);
    },
    async after(question, change, granted) {
      const { loaded, ownFiles } = await read();
      const touched = change?.files.some(({ path, oldPath, symlink }) =>
        [path, oldPath].some((each) => each !== null && mayBeOwn(ownFiles, each, symlink)),
      );
      const { definition } = question.stage;
      if (loaded !== null || touched === true || definition.kind !== 'command') {
        return (await full()).after(question, change, granted);
      }
      return grant(definition.profile ?? 'network');
    },
    async ask(question, ask) {
      return (await full()).ask(question, ask);
    },
  };
}

function grant(profile: Profile): GuardVerdict {
  return { effect: 'allow', profile, grantedBy: noPolicy, rules: [], facts: null };
}

/** A look that may say yes too often and never no: the policy decides then. */
function mayBeOwn(ownFiles: readonly string[], path: string, symlink: boolean): boolean {
  const folded = path.normalize('NFC').toLowerCase();
  return ownFiles.some((glob) => {
    const own = glob.replace('/**', '').normalize('NFC').toLowerCase();
    return folded === own || folded.startsWith(`${own}/`) || (symlink && own.startsWith(folded));
  });
}

async function readBasis(roots: RunRoots): Promise<Basis> {
  const { root, runsDir, outDir } = roots;
  const { config } = await readConfig(root);
  const loaded = await loadPolicy(root);
  const records = [runsDir, outDir]
    .map((folder) => relative(root, folder).split(sep).join('/'))
    .filter((path) => path !== '' && !path.startsWith('..'))
    .map((path) => `${path}/**`);
  // Without a policy no rule asks for a risk.
  const tasks = loaded === null ? [] : readTasksIndex(root);
  return {
    loaded,
    // The register has the approvals that open a phase.
    ownFiles: [policyPath(root, config), configFileName, tasksIndexFile, ...records],
    taskRisk: (taskId) => tasks.find(({ id }) => id === taskId)?.risk,
  };
}

async function makeGuard(roots: RunRoots, basis: Basis): Promise<StageGuard> {
  const { createPolicyGuard, EMPTY_POLICY } = await import('@orch/policy');
  const { loaded, ownFiles } = basis;
  return createPolicyGuard({
    policy: loaded?.policy ?? EMPTY_POLICY,
    source: loaded?.file.path ?? noPolicy,
    digest: loaded?.file.digest ?? null,
    currentDigest: () => currentPolicyDigest(roots.root),
    taskRisk: (taskId) => basis.taskRisk(taskId),
    ownFiles,
  });
}

/**
 * The digest of the policy as it stands now; `null` where there is none.
 * @throws OrchError `ORCH_GUARD_FAILED` where it cannot be read
 */
export async function currentPolicyDigest(root: string): Promise<string | null> {
  const { config } = await readConfig(root);
  return readPolicyFile(root, config)?.digest ?? null;
}
