import { testRule } from '../../test-support/test-rule.ts';

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
  ],
  invalid: [
    {
      code: 'async function f() { const release = await lock(path); await work(); await release(); }',
      errors: ['notInFinally'],
    },
    {
      code: 'async function f() { const lease = await acquire(path); await work(); await lease.release(); }',
      errors: ['notInFinally'],
    },
    {
      code: 'async function f() { await lock(path); await work(); await unlock(path); }',
      errors: ['notInFinally'],
    },
    {
      code: 'function f() { lockfile.lockSync(file); work(); lockfile.unlockSync(file); }',
      errors: ['notInFinally'],
      plain: true,
    },
    {
      code: 'async function f() { await mutex.acquire(); await work(); mutex.release(); }',
      errors: ['notInFinally'],
    },
    {
      name: 'a try without finally',
      code: 'async function f() { const release = await lock(p); try { await work(); await release(); } catch (e) { log(e); } }',
      errors: ['notInFinally'],
    },
    {
      code: 'async function f() { const claim = await claimRun(id); await work(); await claim.giveUp(); }',
      options: { acquire: '^claimRun$', release: '^giveUp$' },
      errors: ['notInFinally'],
    },
  ],
});
