import type { Model, ModelRequest, ModelResponse } from '@openai/agents';
import type { TurnMeter } from './turn-meter.ts';

/**
 * A model whose every answer is counted before anything follows from it.
 * I3: nothing is asked of a model once the budget is spent or the turn was ended.
 */
export class MeteredModel implements Model {
  readonly #model: Model;
  readonly #meter: TurnMeter;
  readonly #onAnswer: (response: ModelResponse) => void;

  constructor(model: Model, meter: TurnMeter, onAnswer: (response: ModelResponse) => void) {
    this.#model = model;
    this.#meter = meter;
    this.#onAnswer = onAnswer;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    this.#meter.mayGoOn();
    const response = await this.#model.getResponse(request);
    const { inputTokens, outputTokens } = response.usage;
    this.#meter.add({ turns: 1, input_tokens: inputTokens, output_tokens: outputTokens });
    this.#onAnswer(response);
    return response;
  }

  getStreamedResponse(): never {
    throw new Error('A manager takes whole answers.');
  }
}
