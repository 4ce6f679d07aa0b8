import { testRule } from '../../test-support/test-rule.ts';

const wrapped = (suggestions: number) => [{ messageId: 'notInFinally', suggestions }];

testRule('release-in-finally', {
  valid: [
    'async function f() { const release = await lock(path); try { await work(); } finally { await release(); } }',
    'async function f() { const lease = await acquire(path); try { await work(); } finally { await lease.release(); } }',
    'async function f() { await lock(path); try { await work(); } finally { await unlock(path); } }',
    'async function f() { await mutex.acquire(); try { await work(); } finally { mutex.release(); } }',
    'async function f() { await using held = await acquire(path); await work(); }',
    'async function f() { const lease = await acquireLease(path); return lease; }',
    'async function f() { await mutex.runExclusive(work); }',
    {
      name: 'nothing between can throw',
      code: 'function f() { lockSync(path); count = count + 1; unlockSync(path); }',
    },
    {
      name: 'the way of an error releases too',
      code: 'async function f() { const release = await lock(path); try { await work(); } catch (e) { await release(); throw e; } await release(); }',
    },
    {
      name: 'another lock',
      code: 'async function f() { await lock(a); await work(); await unlock(b); }',
    },
    'async function f() { door.lock(); await work(); window.unlock(); }',
    {
      name: 'one branch takes it, the other gives it back',
      code: 'function f() { if (fresh) { lock(path); work(); } else { unlock(path); } }',
    },
    {
      name: 'the function ends after it was taken',
      code: 'function f() { if (first) { lock(path); start(); return; } work(); unlock(path); }',
    },
  ],
  invalid: [
    {
      code: 'async function f() { const release = await lock(path); await work(); await release(); }',
      errors: wrapped(1),
    },
    {
      code: 'async function f() { const lease = await acquire(path); await work(); await lease.release(); }',
      errors: wrapped(1),
    },
    {
      code: 'async function f() { await lock(path); await work(); await unlock(path); }',
      errors: wrapped(1),
    },
    {
      code: 'function f() { lockfile.lockSync(file); work(); lockfile.unlockSync(file); }',
      errors: wrapped(1),
      plain: true,
    },
    {
      code: 'async function f() { await mutex.acquire(); await work(); mutex.release(); }',
      errors: wrapped(1),
    },
    {
      name: 'a try without finally',
      code: 'async function f() { const release = await lock(p); try { await work(); await release(); } catch (e) { log(e); } }',
      errors: ['notInFinally'],
    },
    {
      code: 'async function f() { const claim = await claimRun(id); await work(); await claim.giveUp(); }',
      options: { acquire: '^claimRun$', release: '^giveUp$' },
      errors: wrapped(1),
    },
    {
      code: `async function f() {
  const release = await lock(path);
  const result = await work();
  log(result);
  await release();
  done();
}`,
      errors: [
        {
          messageId: 'notInFinally',
          suggestions: [
            {
              messageId: 'wrap',
              output: `async function f() {
  const release = await lock(path);
try {
  const result = await work();
  log(result);
  } finally {
await release();
}
  done();
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'what is used afterwards cannot move into a block',
      code: 'async function f() { const release = await lock(p); const it = await work(); await release(); return it; }',
      errors: wrapped(0),
    },
    {
      name: 'two ways to release are left to whoever wrote them',
      code: 'async function f() { const release = await lock(p); if (await work()) { await release(); return; } await release(); }',
      errors: wrapped(0),
    },
  ],
});
