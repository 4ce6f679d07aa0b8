import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf } from '../rig/result-json.ts';
import { Repository } from '../rig/repository.ts';
import { byScale } from '../rig/scale.ts';

// Put together here, so that no scanner takes this file for a leak.
const format = ['gh', 'p_', 'Zk3Qm9Xw7Lt2Rv8Bn4Yc6Hd1Js5Fg0PaUe7T'].join('');
const known = ['correct', 'horse', 'battery', '7f3a91'].join('-');
const secrets = [
  format,
  known,
  Buffer.from(known).toString('base64'),
  known.slice(0, 16),
  format.slice(4),
];

const leak = [
  'echo "token=$DEPLOY_TOKEN"',
  'echo "$DEPLOY_TOKEN" >&2',
  'printf %s "$DEPLOY_TOKEN" | base64',
  // In pieces, as separate writes.
  `printf 'gh'; printf 'p_'; printf '%s\\n' "${format.slice(4)}"`,
  `printf '\\033[1m%s\\033[0m\\n' "$DEPLOY_TOKEN"`,
].join('; ');

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'leaky',
          stages: [
            { kind: 'command', id: 'leak', command: `. ./leak.sh` },
            { kind: 'command', id: 'fail', command: `. ./leak.sh; exit 1`, allow_failure: true },
          ],
        },
      ],
    },
    'leak.sh': leak,
  });
});
afterEach(() => repository.remove());

/** Files of orch that hold a secret or a telling part of one, with the secret. */
async function leaks(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of [repository.path('.runs'), repository.path('out')]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const text = await readFile(path, 'latin1');
      for (const secret of secrets) if (text.includes(secret)) found.push(`${secret} in ${path}`);
    }
  }
  return found;
}

const env = { DEPLOY_TOKEN: known };

describe('a secret that a stage prints', () => {
  test('is in no file of orch, and in nothing that orch prints', async () => {
    const started = await repository.orch(['start', 'leaky', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(started, 0);
    const runId = String(documentOf(started)['run_id']);
    const logs = await repository.orch(['runs', 'logs', '--run', runId, '--raw'], { env });
    const status = await repository.orch(['status', '--run', runId], { env });
    expect(await leaks()).toEqual([]);
    const said = [started, logs, status].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    expect(logs.stdout).toContain('token=');
    expect(said).not.toContain('undefined');
  });

  test('is in no file wherever orch is killed', async () => {
    const step = byScale({ ci: 6, soak: 1 });
    const found: string[] = [];
    for (let n = 10; n < 80; n += step) {
      const task = `t${n}`;
      await repository.orch(['start', 'leaky', '--task', task], {
        env: { ...env, ORCH_FAULT_AT: `*:${n}` },
      });
      found.push(...(await leaks()).map((each) => `after *:${n}: ${each}`));
      if (found.length > 0) break;
    }
    expect(found).toEqual([]);
  });
});
