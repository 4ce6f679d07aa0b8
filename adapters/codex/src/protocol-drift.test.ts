import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  declinedRequests,
  mayCarryApproval,
  unwantedNotifications,
} from './app-server/protocol.ts';
import { readCodexVersion } from './program/codex-version.ts';
import { generatedProtocol } from './test-support/generated-protocol.ts';
import { realCodex, temporaryFolder } from './test-support/real-codex.ts';

test('the protocol that we rely on is the one that the installed Codex generates', async () => {
  const folder = temporaryFolder();
  try {
    const version = await readCodexVersion(realCodex(), {});
    const generated = generatedProtocol(realCodex(), folder.path);
    // Where this fails, a new version was installed: read the difference, record its streams
    // (`npm run record`), and only then take over its types.
    const known = join(import.meta.dirname, `../fixtures/protocol/${version}.txt`);
    expect(generated.usedTypes).toBe(readFileSync(known, 'utf8'));

    const answered = [
      'item/commandExecution/requestApproval',
      'item/fileChange/requestApproval',
      ...declinedRequests,
    ];
    expect([...generated.serverRequests].sort()).toEqual(answered.sort());
    expect(generated.clientRequests).toEqual(
      expect.arrayContaining([
        'initialize',
        'thread/start',
        'thread/resume',
        'turn/start',
        'turn/interrupt',
      ]),
    );
    // What we do without must exist, or a mass of messages would come back under another name.
    for (const method of unwantedNotifications) expect(generated.notifications).toContain(method);
    // Every message about permissions means that another than orch decides: all of them end a turn.
    expect(generated.notifications.filter(mayCarryApproval)).toEqual([
      'item/autoApprovalReview/started',
      'item/autoApprovalReview/completed',
      'autoApprovalReview/strictReviewRequired',
      'guardianWarning',
    ]);
  } finally {
    folder.remove();
  }
});
