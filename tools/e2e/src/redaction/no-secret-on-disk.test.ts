import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import type { OrchResult } from '../rig/orch.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';
import { byScale } from '../rig/scale.ts';
import { seededRandom } from '../rig/seeded-random.ts';
import { secondOpinion } from './second-opinion.ts';
import { leakingStage, secrets, spellingsOf } from './secrets.ts';

const env = { KNOWN_SECRET: secrets.known, PLAIN_TOKEN: secrets.plain };
const halves = [secrets.format.slice(0, 9), secrets.format.slice(9)];

let repository: Repository;
/** What all invocations printed. */
let printed: { readonly args: readonly string[]; readonly text: string }[];

beforeEach(async () => {
  printed = [];
  repository = await Repository.make({
    'leak.mjs': leakingStage,
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'leak',
          title: `Leak ${secrets.stage}`,
          stages: [
            {
              kind: 'command',
              id: 'print',
              command: ['node', 'leak.mjs', ...halves, `--password=${secrets.plain}`],
              env: { STAGE_PASSWORD: secrets.stage },
            },
            {
              kind: 'command',
              id: 'fail',
              command: `echo "$PLAIN_TOKEN" >&2; exit 3 # ${secrets.format}`,
              allow_failure: true,
            },
            { kind: 'manual', id: 'sign-off', instructions: `Look for ${secrets.stage}.` },
          ],
        },
      ],
    },
  });
});
afterEach(() => repository.remove());

async function call(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const result = await repository.orch(args, { env: { ...env, ...more } });
  remember(args, result);
  return result;
}

function remember(args: readonly string[], { stdout, stderr }: OrchResult): void {
  printed.push({ args, text: stdout + stderr });
}

/** Every place where a secret stands in any spelling: files by name and content, and all output. */
function leaks(): string[] {
  const found: string[] = [];
  const look = (place: string, text: string): void => {
    for (const [name, value] of Object.entries(secrets)) {
      for (const spelling of spellingsOf(value)) {
        if (text.includes(spelling)) found.push(`${place}: ${name} as ${spelling}`);
      }
    }
  };
  for (const folder of ['.runs', 'out']) {
    for (const file of filesIn(repository.path(folder))) {
      look(`name of ${file}`, relative(repository.folder, file));
      look(relative(repository.folder, file), readFileSync(file, 'utf8'));
    }
  }
  for (const { args, text } of printed) look(`orch ${args.join(' ')}`, text);
  return found;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

describe('no secret on the disk', () => {
  test('whatever stages, people and configurations say, no file of a run and no output holds it', async () => {
    const started = await call(['start', 'leak', '--task', 't', '--format', 'ndjson']);
    expectExit(started, 3);
    const [run = ''] = await repository.runIds('t');
    const answer = ['--reason', `I saw ${secrets.plain} and ${secrets.stage}`];
    expectExit(await call(['approve', '--run', run, ...answer, '--as', secrets.format]), 0);
    expectExit(await call(['resume', '--run', run, '--reason', secrets.known]), 0);
    for (const verb of [['status'], ['runs', 'show'], ['runs', 'logs'], ['runs', 'list']]) {
      for (const format of ['text', 'json']) {
        expectExit(await call([...verb, '--format', format]), 0);
      }
    }
    expectExit(await call(['runs', 'logs', '--raw']), 0);
    expect((await call(['start', secrets.format])).exitCode).not.toBe(0);
    expect(await call(['start', 'leak', '--task', 'u'])).toMatchObject({ exitCode: 3 });
    expect(leaks()).toEqual([]);
    // secretlint, whose rules are not ours, knows the format, and finds nothing in any file.
    expect(await secondOpinion(`token ${secrets.format}`)).toHaveLength(1);
    for (const file of [...filesIn(repository.path('.runs')), ...filesIn(repository.path('out'))]) {
      expect(await secondOpinion(readFileSync(file, 'utf8'))).toEqual([]);
    }
    // The proof is worth something only where the stage did print.
    const log = await repository.read('.runs', 't', 'cli', run, 'commands', '01-print.ndjson');
    expect(log.split('[redacted:').length).toBeGreaterThan(40);
    const patch = await repository.read('.runs', 't', 'cli', run, 'diffs', '1-print.patch');
    expect(patch).toMatch(/written-.*\[redacted:/);
    expect(patch).toMatch(/a file with \[redacted:/);
  });

  test('the digests of journal, plan and logs are untouched, so the run can be gone on with', async () => {
    expectExit(await call(['start', 'leak', '--task', 't']), 3);
    const [run = ''] = await repository.runIds('t');
    const shown = documentOf(await call(['runs', 'show', '--run', run, '--format', 'json']));
    expect(JSON.stringify(shown)).toMatch(/"plan_digest":"[0-9a-f]{64}"/);
    // What looks like a secret to orch is now one of its own digests.
    const digest = String(shown['plan_digest']);
    const more = { DIGEST_TOKEN: digest };
    expectExit(await call(['approve', '--run', run, '--reason', 'Seen.'], more), 0);
    expectExit(await call(['resume', '--run', run], more), 0);
    const journal = await repository.read('.runs', 't', 'cli', run, 'runner.ndjson');
    expect(journal).toContain(`"plan":"${digest}"`);
  });

  test('killed at any point, a run has left no secret behind, nor does it when it goes on', async () => {
    const random = seededRandom(Number(process.env['ORCH_E2E_SEED'] ?? 7_321));
    const kills = byScale({ ci: 20, soak: 400 });
    for (let kill = 0; kill < kills; kill += 1) {
      const task = `kill-${kill}`;
      const point = { ORCH_FAULT_AT: `*:${random.whole(1, 60)}` };
      const started = await call(['start', 'leak', '--task', task], point);
      expect(leaks()).toEqual([]);
      const [run] = await repository.runIds(task);
      if (started.signal === null || run === undefined) continue;
      await call(['resume', '--run', run, '--task', task]);
      expect(leaks()).toEqual([]);
    }
  }, 300_000);
});
