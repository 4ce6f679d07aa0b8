import type { ModelResponse } from '@openai/agents';
import type { AgentTurnRequest, LogReference, Redactor } from '@orch/core';
import type { ActivityLog } from './manager-options.ts';

const marker = '[redacted:';

/** What happens in a turn, line by line: into the run's log, and to whoever watches. */
export class Activity {
  readonly #log: ActivityLog;
  readonly #redactor: Redactor;
  readonly #onOutput: NonNullable<AgentTurnRequest['onOutput']>;
  /** Redactions in what was told so far. */
  redactions = 0;

  constructor(
    log: ActivityLog,
    redactor: Redactor,
    onOutput: NonNullable<AgentTurnRequest['onOutput']>,
  ) {
    this.#log = log;
    this.#redactor = redactor;
    this.#onOutput = onOutput;
  }

  /** What a model answered: its words, and the tools that it calls. */
  answered(who: string, { output }: ModelResponse): void {
    for (const item of output) {
      if (item.type === 'function_call') this.tell(who, `calls ${item.name} ${item.arguments}`);
      if (item.type !== 'message' || !('content' in item) || typeof item.content === 'string') {
        continue;
      }
      for (const part of item.content) {
        if (part.type === 'output_text') this.tell(who, part.text);
      }
    }
  }

  tell(who: string, text: string): void {
    const line = `${who}: ${this.clean(text)}\n`;
    this.#log.write(line);
    this.#onOutput('stdout', line);
  }

  clean(text: string): string {
    const clean = this.#redactor.text(text);
    if (clean !== text) this.redactions += markers(clean) - markers(text);
    return clean;
  }

  end(): Promise<LogReference> {
    return this.#log.end();
  }
}

function markers(text: string): number {
  return text.split(marker).length - 1;
}
