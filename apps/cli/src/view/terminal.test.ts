import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orchJson, program } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = makeRepository();
});
afterEach(() => repository.remove());

/** Runs orch on a terminal of its own, and types each answer once its prompt has been seen. */
function onTerminal(
  line: string,
  answers: readonly (readonly [prompt: string, answer: string])[],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, TERM: 'xterm', GIT_CONFIG_GLOBAL: '/dev/null', ...more };
  const shell = `"${process.execPath}" "${program}" ${line}; echo "status $?"`;
  const child = spawn('script', ['-qec', shell, '/dev/null'], { cwd: repository.root, env });
  const waiting = [...answers];
  let screen = '';
  let from = 0;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
      const [next] = waiting;
      if (next === undefined || !screen.slice(from).includes(next[0])) return;
      waiting.shift();
      from = screen.length;
      child.stdin.write(`${next[1]}\n`);
    });
    child.once('close', () => resolve(screen));
  });
}

describe('on a terminal', () => {
  test('a run is drawn while it goes on, and its result stays', async () => {
    // The redactor holds the last bytes back until it knows that no secret is cut there.
    const talk = 'i=0; while [ $i -lt 2000 ]; do echo hello; i=$((i+1)); done; sleep 1';
    repository.configure({ p: [command('a', talk)] });
    const screen = await onTerminal('start', []);
    expect(screen).toMatch(/▶.* a {2}0\.\d s/);
    expect(screen).toContain('| hello');
    expect(screen).toContain('status 0');
  });

  test('NO_COLOR means no colours, and nothing else changes', async () => {
    repository.configure({ p: [command('a', 'sleep 0.3')] });
    const colour = new RegExp(String.raw`\u001B\[\d*m`);
    expect(await onTerminal('start', [])).toMatch(colour);
    const plain = await onTerminal('start', [], { NO_COLOR: '1' });
    expect(plain).not.toMatch(colour);
    expect(plain).toMatch(/▶ a {2}0\.\d s/);
  });

  test('the person is asked, and the answer is recorded as theirs', async () => {
    repository.configure({
      p: [{ kind: 'manual', id: 'm', title: 'Ship it?' }, command('ship', 'echo x > shipped')],
    });
    const screen = await onTerminal('start', [
      ['[a]pprove', 'what?'],
      ['[a]pprove', 'a'],
      ['Reason:', 'looked at it'],
    ]);
    expect(screen).toContain('status 0');
    expect(readFileSync(join(repository.root, 'shipped'), 'utf8')).toBe('x\n');
    const { document } = await orchJson(['status'], { cwd: repository.root });
    expect(document['approvals']).toMatchObject([
      {
        decisions: [
          {
            channel: 'terminal',
            reason: 'looked at it',
            actor: { name: 'Ada Lovelace <ada@example.org>' },
          },
        ],
      },
    ]);
  });

  test('"later" leaves the run paused with status 3', async () => {
    repository.configure({ p: [{ kind: 'manual', id: 'm' }] });
    expect(await onTerminal('start', [['[a]pprove', 'l']])).toContain('status 3');
  });
});
