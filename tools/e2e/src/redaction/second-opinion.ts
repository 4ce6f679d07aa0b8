import { lintSource } from '@secretlint/core';
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';

/** An address keeps its user and host: `postgres://app:[redacted:…]@db`. That is no secret. */
const markersInAddresses = {
  id: '@secretlint/secretlint-rule-database-connection-string',
  options: { allows: ['/:\\[redacted:[\\w.-]+\\]@/'] },
};

/** What secretlint finds in a text: rules that are not ours. */
export async function secondOpinion(content: string): Promise<readonly string[]> {
  const { messages } = await lintSource({
    source: { filePath: '/file.txt', content, ext: '.txt', contentType: 'text' },
    options: {
      config: {
        rules: [
          {
            id: '@secretlint/secretlint-rule-preset-recommend',
            rule: preset,
            options: {},
            rules: [markersInAddresses],
          },
        ],
      },
    },
  });
  return messages.map(({ message }) => message);
}
