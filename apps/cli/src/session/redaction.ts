import type { PipelineDefinition, Redactor } from '@orch/core';
import type { Redact } from '@orch/persistence';

/** What keeps secrets out of everything that this process writes. */
export interface Redaction {
  readonly redactor: Redactor;
  /** The same for a JSON value; gives the value itself back where nothing is to be replaced. */
  readonly redact: Redact;
  /** Learns the secrets that stages are given in their `env`, before anything of them is written. */
  learnFrom(pipelines: Iterable<PipelineDefinition>): void;
  /** Learns one secret. */
  readonly learn: (known: { readonly name: string; readonly value: string }) => void;
}

/** Loads the redactor, with the values of variables that look secret. There is no way to do without. */
export async function loadRedaction(env: NodeJS.ProcessEnv): Promise<Redaction> {
  const { createRedactor, knownFromEnv, redactJson } = await import('@orch/redaction');
  const redactor = createRedactor({ known: knownFromEnv(env) });
  const learnt = new Set<string>();
  const learn = (known: { readonly name: string; readonly value: string }): void => {
    const id = `${known.name}\0${known.value}`;
    if (!learnt.has(id)) redactor.register(known);
    learnt.add(id);
  };
  return {
    redactor,
    learn,
    redact(value) {
      const text = textIn(value);
      return redactor.text(text) === text ? value : redactJson(redactor, value);
    },
    learnFrom(pipelines) {
      for (const { stages } of pipelines) {
        for (const stage of stages) {
          if (stage.kind !== 'command' || stage.env === undefined) continue;
          for (const known of knownFromEnv(stage.env)) learn(known);
        }
      }
    },
  };
}

/**
 * Every string of a value on lines of its own, and the value as JSON, which shows what stands under
 * which name. One look at this is ten times cheaper than one at each string, and nearly all records
 * hold no secret.
 */
function textIn(value: unknown): string {
  const strings: string[] = [];
  collect(value, strings);
  strings.push(JSON.stringify(value));
  return strings.join('\n');
}

function collect(value: unknown, strings: string[]): void {
  if (typeof value === 'string') strings.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) collect(member, strings);
  }
}
