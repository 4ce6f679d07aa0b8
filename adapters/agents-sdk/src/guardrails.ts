import type { InputGuardrail, OutputGuardrail } from '@openai/agents';
import type { Redactor } from '@orch/core';
import type { ManagerOptions } from './manager-options.ts';

type Check = (text: string) => Promise<string | null>;

/** The SDK's guardrails of a manager: no secret goes to a model, and none comes back as its answer. */
export function guardrailsOf({ redactor, guardrails = {} }: ManagerOptions): {
  readonly input: InputGuardrail[];
  readonly output: OutputGuardrail[];
} {
  const input = both(redactor, guardrails.input);
  const output = both(redactor, guardrails.output);
  return {
    input: [
      {
        name: 'orch-input',
        runInParallel: false,
        execute: async ({ input: given }) => verdict(await input(textOf(given))),
      },
    ],
    output: [
      {
        name: 'orch-output',
        execute: async ({ agentOutput }) => verdict(await output(textOf(agentOutput))),
      },
    ],
  };
}

function both(redactor: Redactor, further: Check | undefined): Check {
  return async (text) => {
    if (redactor.text(text) !== text) return 'It holds a secret.';
    return further === undefined ? null : further(text);
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function verdict(reason: string | null) {
  return { tripwireTriggered: reason !== null, outputInfo: { reason } };
}
