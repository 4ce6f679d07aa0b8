import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FakeCloudOptions {
  /** Whether there is a login; `true` unless given. */
  readonly signedIn?: boolean;
  /** The environments that exist. */
  readonly environments: readonly string[];
  /** How often a task is pending before it is ready; 1 unless given. */
  readonly pendingLooks?: number;
  /** The diff of a task whose prompt contains the key. A task without one ends as `ERROR`. */
  readonly diffs: Readonly<Record<string, string>>;
  /** What `codex --version` says; a supported version unless given. */
  readonly version?: string;
}

/** A call that the fake has seen. */
export interface FakeCloudCall {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** A program that speaks the command line of `codex cloud`, with its tasks in a file. */
export interface FakeCodexCloud {
  readonly program: string;
  /** The calls so far. */
  calls(): readonly FakeCloudCall[];
}

// In one file, because it is a program of its own; what it says follows Codex 0.169.0.
const program = (node: string, state: string, calls: string): string => `#!${node}
const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
const [command, verb, ...args] = process.argv.slice(2);
const state = () => JSON.parse(fs.readFileSync(${JSON.stringify(state)}, 'utf8'));
const save = (value) => {
  fs.writeFileSync(${JSON.stringify(state)} + process.pid, JSON.stringify(value));
  fs.renameSync(${JSON.stringify(state)} + process.pid, ${JSON.stringify(state)});
};
const end = (code, text) => { (code === 0 ? process.stdout : process.stderr).write(text + '\\n'); process.exit(code); };
fs.appendFileSync(${JSON.stringify(calls)}, JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }) + '\\n');
if (command === '--version') end(0, 'codex-cli ' + state().version);
if (command !== 'cloud') end(2, "error: unrecognized subcommand '" + command + "'");
if (!state().signedIn) end(1, "Not signed in. Please run 'codex login' to sign in with ChatGPT, then re-run 'codex cloud'.");
const option = (name) => { const at = args.indexOf(name); return at < 0 || (args.includes('--') && at > args.indexOf('--')) ? undefined : args[at + 1]; };
const known = (env) => { if (env !== undefined && !state().environments.includes(env)) end(1, "Error: environment '" + env + "' not found; run \`codex cloud\` to list available environments"); };
const url = (id) => 'https://chatgpt.com/codex/tasks/' + id;
const label = (task) => task.looks > 0 ? 'pending' : task.applied ? 'applied' : task.diff === null ? 'error' : 'ready';
const find = () => { const id = args.at(-1); const task = state().tasks.find((each) => each.id === id); if (!task) end(1, 'Error: task ' + id + ' not found'); return task; };
const change = (task) => { const value = state(); value.tasks = value.tasks.map((each) => (each.id === task.id ? task : each)); save(value); };
switch (verb) {
  case 'exec': {
    known(option('--env'));
    const value = state();
    const prompt = args.at(-1);
    const key = Object.keys(value.diffs).find((each) => prompt.includes(each));
    const task = { id: 'task_e_' + process.pid + '_' + value.tasks.length, prompt, environment: option('--env'), looks: value.pendingLooks, diff: key === undefined ? null : value.diffs[key], applied: false };
    save({ ...value, tasks: [...value.tasks, task] });
    end(0, url(task.id));
    break;
  }
  case 'list': {
    known(option('--env'));
    const tasks = state().tasks.filter((task) => option('--env') === undefined || task.environment === option('--env')).slice(0, Number(option('--limit') ?? 20));
    end(0, JSON.stringify({ tasks: tasks.map((task) => ({ id: task.id, url: url(task.id), title: task.prompt.slice(0, 40), status: label(task), updated_at: new Date().toISOString(), environment_id: task.environment, environment_label: null, summary: { files_changed: 1, lines_added: 1, lines_removed: 0 }, is_review: false, attempt_total: 1 })), cursor: null }, null, 2));
    break;
  }
  case 'status': {
    const task = find();
    const seen = label(task);
    change({ ...task, looks: Math.max(0, task.looks - 1) });
    process.stdout.write('[' + seen.toUpperCase() + '] ' + task.prompt.slice(0, 40) + '\\n' + task.environment + '\\n');
    process.exit(seen === 'ready' ? 0 : 1);
    break;
  }
  case 'diff': {
    const task = find();
    if (task.looks > 0 || task.diff === null) end(1, 'Error: No diff available for task ' + task.id + '; it may still be running.');
    process.stdout.write(task.diff);
    process.exit(0);
    break;
  }
  case 'apply': {
    const task = find();
    if (task.looks > 0 || task.diff === null) end(1, 'Error: No diff available for task ' + task.id + '; it may still be running.');
    try {
      execFileSync('git', ['apply', '-'], { input: task.diff, stdio: ['pipe', 'ignore', 'pipe'] });
    } catch (error) {
      end(1, 'Apply failed for task ' + task.id + ': ' + String(error.stderr).trim());
    }
    change({ ...task, applied: true });
    end(0, 'Applied task ' + task.id + ' locally');
    break;
  }
  default:
    end(2, "error: unrecognized subcommand '" + verb + "'");
}
`;

/** Makes the fake in a folder, as a program with the name `codex`. */
export function writeFakeCodexCloud(folder: string, options: FakeCloudOptions): FakeCodexCloud {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'codex');
  const state = join(folder, 'cloud-tasks.json');
  const calls = join(folder, 'cloud-calls.ndjson');
  writeFileSync(calls, '');
  // A program without an extension is what the nearest package says.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  writeFileSync(
    state,
    JSON.stringify({ signedIn: true, pendingLooks: 1, version: '0.169.0', ...options, tasks: [] }),
  );
  writeFileSync(file, program(process.execPath, state, calls), { mode: 0o755 });
  return {
    program: file,
    calls: () =>
      readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as FakeCloudCall),
  };
}
