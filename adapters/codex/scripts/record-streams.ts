import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCodexVersion } from '../src/program/codex-version.ts';
import { createCodexExecRunner, createCodexRunner } from '../src/runner/codex-runner.ts';
import { generatedProtocol } from '../src/test-support/generated-protocol.ts';
import { makeRig } from '../src/test-support/codex-rig.ts';
import { realCodex } from '../src/test-support/real-codex.ts';
import { recordingCodex } from '../src/test-support/stand-in-codex.ts';
import {
  execSteps,
  rootPlaceholder,
  streamScenarios,
} from '../src/test-support/stream-scenarios.ts';

/**
 * Records the streams of one version into `fixtures/app-server/<version>/` and `fixtures/exec`, and the types of its
 * protocol that we use into `fixtures/protocol/<version>.txt`. What is there already is
 * never written again: a fixture says what a version said, for ever.
 *
 *     npm run record [-- <path of a Codex program>]
 */
const program = process.argv[2] ?? realCodex();
const version = await readCodexVersion(program, {});
const target = join(import.meta.dirname, '../fixtures/app-server', version);
mkdirSync(target, { recursive: true });

const rig = await makeRig([]);
const protocol = join(import.meta.dirname, '../fixtures/protocol');
mkdirSync(protocol, { recursive: true });
writeFileSync(
  join(protocol, `${version}.txt`),
  generatedProtocol(program, join(rig.folder, 'codex-tmp')).usedTypes,
  { flag: 'wx' },
);
let session: string | null = null;
try {
  for (const { name, steps, answers, request, resumes = false } of streamScenarios) {
    rig.model.push(...steps);
    const left = [...answers];
    const stream = join(rig.folder, `${name}.ndjson`);
    const search = {
      program: recordingCodex(rig.folder, program, stream),
      path: '',
      packageFrom: [],
    };
    const runner = createCodexRunner(rig.runner({ search, allowUntestedVersion: true }));
    const result = await runner.run({
      ...rig.request(request),
      session: resumes ? session : null,
      decide: () => Promise.resolve(left.shift() ?? 'decline'),
    });
    session = rig.sessions.at(-1) ?? null;
    const text = readFileSync(stream, 'utf8')
      .replaceAll(rig.work, rootPlaceholder)
      .replaceAll(rig.folder, '<folder>');
    writeFileSync(join(target, `${name}.ndjson`), text, { flag: 'wx' });
    console.log(`${version} ${name}: ${result.kind}`);
  }
  rig.model.push(...execSteps);
  const stream = join(rig.folder, 'exec.ndjson');
  const search = {
    program: recordingCodex(rig.folder, program, stream),
    path: '',
    packageFrom: [],
  };
  const runner = createCodexExecRunner(rig.runner({ search, allowUntestedVersion: true }));
  const result = await runner.run(rig.request());
  const once = join(import.meta.dirname, '../fixtures/exec');
  mkdirSync(once, { recursive: true });
  const text = readFileSync(stream, 'utf8').replaceAll(rig.work, rootPlaceholder);
  writeFileSync(join(once, `${version}.ndjson`), text, { flag: 'wx' });
  console.log(`${version} exec: ${result.kind}`);
} finally {
  await rig.close();
}
