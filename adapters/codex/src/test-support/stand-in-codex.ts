import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Answers what is asked of Codex around a turn: its version, and a try of its sandbox. */
const aroundTheTurn = (version: string): string => `
const args = process.argv.slice(2);
if (args[0] === '--version') { console.log('codex-cli ${version}'); process.exit(0); }
if (args[0] === 'sandbox') { require('node:fs').writeFileSync(args.at(-2), ''); process.exit(0); }
`;

function writeProgram(folder: string, body: string): string {
  const file = join(folder, 'stand-in-codex');
  writeFileSync(file, `#!${process.execPath}\n${body}`, { mode: 0o755 });
  return file;
}

/** The real Codex, with every message of app-server, or every event of exec, written to a file. */
export function recordingCodex(folder: string, program: string, file: string): string {
  return writeProgram(
    folder,
    `
const { spawn } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const args = process.argv.slice(2);
const served = args.includes('app-server');
const once = args.includes('exec');
const child = spawn(${JSON.stringify(program)}, args, { stdio: [served ? 'pipe' : 'inherit', served || once ? 'pipe' : 'inherit', 'inherit'] });
child.on('exit', (code) => process.exit(code ?? 1));
if (served || once) {
  const pass = (direction, from, to) => createInterface({ input: from }).on('line', (line) => {
    appendFileSync(${JSON.stringify(file)}, JSON.stringify({ direction, message: JSON.parse(line) }) + '\\n');
    to.write(line + '\\n');
  }).on('close', () => to.end());
  if (served) pass('out', process.stdin, child.stdin);
  pass('in', child.stdout, process.stdout);
}
`,
  );
}

/** Says what a recorded stream says, and breaks off as soon as it is answered otherwise. */
export function replayingCodex(folder: string, version: string, stream: string): string {
  return writeProgram(
    folder,
    `${aroundTheTurn(version)}
const messages = ${JSON.stringify(stream)}.trim().split('\\n').map((line) => JSON.parse(line));
const speak = () => {
  while (messages[0]?.direction === 'in') console.log(JSON.stringify(messages.shift().message));
};
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const said = JSON.parse(line);
  const expected = messages.shift()?.message;
  const same = expected && said.method === expected.method && said.id === expected.id &&
    JSON.stringify(said.result) === JSON.stringify(expected.result);
  if (!same) { console.error('expected ' + JSON.stringify(expected) + ', got ' + line); process.exit(9); }
  speak();
});
`,
  );
}

/** Says what a recorded stream of exec says, once it has its prompt. */
export function replayingExec(folder: string, version: string, stream: string): string {
  return writeProgram(
    folder,
    `${aroundTheTurn(version)}
const lines = ${JSON.stringify(stream)}.trim().split('\\n').map((line) => JSON.parse(line).message);
process.stdin.resume().on('end', () => lines.forEach((line) => console.log(JSON.stringify(line))));
`,
  );
}

/** A Codex that opens a thread and a turn, and then says what the test wants. */
export function scriptedCodex(
  folder: string,
  version: string,
  messages: readonly object[],
  opened: object = {},
): string {
  const conditions = {
    approvalPolicy: 'on-request',
    approvalsReviewer: 'user',
    sandbox: { type: 'workspaceWrite', networkAccess: false },
    ...opened,
  };
  return writeProgram(
    folder,
    `${aroundTheTurn(version)}
const send = (message) => console.log(JSON.stringify(message));
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (process.env.NEVER_OPENS && method === 'thread/start') return;
  if (method === 'initialize') send({ id, result: {} });
  if (method === 'thread/start') send({ id, result: { thread: { id: 'thread' }, ...${JSON.stringify(conditions)} } });
  if (method === 'turn/start') {
    send({ id, result: { turn: { id: 'turn' } } });
    for (const message of ${JSON.stringify(messages)}) send(message);
  }
  if (method === 'turn/interrupt') {
    send({ id, result: {} });
    send({ method: 'turn/completed', params: { threadId: 'thread', turn: { id: 'turn', status: 'interrupted', error: null } } });
  }
});
`,
  );
}
