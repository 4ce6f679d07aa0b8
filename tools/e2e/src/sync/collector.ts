import type { OrchProcess, OrchResult } from '../rig/orch.ts';
import type { Repository } from '../rig/repository.ts';

/** What a receiver says when it ends. */
interface Served {
  readonly stored: number;
  readonly known: number;
  readonly refused: number;
}

/** A receiver in a repository's folder `collected`, always at the same port. */
export class Collector {
  readonly #repository: Repository;
  #port = 0;
  #running: OrchProcess | null = null;
  /** Requests that receivers answered, over all that ended by themselves. */
  answered = 0;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** @param faultAt kills it at a point, as `ORCH_FAULT_AT` does */
  async start(faultAt?: string): Promise<void> {
    const listen = `127.0.0.1:${this.#port}`;
    const args = ['sync', 'serve', '--store', 'collected', '--listen', listen, '--format', 'json'];
    const env = faultAt === undefined ? {} : { env: { ORCH_FAULT_AT: faultAt } };
    const running = this.#repository.start(args, { timeoutMs: 1_200_000, ...env });
    this.#running = running;
    const place = await new Promise<string>((resolve, reject) => {
      let said = '';
      running.child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /Serving http:\/\/127\.0\.0\.1:(\d+),/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      void running.ended.then(() => reject(new Error(`The receiver ended: ${said}`)), reject);
    });
    this.#port = Number(place);
  }

  /** Waits for one that was told to kill itself. */
  async died(): Promise<OrchResult | undefined> {
    return await this.#running?.ended;
  }

  /** Ends it as a person does, if it still runs. */
  async stop(): Promise<void> {
    this.#running?.child.kill('SIGTERM');
    const result = await this.#running?.ended;
    this.#running = null;
    if (result === undefined || result.stdout === '') return;
    const { stored, known } = JSON.parse(result.stdout) as Served;
    this.answered += stored + known;
  }
}
