import { addScratchWorktree } from '@orch/adapter-git';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { notInstalled, type ProbeResult } from './probe-result.ts';

const script = 'scripts/spec-guard.sh';
const timeoutMs = 60_000;

/**
 * The spec guard of the repository itself, tried in a scratch worktree of its last commit: it has to
 * pass there as it is, and to fail once a spec stands in it that was last reviewed decades ago.
 */
export async function probeSpecGuard(root: string, env: NodeJS.ProcessEnv): Promise<ProbeResult> {
  if (!existsSync(join(root, script))) return notInstalled(script);
  const worktree = await addScratchWorktree({ root, env });
  const { dir } = worktree;
  try {
    if (!existsSync(join(dir, script))) return notInstalled(`committed ${script}`);
    const call = (): number | null =>
      spawnSync('sh', [script], { cwd: dir, env, stdio: 'ignore', timeout: timeoutMs }).status;
    const green = call();
    if (green !== 0) {
      const detail = `${script} does not pass on the last commit (exit ${green ?? 'none'}), so nothing can be shown`;
      return { standing: 'not_red', detail };
    }
    const spec = join(dir, 'tasks/specs/orch-gate-probe.md');
    mkdirSync(dirname(spec), { recursive: true });
    writeFileSync(
      spec,
      '---\nid: orch-gate-probe\nlast_review: 2000-01-01\n---\n\n# A stale spec\n',
    );
    const red = call();
    return red === 0
      ? { standing: 'not_red', detail: `${script} passes with a spec last reviewed on 2000-01-01` }
      : {
          standing: 'red',
          detail: `a spec last reviewed on 2000-01-01 is refused (exit ${red ?? 'none'})`,
        };
  } finally {
    await worktree.dispose();
  }
}
