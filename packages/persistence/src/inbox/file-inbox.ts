import { describeThrown, type InboxRequest, type Logger, type RunInbox } from '@orch/core';
import { mkdirSync, readdirSync, renameSync, unlinkSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../files/read-json.ts';
import { isAbsent } from '../files/storage-error.ts';
import type { ProcessIdentity } from '../process/process-identity.ts';
import type { InboxFile } from './leave-request.ts';

/** Says why a process may not answer questions of the run; `null` where it may. */
export type Vouch = (writer: ProcessIdentity | null) => string | null;

type Listener = (request: InboxRequest) => Promise<void>;

/**
 * The owner's side of a run's inbox.
 *
 * I11: requests are delivered one after the other, in the order of their names, at least once: a
 * request is deleted only after the listener resolved. One that cannot be read is moved to
 * `rejected/` and logged.
 *
 * I19: an answer of a process that may not give one is delivered as refused.
 */
export class FileInbox implements RunInbox {
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #vouch: Vouch;
  #listener: Listener | undefined;
  #watcher: FSWatcher | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(folder: string, logger: Logger, vouch: Vouch = () => null) {
    this.#folder = folder;
    this.#vouch = vouch;
    this.#logger = logger;
  }

  onRequest(listener: Listener): void {
    if (this.#closed) return;
    this.#listener = listener;
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#watcher ??= watch(this.#folder, { persistent: false }, () => this.look());
      this.#watcher.on('error', (error) => {
        this.#logger.warn(`Could not watch the inbox: ${error.message}. It is read every 5 s.`);
      });
    } catch (error) {
      this.#logger.warn(
        `Could not watch the inbox: ${describeThrown(error)}. It is read every 5 s.`,
      );
    }
    this.look();
  }

  /** Looks for requests now. The watch may miss some; each heartbeat looks as well. */
  look(): void {
    if (this.#closed || this.#listener === undefined) return;
    if (this.#working !== undefined) {
      this.#again = true;
      return;
    }
    this.#working = this.#work(this.#listener).finally(() => {
      this.#working = undefined;
      if (this.#again) {
        this.#again = false;
        this.look();
      }
    });
  }

  /** Delivers nothing more, and waits for what is being delivered. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#watcher?.close();
    await this.#working;
  }

  async #work(listener: Listener): Promise<void> {
    for (const name of this.#waiting()) {
      if (this.#closed) return;
      await this.#deliver(name, listener);
    }
  }

  #waiting(): string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => name.endsWith('.json'))
        .sort();
    } catch (error) {
      if (!isAbsent(error)) this.#logger.warn(`Could not read the inbox: ${describeThrown(error)}`);
      return [];
    }
  }

  async #deliver(name: string, listener: Listener): Promise<void> {
    const path = join(this.#folder, name);
    let file: InboxFile | null;
    try {
      file = await readJson('inbox-request', path);
    } catch (error) {
      this.#reject(name, path, error);
      return;
    }
    if (file === null) return;
    try {
      await listener(this.#judge(file));
      unlinkSync(path);
    } catch (error) {
      this.#logger.warn(
        `A request in the inbox could not be dealt with: ${describeThrown(error)}. It stays there.`,
      );
    }
  }

  #judge({ request, writer }: InboxFile): InboxRequest {
    if (request.kind !== 'decide') return request;
    const { refused: _claimed, ...claim } = request;
    const refused = this.#vouch(writer ?? null);
    return refused === null ? claim : { ...claim, refused };
  }

  #reject(name: string, path: string, cause: unknown): void {
    const rejected = join(this.#folder, 'rejected');
    try {
      mkdirSync(rejected, { recursive: true });
      renameSync(path, join(rejected, name));
      this.#logger.warn(`A request was moved to ${rejected}: ${describeThrown(cause)}`);
    } catch (error) {
      this.#logger.warn(
        `A request in the inbox cannot be read nor moved: ${describeThrown(error)}`,
      );
    }
  }
}
