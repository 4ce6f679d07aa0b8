import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Connection } from './mcp.ts';
import { orchJson } from './orch.ts';
import { command, makeRepository, type Repository } from './repository.ts';

interface Serving {
  /** The words after `mcp serve`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What else stands in the configuration. */
  readonly more?: object;
}

/** A repository with servers on it. */
export class ServedRepository {
  readonly repository: Repository = makeRepository();
  readonly #open: Connection[] = [];

  get root(): string {
    return this.repository.root;
  }

  path(...names: readonly string[]): string {
    return join(this.root, ...names);
  }

  git(...args: readonly string[]): void {
    execFileSync('git', args, { cwd: this.root, stdio: 'ignore' });
  }

  /** Commits the pipelines, and serves them. */
  async serving(
    pipelines: Parameters<Repository['configure']>[0],
    { more = {}, ...serving }: Serving = {},
  ): Promise<Connection> {
    this.repository.configure(pipelines);
    const file = 'codex.orchestrator.json';
    const config = JSON.parse(readFileSync(this.path(file), 'utf8')) as object;
    this.repository.write(file, JSON.stringify({ ...config, ...more }));
    this.git('add', '.');
    this.git('commit', '--quiet', '--message=x');
    return await this.serve(serving);
  }

  async serve({ args = [], env = {} }: Serving = {}): Promise<Connection> {
    const connection = await connect({ cwd: this.root, args: ['serve', ...args], env });
    this.#open.push(connection);
    return connection;
  }

  /** A stage that says `begun` and stays until the test opens its gate, unless there is a file `go`. */
  held(): object {
    execFileSync('mkfifo', [this.path('gate')]);
    return command('held', 'echo x > begun; [ -f go ] || read line < gate; echo ended');
  }

  openGate(): void {
    const gate = openSync(this.path('gate'), 'r+');
    writeSync(gate, 'go\n');
    closeSync(gate);
  }

  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await holds()); tries += 1) {
      if (tries > 400) throw new Error('It did not come to be within 20 s.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async statusOf(run: unknown): Promise<unknown> {
    const { document } = await orchJson(['status', '--run', String(run)], { cwd: this.root });
    return document['status'];
  }

  async remove(): Promise<void> {
    for (const { client } of this.#open) await client.close();
    this.repository.remove();
  }
}
