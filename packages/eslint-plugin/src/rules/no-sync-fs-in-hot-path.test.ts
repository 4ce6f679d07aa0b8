import { testRule } from '../../test-support/test-rule.ts';

const fs = "import { readFileSync, appendFileSync } from 'node:fs'; ";

testRule('no-sync-fs-in-hot-path', {
  valid: [
    `${fs} const config = readFileSync('config.json');`,
    `${fs} function load() { return readFileSync('config.json'); }`,
    `${fs} async function load() { return readFileSync('config.json'); }`,
    `${fs} process.on('exit', () => appendFileSync('log', 'bye'));`,
    `${fs} child.once('data', () => appendFileSync('log', 'first'));`,
    `${fs} for (const name of names) readFileSync(name);`,
    `${fs} setTimeout(() => readFileSync('once'), 10);`,
    {
      code: `${fs} function main() { for (const name of names) readFileSync(name); }`,
      options: { asyncLoops: true },
    },
    {
      name: 'a function that a loop defines does not run in it',
      code: `${fs} async function main() { for (const name of names) keep(() => readFileSync(name)); }`,
      options: { asyncLoops: true },
    },
    "stream.on('data', () => store.readFileSync('x'));",
  ],
  invalid: [
    {
      code: `${fs} stream.on('data', (chunk) => appendFileSync('log', chunk));`,
      errors: ['blocks'],
    },
    {
      code: `${fs} const take = (chunk) => { appendFileSync('log', chunk); }; stream.on('data', take);`,
      errors: ['blocks'],
    },
    { code: `${fs} setInterval(() => { readFileSync('beat'); }, 10);`, errors: ['blocks'] },
    {
      code: `${fs} createServer((req, res) => { res.end(readFileSync('page')); });`,
      errors: ['blocks'],
    },
    {
      code: `${fs} for await (const line of lines) { appendFileSync('log', line); }`,
      errors: ['blocks'],
    },
    {
      code: "import cp from 'node:child_process'; bus.on('message', () => cp.execSync('git status'));",
      errors: ['blocks'],
    },
    {
      code: `${fs} /** @hot */ function append(line) { appendFileSync('log', line); }`,
      errors: ['blocks'],
    },
    {
      code: `${fs} function append(line) { appendFileSync('log', line); }`,
      options: { hotFunctions: ['append'] },
      errors: ['blocks'],
    },
    {
      code: `${fs} bus.on('tick', () => readFileSync('x'));`,
      options: { hotEvents: ['tick'] },
      errors: ['blocks'],
    },
    {
      code: `${fs} async function main() { for (const name of names) readFileSync(name); }`,
      options: { asyncLoops: true },
      errors: ['blocks'],
    },
  ],
});
