import { Usage, type Model, type ModelRequest, type ModelResponse } from '@openai/agents';

/** What a scripted model answers: words, or calls of tools. */
export type Answer =
  string | readonly { readonly call: string; readonly args?: Readonly<Record<string, unknown>> }[];

/** A model for each role that answers by its script; an unexpected or unused step is an error. */
export class ScriptedModels {
  readonly #left: Map<string, Answer[]>;
  /** Who was asked, in order. */
  readonly asked: string[] = [];
  /** What each was asked with, as JSON. */
  readonly requests: string[] = [];
  #calls = 0;
  onAsk: (who: string) => void = () => undefined;

  constructor(scripts: Readonly<Record<string, readonly Answer[]>>) {
    this.#left = new Map(Object.entries(scripts).map(([who, script]) => [who, [...script]]));
  }

  readonly model = (who: string): Model => ({
    getResponse: (request) => Promise.resolve(this.#answer(who, request)),
    getStreamedResponse() {
      throw new Error('not streamed');
    },
  });

  /** @throws Error for steps that nobody asked for */
  assertUsed(): void {
    const unused = [...this.#left].filter(([, steps]) => steps.length > 0).map(([who]) => who);
    if (unused.length > 0) throw new Error(`unused steps: ${unused.join(', ')}`);
  }

  #answer(who: string, { input, tools }: ModelRequest): ModelResponse {
    this.onAsk(who);
    this.asked.push(who);
    this.requests.push(JSON.stringify({ who, input, tools: tools.map(({ type }) => type) }));
    const step = this.#left.get(who)?.shift();
    if (step === undefined) throw new Error(`unexpected: ${who}`);
    const usage = new Usage({ inputTokens: 10, outputTokens: 5, totalTokens: 15 });
    if (typeof step === 'string') {
      const content = [{ type: 'output_text' as const, text: step }];
      return {
        usage,
        output: [{ type: 'message', role: 'assistant', status: 'completed', content }],
      };
    }
    return {
      usage,
      output: step.map(({ call, args = {} }) => ({
        type: 'function_call',
        callId: `call-${(this.#calls += 1)}`,
        name: call,
        arguments: JSON.stringify(args),
        status: 'completed',
      })),
    };
  }
}
