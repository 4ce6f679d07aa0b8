import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOrch } from '../rig/orch.ts';
import { documentOf } from '../rig/result-json.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

test("this repository's register, artifacts and mirrors are as orch docs sync leaves them", async () => {
  // Runs that somebody made here are not in git, and so not what is checked.
  const records = mkdtempSync(join(tmpdir(), 'orch-own-tasks-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    CODEX_ORCHESTRATOR_ROOT: root,
    CODEX_ORCHESTRATOR_RUNS_DIR: join(records, 'runs'),
    CODEX_ORCHESTRATOR_OUT_DIR: join(records, 'out'),
  };
  const checked = await startOrch(['docs', 'check', '--format', 'json'], { cwd: root, env }).ended;
  expect(documentOf(checked)).toEqual({ written: [], findings: [] });
  rmSync(records, { recursive: true });
});
