import { OrchError } from '@orch/core';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { devNull } from 'node:os';
import type { Readable, Writable } from 'node:stream';

/** M1: what a repository can make git run is switched off, as far as git has a switch. */
const hardened: readonly string[] = [
  ...['--no-pager', '--no-replace-objects', '--literal-pathspecs'],
  ...[
    ...['core.fsmonitor=false', 'core.untrackedCache=false', `core.hooksPath=${devNull}`],
    ...['gc.auto=0', 'maintenance.auto=false', 'core.quotePath=false'],
    ...['diff.external=', `diff.orderFile=${devNull}`, 'log.showSignature=false'],
    ...['log.showRoot=false', 'submodule.recurse=false'],
  ].flatMap((setting) => ['-c', setting]),
];

/** For every git that writes patches: plain ones, with nothing of the repository between. */
export const plainPatches: readonly string[] = [
  ...['--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-show-signature'],
  ...['--submodule=short', '--src-prefix=a/', '--dst-prefix=b/', '--diff-algorithm=histogram'],
  ...['--inter-hunk-context=0', '-M', '-l1000'],
];

type Git = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts git in a folder. Its environment is ours, without what points it elsewhere. */
export function startGit(root: string, args: readonly string[]): Git {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('GIT_')) env[name] = value;
  }
  return spawn('git', [...hardened, ...args], {
    cwd: root,
    env: {
      ...env,
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** How a git ended: its exit status, and the end of what it said about it. */
export interface GitEnd {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Waits for the end of git. @throws OrchError `ORCH_STORAGE_FAILED` where it cannot be started */
export function ended(git: Git): Promise<GitEnd> {
  let stderr = '';
  git.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-2000);
  });
  // A git that ends early closes its end; its exit status says why.
  git.stdin.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    git.on('error', (cause) => {
      const message = `git could not be started: ${cause.message}`;
      reject(new OrchError('ORCH_STORAGE_FAILED', message, { cause, hint: 'Install git.' }));
    });
    git.on('close', (exitCode) => resolve({ exitCode, stderr: stderr.trim() }));
  });
}

const maxTextBytes = 256 * 1024 * 1024;

/**
 * Runs git and gives what it wrote; `null` where it said no.
 * @throws OrchError `ORCH_STORAGE_FAILED` where it says more than can be held
 */
export async function gitText(root: string, args: readonly string[]): Promise<string | null> {
  const git = startGit(root, args);
  const end = ended(git);
  git.stdin.end();
  const chunks: Buffer[] = [];
  let bytes = 0;
  git.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxTextBytes) chunks.push(chunk);
  });
  const { exitCode } = await end;
  if (bytes > maxTextBytes) {
    throw new OrchError('ORCH_STORAGE_FAILED', `git ${args[0] ?? ''} says over 256 MiB.`, {
      place: root,
    });
  }
  return exitCode === 0 ? Buffer.concat(chunks).toString() : null;
}
