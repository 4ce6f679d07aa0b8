import { afterEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '../../../..');
const pack = 'patterns/agents-sdk-realtime-config';

/** A value for each of the old names. */
const settings = {
  modalities: "['text']",
  inputAudioFormat: "'g711_ulaw'",
  outputAudioFormat: "'g711_alaw'",
  inputAudioTranscription: "{ model: 'whisper-1' }",
  inputAudioNoiseReduction: "{ type: 'near_field' }",
  turnDetection: "{ type: 'server_vad', threshold: 0.4 }",
  speed: '1.25',
  voice: "'ash'",
};
const names = Object.keys(settings) as (keyof typeof settings)[];

/** Prints what the installed SDK would send for every combination of the settings. */
const program = [
  "import { OpenAIRealtimeWebSocket } from '@openai/agents-realtime';",
  "const transport = new OpenAIRealtimeWebSocket({ apiKey: 'none' });",
  'transport.updateSessionConfig = (config) => {',
  '  console.log(JSON.stringify(transport.buildSessionPayload(config)));',
  '};',
  ...Array.from({ length: 2 ** names.length }, (_, bits) => {
    const chosen = names.filter((_name, at) => (bits >> at) & 1);
    const members = chosen.map((name) => `${name}: ${settings[name]}`);
    return `transport.updateSessionConfig({ ${["toolChoice: 'auto'", ...members].join(', ')} });`;
  }),
  '',
].join('\n');

let repository: Repository;
afterEach(() => repository.remove());

test('what the SDK sends is the same before and after, for every combination of the old names', async () => {
  repository = await Repository.make({
    '.gitignore': '.runs/\nout/\nnode_modules\n',
    'package.json': { type: 'module' },
    'send.js': program,
  });
  await symlink(join(top, 'node_modules'), join(repository.folder, 'node_modules'));
  await cp(join(top, pack), join(repository.folder, pack), { recursive: true });
  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Take a pack');
  const sent = async () =>
    (await run(process.execPath, ['send.js'], { cwd: repository.folder })).stdout;
  const before = await sent();
  expect(before.split('\n')).toHaveLength(2 ** names.length + 1);
  expect(new Set(before.split('\n')).size).toBeGreaterThan(200);
  expectExit(await repository.orch(['patterns', 'apply', 'agents-sdk-realtime-config']), 0);
  const changed = await repository.git('diff', '--stat');
  // Neither of `{}` and `{ voice }` has anything to move.
  expect(changed).toContain(`${2 ** names.length - 2} insertions`);
  expect(await sent()).toBe(before);
}, 60_000);
