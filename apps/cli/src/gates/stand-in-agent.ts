import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scratch } from './scratch.ts';

/** What the agent does in each of its turns, in this order; a question waits for its answer. */
export type AgentStep =
  | { readonly write: string }
  | { readonly tell: { readonly method: string; readonly params: object } }
  | { readonly ask: { readonly method: string; readonly params: object } };

/** What a question was answered with; without a decision it was refused as such. */
export interface AgentAnswer {
  readonly decision?: string;
}

/** What it heard: that a turn began, or an answer. */
type Heard = { readonly turn: readonly string[] } | { readonly answer: AgentAnswer };

/**
 * A program that speaks as Codex does and does what it is told, so that orch's side of an agent's gates
 * can be seen at work without a model. It shows nothing of Codex itself.
 */
export class StandInAgent {
  readonly #scratch: Scratch;
  readonly #folder: string;

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
    this.#folder = scratch.beside('agent');
    const program = 'stand-in-codex.mjs';
    copyFileSync(join(import.meta.dirname, '../templates', program), this.#file(program));
    const start = `#!/bin/sh\nexec "$PROBE_NODE" "\${0%/*}/${program}" "\${0%/*}" "$@"\n`;
    writeFileSync(this.#file('codex'), start, { mode: 0o755 });
  }

  /** One stage of this agent, in a pipeline of its own; what was heard before is forgotten. */
  async stage(steps: readonly AgentStep[], more: object = {}): Promise<void> {
    const { supportedVersions } = await import('@orch/adapter-codex');
    writeFileSync(this.#file('version'), supportedVersions.at(-1) ?? '');
    writeFileSync(this.#file('heard.ndjson'), '');
    this.willDo(steps);
    const work = { kind: 'agent', id: 'work', role: 'builder', prompt: 'Work.', ...more };
    this.#scratch.pipeline([work], { agents: { codex: { binary: this.#file('codex') } } });
  }

  /** What it does in its next turns. */
  willDo(steps: readonly AgentStep[]): void {
    writeFileSync(this.#file('steps.json'), JSON.stringify(steps));
  }

  /** Whether work was asked of it. */
  hasWorked(): boolean {
    return this.#heard().some((line) => 'turn' in line);
  }

  /** What its questions were answered with, in their order; one that waits has no answer. */
  answers(): readonly AgentAnswer[] {
    return this.#heard().flatMap((line) => ('answer' in line ? [line.answer] : []));
  }

  #heard(): readonly Heard[] {
    const lines = readFileSync(this.#file('heard.ndjson'), 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Heard);
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }
}
