import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { applyPatch, say } from '@orch/adapter-codex/testing';
import { AgentRepository } from '../agents/agent-repository.ts';
import { orchEntry } from '../rig/orch.ts';

const run = promisify(execFile);
const guide = fileURLToPath(new URL('../../../../docs/brief-to-merge.md', import.meta.url));
const patch = `*** Begin Patch
*** Update File: src/sum.mjs
@@
-export const sum = (a, b) => a - b;
+export const sum = (a, b) => a + b;
*** End Patch`;

let rig: AgentRepository;
beforeEach(async () => {
  rig = await AgentRepository.make({}, {});
});
afterEach(() => rig.remove());

/** The commands of the guide, in order; one that is said to exit with another status than 0 must. */
async function script(): Promise<string> {
  const text = await readFile(guide, 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, lines = '']) => lines);
  expect(blocks.length).toBeGreaterThan(6);
  return blocks
    .join('\n')
    .replace(
      /^(.*?)\s+# exits with (\d+):.*$/gm,
      (_, command: string, status: string) =>
        `status=0; ${command} || status=$?; test "$status" = ${status}`,
    );
}

test('the guide from a brief to a merged change leads there, command by command', async () => {
  rig.model.push(applyPatch(patch), say('It adds now.'), say('It is right.'));
  const { bin, place } = await emptyFolder();
  const { stdout } = await run('sh', ['-e', '-c', await script()], {
    cwd: place,
    env: {
      ...rig.environment,
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      GIT_AUTHOR_NAME: 'Ada Tester',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada Tester',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
    },
    timeout: 170_000,
  }).catch((error: unknown) => {
    const { stdout: out = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`the guide broke off:\n${out.slice(-4000)}\n${stderr.slice(-4000)}`);
  });
  await rig.model.finish();
  expect(await readFile(join(place, 'src/sum.mjs'), 'utf8')).toContain('a + b');
  expect(await readFile(join(place, 'tasks/0001-add-do-not-subtract.md'), 'utf8')).toContain('[x]');
  const { stdout: log } = await run('git', ['log', '--format=%B'], { cwd: place });
  expect(log).toContain('Orch-Run: ');
  expect(stdout).toContain('Next: It is done.');
}, 180_000);

/** A folder with nothing in it, and `orch` on the path. */
async function emptyFolder(): Promise<{ readonly bin: string; readonly place: string }> {
  const bin = rig.repository.path('scratch', 'bin');
  const place = rig.repository.path('scratch', 'project');
  await mkdir(bin);
  await mkdir(place);
  const program = `#!/bin/sh\nexec "${process.execPath}" "${orchEntry}" "$@"\n`;
  await writeFile(join(bin, 'orch'), program, { mode: 0o755 });
  return { bin, place };
}
