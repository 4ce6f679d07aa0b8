import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startScriptedModel,
  writeCodexHome,
  type ScriptedModel,
  type ScriptedModelOptions,
} from '@orch/adapter-codex/testing';
import { Repository, type CallOptions } from '../rig/repository.ts';
import type { OrchProcess, OrchResult } from '../rig/orch.ts';

/** A repository whose agent stages are worked on by the real Codex, with a scripted model. */
export class AgentRepository {
  readonly repository: Repository;
  readonly model: ScriptedModel;
  readonly #home: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(repository: Repository, model: ScriptedModel, home: string) {
    this.repository = repository;
    this.model = model;
    this.#home = home;
    this.#env = writeCodexHome(home, { baseUrl: model.baseUrl });
  }

  static async make(
    files: Readonly<Record<string, unknown>>,
    script: ScriptedModelOptions,
  ): Promise<AgentRepository> {
    const home = await realpath(await mkdtemp(join(tmpdir(), 'orch-agent-')));
    const model = await startScriptedModel(script);
    return new AgentRepository(await Repository.make(files), model, home);
  }

  /** A path outside of the repository that its agents can only reach with somebody's yes. */
  outside(name: string): string {
    return join(this.#home, name);
  }

  /** What programs of the repository need to reach the model. */
  get environment(): Readonly<Record<string, string>> {
    return { ...this.repository.env, ...this.#env };
  }

  orch(args: readonly string[], options: CallOptions = {}): Promise<OrchResult> {
    return this.repository.orch(args, this.#call(options));
  }

  start(args: readonly string[], options: CallOptions = {}): OrchProcess {
    return this.repository.start(args, this.#call(options));
  }

  async remove(): Promise<void> {
    await this.repository.remove();
    await this.model.close();
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  #call(options: CallOptions): CallOptions {
    return { timeoutMs: 120_000, ...options, env: { ...this.#env, ...options.env } };
  }
}
