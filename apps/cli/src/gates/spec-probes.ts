import { addScratchWorktree } from '@orch/adapter-git';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { hasSpecs } from '../spec/has-specs.ts';
import { notInstalled, type ProbeResult } from './probe-result.ts';

const timeoutMs = 60_000;
const specId = 'orch-gate-probe';
/** It is about security, a migration, and in a new folder at the root: any of these asks for a spec. */
const fileInNeed = 'orch-gate-probe/auth/migrations/probe.sql';

/**
 * orch's own spec guard, in a scratch worktree of the last commit and so with the settings of the
 * repository: it has to refuse a spec once its review is decades old, and not before.
 */
export function probeStaleSpec(root: string, env: NodeJS.ProcessEnv): Promise<ProbeResult> {
  return inWorktree(root, env, (worktree) => {
    const made = worktree.orch('spec', 'new', specId, '--id', specId, '--covers', `${specId}/**`);
    const { path } = JSON.parse(made.stdout) as { path?: string };
    if (path === undefined) return notRed('a spec could not be planted', made);
    const reviewedOn = (day: string): Call => {
      const text = readFileSync(join(worktree.dir, path), 'utf8');
      const dated = text.replace(/^last_review:.*$/m, `last_review: ${day}`);
      worktree.write(path, dated.replace(/^status:.*$/m, 'status: approved'));
      return worktree.orch('spec', 'guard', '--all');
    };
    const fresh = reviewedOn(new Date().toISOString().slice(0, 10));
    if (blocks(fresh, 'stale_by_date', path)) return notRed('a fresh spec is called stale', fresh);
    const stale = reviewedOn('2000-01-01');
    return blocks(stale, 'stale_by_date', path)
      ? {
          standing: 'red',
          detail: `a spec last reviewed on 2000-01-01 is refused (exit ${exitStatus.refused})`,
        }
      : notRed('a spec last reviewed on 2000-01-01 is not refused', stale);
  });
}

/** The same for a change that needs a spec and has none. */
export function probeMissingSpec(root: string, env: NodeJS.ProcessEnv): Promise<ProbeResult> {
  return inWorktree(root, env, (worktree) => {
    const green = worktree.orch('spec', 'guard', '--staged');
    if (blocks(green, 'missing', fileInNeed)) return notRed('no change needs a spec', green);
    worktree.write(fileInNeed, '-- Planted by orch gates prove.\n');
    const added = worktree.call('git', ['add', '--force', fileInNeed]);
    if (added.status !== 0) return notRed('a change could not be planted', added);
    const red = worktree.orch('spec', 'guard', '--staged');
    return blocks(red, 'missing', fileInNeed)
      ? {
          standing: 'red',
          detail: `a change of ${fileInNeed} without a spec is refused (exit ${exitStatus.refused})`,
        }
      : notRed(
          `a change of ${fileInNeed} is not refused; see spec_guard in the configuration`,
          red,
        );
  });
}

interface Call {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Worktree {
  readonly dir: string;
  write(path: string, text: string): void;
  call(file: string, args: readonly string[]): Call;
  /** This program with `--format json`. */
  orch(...args: readonly string[]): Call;
}

async function inWorktree(
  root: string,
  env: NodeJS.ProcessEnv,
  probe: (worktree: Worktree) => ProbeResult,
): Promise<ProbeResult> {
  const { config } = await readConfig(root);
  if (config.spec_guard === undefined && !hasSpecs(root)) {
    return notInstalled('spec, and no spec_guard in the configuration');
  }
  const scratch = await addScratchWorktree({ root, env });
  try {
    const prefix = spawnSync('git', ['rev-parse', '--show-prefix'], { cwd: root, env });
    const dir = join(scratch.dir, prefix.stdout.toString().trim());
    const call: Worktree['call'] = (file, args) => {
      const own = { ...env, CODEX_ORCHESTRATOR_ROOT: dir };
      const options = { cwd: dir, env: own, encoding: 'utf8', timeout: timeoutMs } as const;
      return spawnSync(file, args, { ...options, maxBuffer: 64 * 1024 * 1024 });
    };
    return probe({
      dir,
      call,
      orch: (...args) =>
        call(process.execPath, [process.argv[1] ?? '', ...args, '--format', 'json']),
      write(path, text) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text);
      },
    });
  } finally {
    await scratch.dispose();
  }
}

/** Whether the guard refused, and for this fault of this path. */
function blocks({ status, stdout }: Call, code: string, path: string): boolean {
  const { findings } = JSON.parse(stdout) as {
    readonly findings?: readonly Readonly<Record<string, unknown>>[];
  };
  const isFound = findings?.some(
    (each) => each['code'] === code && each['path'] === path && each['severity'] === 'block',
  );
  return status === exitStatus.refused && isFound === true;
}

function notRed(what: string, { status, stderr }: Call): ProbeResult {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return { standing: 'not_red', detail: `${what} (exit ${status ?? 'none'}; ${said})` };
}
