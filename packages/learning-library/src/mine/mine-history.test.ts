import { afterEach, expect, test } from '@jest/globals';
import type { History } from '../../test-support/history.ts';
import { gold, plantHistory } from '../../test-support/planted-history.ts';
import { mineHistory } from './mine-history.ts';

let history: History;
afterEach(() => history.remove());

test('what was planted in a history is found, and nothing else', async () => {
  history = plantHistory();
  const mined = await mineHistory(history.root);
  const found = mined.findings.map(({ detail }) => JSON.stringify(detail['edit']));
  expect(found.sort()).toEqual(gold.map((each) => JSON.stringify(each)).sort());
});
