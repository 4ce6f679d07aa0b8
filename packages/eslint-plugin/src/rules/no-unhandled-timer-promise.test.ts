import { testRule } from '../../test-support/test-rule.ts';

testRule('no-unhandled-timer-promise', {
  valid: [
    'setInterval(() => { beat(); }, 1000);',
    'setInterval(async () => { try { await beat(); } catch (e) { log(e); } }, 1000);',
    'setTimeout(async () => { await beat().catch(log); }, 1000);',
    'setTimeout(async () => { await beat().then(done, log); }, 1000);',
    'setTimeout(async () => { await beat().catch(log).finally(done); }, 1000);',
    'setTimeout(async () => { await Promise.allSettled(all); }, 1000);',
    'setTimeout(() => beat().catch(log), 1000);',
    'setTimeout(async () => { beat(); }, 1000);',
    // The promise of this one is not dropped.
    "import { setTimeout } from 'node:timers/promises'; await setTimeout(10);",
    // Some other function of the same name.
    'function setTimeout(f) { return f(); } await setTimeout(async () => { await beat(); });',
    'clock.setTimeout(async () => { await beat(); }, 1000);',
    'const tick = async () => { try { await beat(); } catch { seen = true; } }; setInterval(tick, 5);',
    'const tick = async () => { try { await beat(); } catch { seen = true; } }; setInterval(async () => { await tick(); }, 5);',
    'setInterval(async () => { const later = async () => { await beat(); }; keep(later); }, 5);',
    { code: 'setInterval(async () => { await beat(); }, 5);', options: { safe: ['beat'] } },
    { code: 'setInterval(async () => { try { await a(); } catch {} }, 5);', plain: true },
    'setTimeout(unknownCallback, 10);',
  ],
  invalid: [
    { code: 'setInterval(async () => { await beat(); }, 1000);', errors: ['unhandled'] },
    { code: 'setInterval(async () => { await beat(); }, 1);', plain: true, errors: ['unhandled'] },
    { code: 'setTimeout(async function () { await beat(); }, 1);', errors: ['unhandled'] },
    { code: 'globalThis.setTimeout(async () => await beat(), 1);', errors: ['unhandled'] },
    {
      code: "import { setInterval } from 'node:timers'; setInterval(async () => { await beat(); }, 1);",
      errors: ['unhandled'],
    },
    {
      code: 'const tick = async () => { await beat(); }; setInterval(tick, 5);',
      errors: ['unhandled'],
    },
    {
      code: 'async function tick() { await beat(); } setInterval(() => void tick(), 5);',
      errors: ['unhandled'],
    },
    {
      name: 'a throw out of the catch is a rejection again',
      code: 'setInterval(async () => { try { await beat(); } catch (e) { throw e; } }, 5);',
      errors: ['unhandled'],
    },
    {
      name: 'try with finally alone catches nothing',
      code: 'setInterval(async () => { try { await beat(); } finally { done(); } }, 5);',
      errors: ['unhandled'],
    },
    {
      code: 'setImmediate(async () => { for await (const x of xs) use(x); });',
      errors: ['unhandled'],
    },
    {
      code: 'every(async () => { await beat(); });',
      options: { timers: ['every'] },
      errors: ['unhandled'],
    },
    {
      code: 'setInterval(async () => { await beat(); }, 5);',
      options: { handler: 'report' },
      errors: [
        {
          messageId: 'unhandled',
          suggestions: [
            {
              messageId: 'catchWith',
              data: { handler: 'report' },
              output: 'setInterval(() => void (async () => { await beat(); })().catch(report), 5);',
            },
          ],
        },
      ],
    },
  ],
});
