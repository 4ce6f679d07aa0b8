import { afterEach, describe, expect, test } from '@jest/globals';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFile, exec, fail, say } from '../testing/index.ts';
import { makeRig, toolOutputs } from '../test-support/codex-rig.ts';
import type { CodexRig } from '../test-support/codex-rig.ts';
import { sandboxMissing } from '../test-support/sandbox-here.ts';
import { createCodexExecRunner } from './codex-runner.ts';

/** Reported as skipped, with a warning that says why, where the sandbox does not work. */
const describeInSandbox = sandboxMissing === null ? describe : describe.skip;

let rig: CodexRig;
afterEach(async () => rig.close());

describeInSandbox('a one-shot turn of the real Codex', () => {
  test('works, is observed, and asks nobody', async () => {
    rig = await makeRig([
      addFile('hello.txt', 'good day\n', { inputTokens: 100, outputTokens: 20 }),
      exec('sleep 0.1; cat hello.txt; exit 4'),
      exec('echo x > ../outside', { escalate: 'I must' }),
      say('All is well.'),
    ]);
    const result = await createCodexExecRunner(rig.runner()).run(rig.request());
    await rig.model.finish();
    expect(result).toMatchObject({
      kind: 'completed',
      observed: {
        agent: 'codex 0.169.0',
        session: rig.sessions[0],
        usage: { input_tokens: 130, output_tokens: 35 },
        asserted: 'All is well.',
        commands: [{ command: 'sleep 0.1; cat hello.txt; exit 4', exit_code: 4 }],
        mechanism: 'codex sandbox',
      },
    });
    expect(rig.read('hello.txt')).toBe('good day\n');
    expect(existsSync(join(rig.folder, 'outside'))).toBe(false);
    expect(toolOutputs(rig.model)).toContain('approval policy is Never');
    expect(JSON.stringify(rig.log())).toContain('"type":"turn.completed"');
  });

  test('I3: the sandbox of the profile holds, also in a session that is gone on with', async () => {
    rig = await makeRig([say('first')]);
    const runner = createCodexExecRunner(rig.runner());
    await runner.run(rig.request());
    rig.model.push(
      exec('echo forged > .runs/journal; echo x > ../outside; echo y > mine'),
      say('ok'),
    );
    const result = await runner.run(rig.request({ session: rig.sessions[0] ?? null }));
    expect(result).toMatchObject({ kind: 'completed', observed: { session: rig.sessions[0] } });
    expect(existsSync(join(rig.work, '.runs/journal'))).toBe(false);
    expect(existsSync(join(rig.folder, 'outside'))).toBe(false);
    expect(rig.read('mine')).toBe('y\n');
  });

  test('what cannot be counted is no budget, and time and tokens are', async () => {
    rig = await makeRig([exec('sleep 60')]);
    const runner = createCodexExecRunner(rig.runner());
    await expect(runner.run(rig.request({ budget: { maxTurns: 1 } }))).resolves.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('cannot be held'),
    });
    await expect(runner.run(rig.request({ budget: { maxWallMs: 1_500 } }))).resolves.toMatchObject({
      kind: 'over_budget',
      limit: 'wall_ms',
    });
    rig.model.push(say('dear', { inputTokens: 5_000, outputTokens: 1 }));
    await expect(runner.run(rig.request({ budget: { maxTokens: 100 } }))).resolves.toMatchObject({
      kind: 'over_budget',
      limit: 'tokens',
    });
  });

  test('a model that fails, a stream of nonsense, and an early end with 0 are failures', async () => {
    rig = await makeRig([fail(400, 'the model is on holiday')]);
    await expect(createCodexExecRunner(rig.runner()).run(rig.request())).resolves.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('on holiday'),
    });
    const file = join(rig.folder, 'odd');
    const search = { program: file, path: '', packageFrom: [] };
    const say0 = (text: string): void =>
      writeFileSync(
        file,
        `#!/bin/sh\ncase "$*" in --version) echo codex-cli 0.169.0;; *sandbox*) for a; do prev=$inside; inside=$a; done; : > "$prev";; *) cat > /dev/null; echo '${text}';; esac\n`,
        { mode: 0o755 },
      );
    for (const [text, message] of [
      ['{"type":"thread.started","thread_id":"t"}', 'did not end its turn (exit code 0)'],
      ['not json', 'wrote no event'],
      ['{"type":"approval.requested"}', 'may be about permissions'],
    ] as const) {
      say0(text);
      await expect(
        createCodexExecRunner(rig.runner({ search })).run(rig.request()),
      ).resolves.toMatchObject({ kind: 'failed', message: expect.stringContaining(message) });
    }
  });

  test('a cancel ends it', async () => {
    rig = await makeRig([exec('sleep 63')]);
    const controller = new AbortController();
    const result = await createCodexExecRunner(rig.runner()).run({
      ...rig.request({ signal: controller.signal }),
      onOutput(_stream, text) {
        if (text.includes('sleep 63')) controller.abort();
      },
    });
    expect(result.kind).toBe('cancelled');
    const { pid } = rig.handles[0] as { pid: number };
    expect(() => process.kill(-pid, 0)).toThrow();
  });
});
