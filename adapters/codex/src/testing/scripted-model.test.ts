import { afterEach, describe, expect, test } from '@jest/globals';
import { call, disconnect, fail, say } from './model-reply.ts';
import { makeGate } from './gate.ts';
import { startScriptedModel } from './scripted-model.ts';
import type { ScriptedModel, ScriptedModelOptions } from './scripted-model.ts';

let model: ScriptedModel | null = null;
afterEach(async () => model?.close());

async function start(options: ScriptedModelOptions): Promise<ScriptedModel> {
  model = await startScriptedModel(options);
  return model;
}

const ask = (service: ScriptedModel, input: string, stream = false): Promise<Response> =>
  fetch(`${service.baseUrl}/responses`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', input, stream }),
  });

describe('the scripted model', () => {
  test('says its steps in order, with what they cost', async () => {
    const service = await start({
      steps: [say('one', { inputTokens: 7, outputTokens: 2 }), call('look', { at: 'x' })],
    });
    await expect((await ask(service, 'a')).json()).resolves.toMatchObject({
      output_text: 'one',
      usage: { input_tokens: 7, output_tokens: 2, total_tokens: 9 },
    });
    const streamed = await (await ask(service, 'b', true)).text();
    expect(streamed).toContain('"name":"look","arguments":"{\\"at\\":\\"x\\"}"');
    expect(streamed).toContain('event: response.completed');
    await expect(service.finish()).resolves.toBeUndefined();
  });

  test('an unexpected request, a failed expectation and an unused step are told', async () => {
    const service = await start({
      steps: [
        {
          reply: say('one'),
          expect: () => {
            throw new Error('not what I want');
          },
        },
      ],
      conversations: [{ when: 'goal 7', steps: [say('never')] }],
    });
    expect((await ask(service, 'a')).status).toBe(400);
    expect((await ask(service, 'b')).status).toBe(400);
    await expect(service.finish()).rejects.toThrow(
      /not what I want[^]*request 2 was not expected[^]*conversation "goal 7": 1 steps/,
    );
  });

  test('several agents at once each get their own steps', async () => {
    const service = await start({
      conversations: [
        { when: 'goal 1', steps: [say('first'), say('again')] },
        { when: 'goal 2', steps: [say('second')] },
      ],
    });
    const texts = ['goal 2', 'goal 1', 'goal 1'].map(async (input) => {
      const body = (await (await ask(service, input)).json()) as { output_text: string };
      return body.output_text;
    });
    expect((await Promise.all(texts)).sort()).toEqual(['again', 'first', 'second']);
    await service.finish();
  });

  test('fails, breaks off and waits as it is told', async () => {
    const gate = makeGate();
    const service = await start({
      steps: [fail(429, 'too many'), disconnect(), { reply: say('late'), gate }],
    });
    expect((await ask(service, 'a')).status).toBe(429);
    await expect(ask(service, 'b', true).then((answer) => answer.text())).rejects.toThrow();
    const late = ask(service, 'c');
    await service.requested(2);
    gate.open();
    await expect((await late).json()).resolves.toMatchObject({ output_text: 'late' });
    await service.finish();
  });
});
