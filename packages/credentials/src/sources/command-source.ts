import { spawn } from 'node:child_process';
import type { CredentialSource, Reading } from './credential-source.ts';

/** How an external command is asked for credentials. */
export interface CommandSourceOptions {
  /** Program and arguments; no shell is involved, and no value is ever among them. */
  readonly argv: readonly [string, ...string[]];
  /** The names that it may be asked for. */
  readonly names: readonly string[];
  /** The whole environment that it gets. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** 10,000 unless given. */
  readonly timeoutMs?: number;
}

const maxOutputBytes = 256 * 1024;

/**
 * An external command, such as a password manager's. It is given `{"v":1,"names":[…]}` on stdin and answers with
 * `{"v":1,"values":{"NAME":"…"},"ttl_ms":60000}` on stdout (`ttl_ms` may be left out: 5 minutes). What it says on stderr is not
 * shown, since nobody can tell what is in it.
 */
export function commandSource(options: CommandSourceOptions): CredentialSource {
  const [program] = options.argv;
  return {
    id: 'command',
    async read(names, signal) {
      const asked = names.filter((name) => options.names.includes(name));
      if (asked.length === 0) return { kind: 'read', values: new Map(), ttlMs: null };
      const outcome = await run(options, JSON.stringify({ v: 1, names: asked }), signal);
      return outcome.kind === 'answered' ? parse(program, outcome.stdout, asked) : outcome;
    },
    health: () => Promise.resolve({ ok: true, detail: `${program}, not run for this check` }),
  };
}

type Outcome =
  | { readonly kind: 'answered'; readonly stdout: string }
  | Extract<Reading, { kind: 'unavailable' }>;

function run(
  { argv, env, cwd, timeoutMs = 10_000 }: CommandSourceOptions,
  input: string,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const [program, ...args] = argv;
  const fail = (why: string): Outcome => ({
    kind: 'unavailable',
    reason: `the command ${program} ${why}`,
  });
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let ended: Outcome | null = null;
    const stop = (outcome: Outcome): void => {
      ended ??= outcome;
      endGroup(child.pid, () => child.kill('SIGKILL'));
    };
    const timer = setTimeout(() => stop(fail(`did not answer within ${timeoutMs} ms`)), timeoutMs);
    const onAbort = (): void => stop(fail('was stopped'));
    if (signal?.aborted === true) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(ended ?? outcome);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > maxOutputBytes) stop(fail(`answered with more than ${maxOutputBytes} bytes`));
      else chunks.push(chunk);
    });
    child.on('error', (error) => finish(fail(`could not be run: ${error.message}`)));
    child.on('close', (code, by) => {
      if (code === 0) finish({ kind: 'answered', stdout: Buffer.concat(chunks).toString('utf8') });
      else finish(fail(by === null ? `ended with status ${code ?? '?'}` : `was ended by ${by}`));
    });
    // A command that reads nothing closes the pipe; how it ends is what counts.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Ends the command with whatever it started. */
function endGroup(pid: number | undefined, otherwise: () => void): void {
  if (pid === undefined || process.platform === 'win32') return otherwise();
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
    otherwise();
  }
}

const defaultTtlMs = 5 * 60_000;

function parse(program: string, stdout: string, asked: readonly string[]): Reading {
  const wrong = (what: string): Reading => ({
    kind: 'unavailable',
    reason: `the command ${program} answered ${what}; expected {"v":1,"values":{…}}`,
  });
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return wrong('with what is not JSON'); // The text itself may be a secret.
  }
  if (!isRecord(answer) || answer['v'] !== 1 || !isRecord(answer['values'])) {
    return wrong('in another shape');
  }
  const { values, ttl_ms: ttlMs = defaultTtlMs } = answer;
  if (typeof ttlMs !== 'number' || !(ttlMs >= 0)) return wrong('with a ttl_ms that is no number');
  const found = new Map<string, string>();
  for (const name of asked) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string') return wrong(`with a ${name} that is no string`);
    found.set(name, value);
  }
  return { kind: 'read', values: found, ttlMs };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
