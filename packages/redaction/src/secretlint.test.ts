import { describe, expect, test } from '@jest/globals';
import { lintSource } from '@secretlint/core';
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';
import { secretSamples } from '../corpus/secrets.ts';
import { createRedactor } from './redactor.ts';

/** An address keeps its user and host: `postgres://app:[redacted:…]@db`. That is no secret. */
const MARKERS_IN_ADDRESSES = {
  id: '@secretlint/secretlint-rule-database-connection-string',
  options: { allows: ['/:\\[redacted:[\\w.-]+\\]@/'] },
};

async function findings(content: string): Promise<string[]> {
  const result = await lintSource({
    source: { filePath: '/run.log', content, ext: '.log', contentType: 'text' },
    options: {
      config: {
        rules: [
          {
            id: '@secretlint/secretlint-rule-preset-recommend',
            rule: preset,
            options: {},
            rules: [MARKERS_IN_ADDRESSES],
          },
        ],
      },
    },
  });
  return result.messages.map((message) => message.message);
}

describe('a second opinion: secretlint with its recommended rules', () => {
  const texts = secretSamples().map((sample) => sample.text);

  test('sees many secrets in the corpus, so that its silence means something', async () => {
    expect((await findings(texts.join('\n'))).length).toBeGreaterThan(40);
  });

  test('sees none in what was redacted', async () => {
    const redactor = createRedactor();
    expect(await findings(texts.map((text) => redactor.text(text)).join('\n'))).toEqual([]);
  });
});
