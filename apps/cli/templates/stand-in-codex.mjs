/**
 * Speaks for Codex where a gate of agents is proved: opens a session, does in each turn what
 * `steps.json` says, and writes down what it heard. It holds nothing to a sandbox and thinks nothing, so
 * that what goes red is orch.
 *
 * node stand-in-codex.mjs <folder of its files> <arguments of codex>
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, ...args] = process.argv.slice(2);
const thread = 'stand-in';
const turn = 'turn';
const ids = { threadId: thread, turnId: turn };

const text = (name) => readFileSync(join(folder, name), 'utf8');
const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const heard = (what) => appendFileSync(join(folder, 'heard.ndjson'), `${JSON.stringify(what)}\n`);

if (args[0] === '--version') process.stdout.write(`codex-cli ${text('version')}\n`);
// The try before each turn: the file that may be written, and not the one that may not.
else if (args[0] === 'sandbox') writeFileSync(args.at(-2), '');
else serve();

function serve() {
  const answers = new Map();
  let over = false;

  const ended = (status) => {
    if (over) return;
    over = true;
    send({ method: 'turn/completed', params: { threadId: thread, turn: { id: turn, status } } });
  };

  async function work() {
    for (const [index, { write, ask, tell }] of JSON.parse(text('steps.json')).entries()) {
      if (write) writeFileSync(write, 'written by an agent\n');
      if (tell) send({ method: tell.method, params: { ...ids, ...tell.params } });
      if (!ask) continue;
      const id = `ask-${index}`;
      const answer = new Promise((resolve) => answers.set(id, resolve));
      send({ id, method: ask.method, params: { ...ids, itemId: id, ...ask.params } });
      heard({ answer: await answer });
    }
    ended('completed');
  }

  const opened = {
    thread: { id: thread },
    approvalPolicy: 'on-request',
    approvalsReviewer: 'user',
    sandbox: { type: 'workspaceWrite', networkAccess: false },
  };
  const replies = {
    initialize: () => ({}),
    'thread/start': () => opened,
    'thread/resume': () => opened,
    'turn/start': () => ({ turn: { id: turn } }),
    'turn/interrupt': () => ({}),
  };

  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method, result, error } = JSON.parse(line);
    if (method === undefined) answers.get(id)?.(result ?? { error });
    if (method in replies) send({ id, result: replies[method]() });
    if (method === 'turn/start') {
      send({ method: 'turn/started', params: { threadId: thread, turn: { id: turn } } });
      heard({ turn: args });
      void work();
    }
    if (method === 'turn/interrupt') ended('interrupted');
  });
}
