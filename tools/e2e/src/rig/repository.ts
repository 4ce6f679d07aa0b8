import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Gate } from './gate.ts';
import { endProcesses, processesWith } from './processes.ts';
import {
  orch,
  orchEntry,
  startOrch,
  type OrchOptions,
  type OrchProcess,
  type OrchResult,
} from './orch.ts';
import { pollUntil } from './poll-until.ts';

const run = promisify(execFile);

/** What a call of orch may differ in from the repository's usual ones. */
export type CallOptions = Partial<OrchOptions>;

/**
 * A scratch git repository, a home without settings, and an environment that marks every process
 * that is started in it, however far it strays.
 */
export class Repository {
  readonly folder: string;
  /** The program that is driven, for stages that call it. */
  readonly entry = orchEntry;
  readonly env: Readonly<Record<string, string>>;
  readonly #scratch: string;
  readonly #mark: string;
  readonly #gates: Gate[] = [];

  private constructor(scratch: string) {
    this.#scratch = scratch;
    this.#mark = `ORCH_E2E_REPOSITORY=${randomUUID()}`;
    // A name that a careless command line falls over.
    this.folder = join(scratch, `Ömer's "new" $HOME repository`);
    const [name = '', value = ''] = this.#mark.split('=');
    this.env = {
      PATH: process.env['PATH'] ?? '',
      HOME: join(scratch, 'home'),
      LANG: 'C.UTF-8',
      [name]: value,
    };
  }

  /** @param files paths relative to the repository, and their text or JSON value */
  static async make(files: Readonly<Record<string, unknown>>): Promise<Repository> {
    const repository = new Repository(await mkdtemp(join(tmpdir(), 'orch-e2e-')));
    await mkdir(repository.folder);
    await mkdir(repository.env['HOME'] ?? '');
    await repository.write({ '.gitignore': '.runs/\nout/\nscratch/\n', ...files });
    await repository.git('init', '--quiet', '--initial-branch=main');
    await repository.git('config', 'user.name', 'Ada Tester');
    await repository.git('config', 'user.email', 'ada@example.com');
    await repository.git('add', '.');
    await repository.git('commit', '--quiet', '--message=Begin');
    await mkdir(repository.path('scratch'));
    return repository;
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Files that are given as anything but text are written as JSON. */
  async write(files: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(this.path(name)), { recursive: true });
      const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
      await writeFile(this.path(name), text);
    }
  }

  read(...parts: readonly string[]): Promise<string> {
    return readFile(this.path(...parts), 'utf8');
  }

  async git(...args: readonly string[]): Promise<string> {
    const options = { cwd: this.folder, env: this.env, timeout: 30_000 };
    return (await run('git', args, options)).stdout;
  }

  orch(args: readonly string[], options: CallOptions = {}): Promise<OrchResult> {
    return orch(args, this.#call(options));
  }

  start(args: readonly string[], options: CallOptions = {}): OrchProcess {
    return startOrch(args, this.#call(options));
  }

  /** Makes the gate `scratch/gate`, at which a stage stands with `cat scratch/gate`. */
  async makeGate(): Promise<Gate> {
    const gate = await Gate.make(this.path('scratch/gate'));
    this.#gates.push(gate);
    return gate;
  }

  /** The runs of a task that have a folder, in the order of their names. */
  async runIds(taskId: string): Promise<readonly string[]> {
    try {
      return (await readdir(this.path('.runs', taskId, 'cli'))).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Resolves once it holds; for what other processes do without telling us. */
  until(holds: () => Promise<boolean>): Promise<void> {
    return pollUntil(holds.toString(), holds, { everyMs: 50 });
  }

  /** Processes that were started in here and still live. */
  leftovers(): Promise<readonly number[]> {
    return processesWith(this.#mark);
  }

  /** Ends what is left (a failed test must not leave processes behind) and deletes everything. */
  async remove(): Promise<void> {
    for (const gate of this.#gates) await gate.close();
    await endProcesses(this.#mark);
    await rm(this.#scratch, { recursive: true, force: true, maxRetries: 5 });
  }

  #call(options: CallOptions): OrchOptions {
    return { cwd: this.folder, ...options, env: { ...this.env, ...options.env } };
  }
}
