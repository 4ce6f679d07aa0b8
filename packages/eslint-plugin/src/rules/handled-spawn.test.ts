import { testRule } from '../../test-support/test-rule.ts';

const spawn = "import { spawn, once } from 'node:child_process'; ";

testRule('handled-spawn', {
  valid: [
    `${spawn} const child = spawn('a'); child.on('error', report);`,
    `${spawn} const child = spawn('a').once('error', report); child.unref();`,
    `${spawn} spawn('a').on('exit', done).on('error', report);`,
    `${spawn} let child; child = spawn('a'); child.once('error', report);`,
    `${spawn} const child = spawn('a'); await once(child, 'error');`,
    // Somebody else has it now.
    `${spawn} export function start() { return spawn('a'); }`,
    `${spawn} const child = spawn('a'); watch(child);`,
    `${spawn} export const child = spawn('a');`,
    `${spawn} this.child = spawn('a');`,
    `${spawn} const child = spawn('a'); children.add({ child });`,
    `${spawn} const child = spawn('a', { detached: true }); child.on('error', report); process.kill(-child.pid);`,
    `${spawn} const child = spawn('a', { detached: true, signal }); child.on('error', report);`,
    {
      code: `${spawn} const child = spawn('a', { timeout: 1000 }); child.on('error', report);`,
      options: { requireEnd: true },
    },
    "actor.spawn('a'); function spawn() {} spawn('a');",
  ],
  invalid: [
    { code: `${spawn} spawn('a');`, errors: ['noErrorHandler'] },
    {
      code: `${spawn} const child = spawn('a'); child.on('exit', done);`,
      errors: ['noErrorHandler'],
    },
    { code: `${spawn} spawn('a').on('close', done);`, errors: ['noErrorHandler'] },
    {
      code: "import cp from 'child_process'; cp.fork('./worker.js').unref();",
      errors: ['noErrorHandler'],
    },
    {
      name: 'a listener of one of its streams is not its own',
      code: `${spawn} const child = spawn('a'); child.stdout.on('error', report);`,
      errors: ['noErrorHandler'],
    },
    {
      code: `${spawn} const child = spawn('a', { detached: true }); child.on('error', report); child.unref();`,
      errors: ['noEnd'],
    },
    {
      code: `${spawn} const child = spawn('a'); child.on('error', report);`,
      options: { requireEnd: true },
      errors: ['noLimit'],
    },
    {
      code: `${spawn} const child = spawn('a'); child.on('exit', done);`,
      options: { handler: 'report' },
      errors: [
        {
          messageId: 'noErrorHandler',
          suggestions: [
            {
              messageId: 'listenWith',
              data: { handler: 'report' },
              output: `${spawn} const child = spawn('a').once('error', report); child.on('exit', done);`,
            },
          ],
        },
      ],
    },
  ],
});
