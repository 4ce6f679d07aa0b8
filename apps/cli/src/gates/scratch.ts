import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const callTimeoutMs = 60_000;

/** How a program that was run in a scratch repository ended. */
export interface CallResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A git repository for a fault, away from the one that it is proved for. */
export class Scratch {
  readonly folder: string;
  readonly program: string;
  readonly #top: string;
  readonly #env: NodeJS.ProcessEnv;

  /**
   * @param program the entry file of this program, which is what the fault is shown to
   * @param env of the caller; only what a program needs to run is taken from it
   */
  constructor(program: string, env: NodeJS.ProcessEnv) {
    this.program = program;
    this.#top = mkdtempSync(join(tmpdir(), 'orch-gates-'));
    this.folder = join(this.#top, 'repository');
    mkdirSync(join(this.#top, 'home'));
    mkdirSync(this.folder);
    this.#env = {
      PATH: env['PATH'],
      HOME: join(this.#top, 'home'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      CODEX_ORCHESTRATOR_ROOT: this.folder,
      PROBE_NODE: process.execPath,
      PROBE_ORCH: program,
    };
    this.write('.gitignore', '.runs/\nout/\n');
    this.write('seed.txt', 'seed\n');
    this.#git('init', '--quiet');
    this.#git('config', 'user.name', 'orch gates');
    this.#git('config', 'user.email', 'gates@localhost');
  }

  write(path: string, content: string | object): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }

  /**
   * One pipeline of the stages, committed together with all that was written so far.
   * @param config what else stands in the configuration
   */
  pipeline(stages: readonly object[], config: object = {}): void {
    const commands = stages.map((stage) => ({ kind: 'command', ...stage }));
    const pipelines = [{ id: 'probe', stages: commands }];
    this.write('codex.orchestrator.json', { ...config, pipelines });
    this.#git('add', '.');
    this.#git('commit', '--quiet', '--allow-empty', '--message=Probe');
  }

  orch(...args: readonly string[]): CallResult {
    return this.#call(process.execPath, [this.program, ...args]);
  }

  /** Starts the pipeline. @returns the result with the run's id, if it came to one */
  start(): CallResult & { readonly runId: string } {
    const result = this.orch('start', 'probe', '--task', 'probe', '--format', 'json');
    const runId = /"run_id": "([^"]+)"/.exec(result.stdout)?.[1] ?? '';
    return { ...result, runId };
  }

  /** A new folder beside the repository, where no stage of it works. */
  beside(name: string): string {
    const folder = join(this.#top, name);
    mkdirSync(folder);
    return folder;
  }

  /** Absolute path of a file of a run. */
  inRun(runId: string, path: string): string {
    return join(this.folder, '.runs/probe/cli', runId, path);
  }

  /** Everything that orch wrote here, by path. */
  records(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const top of ['.runs', 'out']) {
      for (const path of filesBelow(join(this.folder, top))) {
        found.set(path, readFileSync(path, 'latin1'));
      }
    }
    return found;
  }

  remove(): void {
    rmSync(this.#top, { recursive: true, force: true, maxRetries: 3 });
  }

  #git(...args: readonly string[]): void {
    const { status, stderr } = this.#call('git', args);
    if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
  }

  #call(file: string, args: readonly string[]): CallResult {
    const { status, stdout, stderr } = spawnSync(file, args, {
      cwd: this.folder,
      env: this.#env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: callTimeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  }
}

function filesBelow(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
