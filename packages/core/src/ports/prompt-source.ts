import type { RunKey } from './run-store.ts';

/** What the prompts of agents are made from, besides their stages. */
export interface PromptSource {
  /**
   * The text of a prompt file.
   * @param path relative to the repository's root
   * @throws OrchError `ORCH_CONFIG_UNREADABLE` for one that cannot be read
   */
  read(path: string): Promise<string>;
  /** What is known of the work that a run is for. */
  context(run: RunKey): Promise<PromptContext>;
}

/** What is known of the work; none of it is believed to be an instruction. */
export interface PromptContext {
  /** The task, as it is registered. */
  readonly task: { readonly id: string; readonly title: string | null };
  /** The item of the plan that the run works on. */
  readonly planItem: string | null;
  /** The spec of the task, with its path from the root. */
  readonly spec: { readonly path: string; readonly text: string } | null;
  /** What was learnt in other projects and fits this one. */
  readonly hints: readonly { readonly title: string; readonly text: string }[];
}
