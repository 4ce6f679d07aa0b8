import { afterEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRig } from '../test-support/codex-rig.ts';
import type { CodexRig } from '../test-support/codex-rig.ts';
import { realCodex } from '../test-support/real-codex.ts';
import { sandboxMissing } from '../test-support/sandbox-here.ts';
import { createCodexRunner } from './codex-runner.ts';

/** A shell in a user namespace that allows no further ones, as a hardened machine does. */
const hardened = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$0" "$@"';
const canHarden =
  spawnSync('unshare', ['-Ur', '/bin/sh', '-c', hardened, '/bin/true']).status === 0;

let rig: CodexRig;
afterEach(async () => rig.close());

/** Where this machine has user namespaces, they are taken away; where it has none, it is as it is. */
const describeWithoutSandbox = canHarden || sandboxMissing !== null ? describe : describe.skip;

describeWithoutSandbox('I3: a machine on which the sandbox of Codex does not work', () => {
  test('is told so before anything is asked of the agent', async () => {
    rig = await makeRig([]);
    const program = join(rig.folder, 'codex');
    const codex = realCodex();
    writeFileSync(
      program,
      sandboxMissing === null
        ? `#!/bin/sh\nexec unshare -Ur /bin/sh -c '${hardened}' '${codex}' "$@"\n`
        : `#!/bin/sh\nexec '${codex}' "$@"\n`,
      { mode: 0o755 },
    );
    const search = { program, path: '', packageFrom: [] };
    for (const sandbox of ['read-only', 'workspace-write', 'network'] as const) {
      const result = await createCodexRunner(rig.runner({ search })).run(rig.request({ sandbox }));
      expect(result).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining(`does not hold ${sandbox} here`),
        observed: null,
      });
    }
    expect(rig.model.requests).toHaveLength(0);
  });
});
