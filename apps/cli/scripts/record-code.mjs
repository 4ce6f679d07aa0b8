// Records the compiled form of the built program beside it, as src/code-cache.ts reads it: runs the
// verbs whose start counts in a small repository, and keeps what V8 compiled on the way.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', 'dist', 'main.js');
const recorder = join(import.meta.dirname, 'record-loaded-code.cjs');
const folder = mkdtempSync(join(tmpdir(), 'orch-record-'));
const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: tmpdir() };
const stages = [{ kind: 'command', id: 'a', command: 'true' }];

function run(...command) {
  const [file, ...args] = command;
  execFileSync(file, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
}

try {
  run('git', 'init', '--quiet');
  const config = { defaultPipeline: 'a', pipelines: [{ id: 'a', stages }] };
  writeFileSync(join(folder, 'codex.orchestrator.json'), JSON.stringify(config));
  for (const verb of [
    ['start'],
    ['runs', 'list'],
    ['--version'],
    ['plan'],
    ['status'],
    ['start'],
  ]) {
    run(process.execPath, '--require', recorder, program, ...verb);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
