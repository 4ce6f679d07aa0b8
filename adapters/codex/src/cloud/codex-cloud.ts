import { OrchError } from '@orch/core';
import { checkCodexVersion, readCodexVersion } from '../program/codex-version.ts';
import { findCodex } from '../program/find-codex.ts';
import type { CodexSearch } from '../program/find-codex.ts';
import { runCloudCommand } from './cloud-command.ts';
import type { CloudAnswer } from './cloud-command.ts';
import { readTaskPage } from './cloud-task.ts';
import type { CloudTaskPage, CloudTaskStatus } from './cloud-task.ts';

export interface CodexCloudOptions {
  readonly search: CodexSearch;
  readonly allowUntestedVersion?: boolean;
  /** The checkout that tasks start from and that patches are applied to, absolute. */
  readonly cwd: string;
  /** The environment that Codex inherits. Nothing else is read from the surroundings. */
  readonly env: Readonly<Record<string, string>>;
  /** How long one call may take; 120,000 ms unless given. */
  readonly timeoutMs?: number;
}

/** A task for Codex Cloud. */
export interface CloudOrder {
  /** The environment's id, as `codex cloud` lists it. */
  readonly environment: string;
  readonly prompt: string;
  /** The branch that the task starts from; the current one unless given. */
  readonly branch?: string;
  /** How many attempts are made side by side; 1 unless given. */
  readonly attempts?: number;
}

/**
 * Codex Cloud through the command line `codex cloud exec|list|status|diff|apply`: there is no public
 * interface besides it. All methods throw OrchError: `ORCH_AGENT_UNAVAILABLE` for a Codex or a service
 * that does not answer, `ORCH_CREDENTIAL_UNAVAILABLE` without a login.
 */
export interface CodexCloud {
  /** Says what is missing before anything starts: Codex, its version, a login, the environment. */
  check(environment: string): Promise<void>;
  /** Hands a task over. */
  exec(order: CloudOrder): Promise<{ readonly taskId: string; readonly url: string }>;
  /** The latest tasks, of one environment or of all. `limit` is at most 20. */
  list(selection?: {
    readonly environment?: string;
    readonly limit?: number;
    readonly cursor?: string;
  }): Promise<CloudTaskPage>;
  status(taskId: string): Promise<{ readonly status: CloudTaskStatus; readonly text: string }>;
  /** The unified diff of a task that is ready. `attempt` counts from 1. */
  diff(taskId: string, attempt?: number): Promise<string>;
  /** Applies the diff to the checkout. A patch that does not fit wholly throws `ORCH_WORKTREE_DIRTY`. */
  apply(taskId: string, attempt?: number): Promise<{ readonly text: string }>;
}

const defaultTimeoutMs = 120_000;
/** One argument of a command line cannot be much longer. */
const maxPromptBytes = 100_000;

const statuses: Readonly<Record<string, CloudTaskStatus>> = {
  PENDING: 'pending',
  READY: 'ready',
  APPLIED: 'applied',
  ERROR: 'error',
};

/** A client for one checkout. */
export function createCodexCloud(options: CodexCloudOptions): CodexCloud {
  const call = async (args: readonly string[]): Promise<CloudAnswer> =>
    runCloudCommand({
      program: findCodex(options.search).program,
      args: ['cloud', ...args],
      cwd: options.cwd,
      env: options.env,
      timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    });
  const succeed = async (args: readonly string[]): Promise<string> => {
    const answer = await call(args);
    if (answer.exitCode !== 0) throw failure(args, answer);
    return answer.stdout;
  };
  const list: CodexCloud['list'] = async ({ environment, limit, cursor } = {}) => {
    const args = ['list', '--json'];
    if (environment !== undefined) args.push('--env', environment);
    if (limit !== undefined) args.push('--limit', String(limit));
    if (cursor !== undefined) args.push('--cursor', cursor);
    return readTaskPage(await succeed(args));
  };
  return {
    list,
    async check(environment) {
      if (environment.trim() === '') {
        throw new OrchError('ORCH_CONFIG_INVALID', 'no Codex Cloud environment is configured', {
          hint: 'Name the environment that `codex cloud` shows for this repository.',
        });
      }
      const { program } = findCodex(options.search);
      const version = await readCodexVersion(program, options.env);
      checkCodexVersion(version, {
        program,
        allowUntested: options.allowUntestedVersion ?? false,
      });
      // The cheapest call that needs the login and the environment.
      await list({ environment, limit: 1 });
    },
    async exec({ environment, prompt, branch, attempts }) {
      if (Buffer.byteLength(prompt) > maxPromptBytes) {
        throw new OrchError('ORCH_USAGE', 'the prompt is too long for Codex Cloud', {
          hint: `Keep it under ${maxPromptBytes} bytes, and refer to files of the repository.`,
        });
      }
      const args = ['exec', '--env', environment];
      if (branch !== undefined) args.push('--branch', branch);
      if (attempts !== undefined) args.push('--attempts', String(attempts));
      const output = await succeed([...args, '--', prompt]);
      const url = /https?:\/\/\S+/.exec(output)?.[0];
      const taskId = /\btask_[\w-]+/.exec(output)?.[0] ?? url?.split('/').at(-1);
      if (url === undefined || taskId === undefined) {
        throw new OrchError(
          'ORCH_AGENT_UNAVAILABLE',
          `Codex Cloud took the task but did not say its id: ${output.trim()}`,
          { hint: 'Look for it with `codex cloud list` before you hand it over again.' },
        );
      }
      return { taskId, url };
    },
    async status(taskId) {
      const args = ['status', taskId];
      const answer = await call(args);
      const status = statuses[/^\[([A-Z]+)\]/.exec(answer.stdout)?.[1] ?? ''];
      // The exit code says no more than whether it is ready; both must agree.
      if (status === undefined || (answer.exitCode === 0) !== (status === 'ready')) {
        throw failure(args, answer);
      }
      return { status, text: answer.stdout.trim() };
    },
    diff: (taskId, attempt) => succeed(['diff', ...chosen(attempt), taskId]),
    async apply(taskId, attempt) {
      const args = ['apply', ...chosen(attempt), taskId];
      const answer = await call(args);
      if (answer.exitCode === 0) return { text: answer.stdout.trim() };
      if (isLoginMissing(answer)) throw failure(args, answer);
      throw new OrchError(
        'ORCH_WORKTREE_DIRTY',
        `the patch of ${taskId} was not applied: ${lastLine(answer)}`,
        { place: options.cwd, hint: 'Look at it with `codex cloud diff`, and apply it by hand.' },
      );
    },
  };
}

function chosen(attempt: number | undefined): readonly string[] {
  return attempt === undefined ? [] : ['--attempt', String(attempt)];
}

function lastLine({ stdout, stderr }: CloudAnswer): string {
  return `${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? '';
}

function isLoginMissing({ stdout, stderr }: CloudAnswer): boolean {
  return /not signed in|not logged in/i.test(`${stdout}\n${stderr}`);
}

function failure(args: readonly string[], answer: CloudAnswer): OrchError {
  if (isLoginMissing(answer)) {
    return new OrchError('ORCH_CREDENTIAL_UNAVAILABLE', 'Codex Cloud needs a ChatGPT login', {
      hint: 'Run `codex login`, and sign in with ChatGPT: an API key is not enough.',
    });
  }
  return new OrchError(
    'ORCH_AGENT_UNAVAILABLE',
    `codex cloud ${args[0] ?? ''} failed with exit code ${answer.exitCode}: ${lastLine(answer)}`,
    { hint: 'Nothing was started in its place.' },
  );
}
