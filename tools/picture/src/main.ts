import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawSvg } from './draw-svg.ts';
import { recordTerminal } from './record-terminal.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cli = join(root, 'apps/cli/dist/main.js');
const picture = join(root, 'docs/run.svg');

/** A small repository whose stages take long enough to be seen, and one that fails once and is tried again. */
const pipeline = {
  pipelines: [
    {
      id: 'diagnostics',
      stages: [
        {
          kind: 'command',
          id: 'build',
          title: 'Build',
          command: 'echo compiling 214 modules; sleep 1.2',
        },
        { kind: 'command', id: 'lint', title: 'Lint', command: 'sleep 0.6' },
        {
          kind: 'command',
          id: 'test',
          title: 'Test',
          command: 'for n in 12 47 93 128; do echo "$n tests passed"; sleep 0.5; done',
        },
        {
          kind: 'manual',
          id: 'sign-off',
          title: 'Release sign-off',
          instructions: 'Look at the diff of this branch before it is tagged.',
        },
      ],
    },
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'orch-picture-'));
try {
  execFileSync('git', ['init', '--quiet', folder]);
  execFileSync('git', ['-C', folder, 'config', 'user.name', 'Ada']);
  execFileSync('git', ['-C', folder, 'config', 'user.email', 'ada@example.org']);
  writeFileSync(join(folder, 'codex.orchestrator.json'), JSON.stringify(pipeline, null, 2));
  const command = `${process.execPath} ${cli} start --task 0303-release`;
  const recording = await recordTerminal({
    command,
    cwd: folder,
    columns: 100,
    rows: 40,
    stepMs: 120,
    answers: [
      { when: 'decide [l]ater?', type: 'a\r' },
      { when: 'Reason:', type: 'read the diff, all clear\r' },
    ],
  });
  writeFileSync(picture, drawSvg(recording, 'npx @orch/cli start --task 0303-release'));
  console.log(`${picture}: ${recording.frames.length} frames`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
