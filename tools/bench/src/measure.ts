import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program to measure. */
export interface Program {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a program cost. */
export interface Cost {
  readonly wallMs: number;
  /** User and system time of the program and of every child that was waited for. */
  readonly cpuMs: number;
}

/** Runs its arguments, from the second on, as often as the first one says; prints real, user, system. */
const timeScript = `
TIMEFORMAT='%3R %3U %3S'
times=$1; shift
failed=0
time for ((i = 0; i < times; i++)); do "$@" >/dev/null 2>&1 </dev/null || failed=$?; done
exit $failed
`;

const maxErrorChars = 65_536;

/**
 * Costs of one execution, as the mean of `times` in a row. Bash does the accounting: the kernel adds
 * up the time of all descendants, which Node does not tell.
 * @throws Error when the program fails
 */
export async function measure(program: Program, times = 1): Promise<Cost> {
  const child = spawn('bash', ['-c', timeScript, 'bash', String(times), ...program.argv], {
    cwd: program.cwd,
    env: program.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-maxErrorChars);
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [wall, user, system] = text.trim().split(/\s+/).map(Number);
  if (code !== 0 || wall === undefined || user === undefined || system === undefined) {
    throw new Error(`${program.argv.join(' ')} failed with ${String(code)}: ${text}`);
  }
  return { wallMs: (wall * 1000) / times, cpuMs: ((user + system) * 1000) / times };
}

const pollMs = 20;

function peakKib(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch (error) {
    // It ended between two looks; the last one stands.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 0;
    throw error;
  }
}

/** A process and all that descend from it, as far as they can be seen now. */
function descendants(pid: number): number[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [pid];
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return [pid];
    throw error;
  }
  const children = text.trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(descendants)];
}

/**
 * The most memory that the processes of a program had resident, in MiB: each at its own high-water mark, added up, so
 * rather more than there was at any one time.
 * @throws Error when the program fails
 */
export async function peakTreeMib(program: Program): Promise<number> {
  const peaks = new Map<number, number>();
  await watched(program, (pid) => {
    for (const each of descendants(pid)) {
      peaks.set(each, Math.max(peaks.get(each) ?? 0, peakKib(each)));
    }
  });
  return [...peaks.values()].reduce((sum, kib) => sum + kib, 0) / 1024;
}

/**
 * The most memory that a program itself had resident, in MiB, without its children. The kernel keeps
 * the mark; it is read every 20 ms, and its last value is at most that old.
 * @throws Error when the program fails
 */
export async function peakMemoryMib(program: Program): Promise<number> {
  let peak = 0;
  await watched(program, (pid) => {
    peak = Math.max(peak, peakKib(pid));
  });
  return peak / 1024;
}

/** Runs a program and looks at it again and again. */
async function watched(program: Program, look: (pid: number) => void): Promise<void> {
  const [file = '', ...args] = program.argv;
  const child = spawn(file, args, { cwd: program.cwd, env: program.env, stdio: 'ignore' });
  const timer = setInterval(() => {
    if (child.pid !== undefined) look(child.pid);
  }, pollMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program.argv.join(' ')} failed with ${String(code)}`);
}
