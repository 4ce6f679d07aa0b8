import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A process of orch that drives the run of one goal. */
export interface GoalProcess {
  /** Resolves when it has ended and all that it said was taken. */
  readonly ended: Promise<GoalExit>;
  /** Asks it to cancel its run; a second time, at once. */
  stop(): void;
}

export interface GoalExit {
  /** `null` where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last of what it said on stderr. */
  readonly stderr: string;
}

export interface GoalProcessOptions {
  /** What is asked of orch. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A line of its `--format ndjson`. */
  readonly onLine: (line: string) => void;
}

const keptErrorCharacters = 4_096;

/**
 * Starts this program once more. The process leads a session of its own, so that a key at the terminal
 * reaches the one that was started by hand alone, which then ends the others in order; and if that one
 * is killed, the goals that are at work go on to their end.
 */
export function startGoalProcess(options: GoalProcessOptions): GoalProcess {
  const { argv, cwd, env, onLine } = options;
  const [, entry = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, entry, ...argv], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-keptErrorCharacters);
  });
  onEachLine(child.stdout, onLine);
  return {
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode, signal) => {
        resolve({ exitCode, signal, stderr: stderr.trim() });
      });
    }),
    stop: () => {
      child.kill('SIGTERM');
    },
  };
}

function onEachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
