import { testRule } from '../../test-support/test-rule.ts';

const fs = "import { readFileSync, writeFileSync } from 'node:fs'; ";
const change =
  'const x = JSON.parse(readFileSync(file)); x.n += 1; writeFileSync(file, JSON.stringify(x));';

testRule('locked-read-modify-write', {
  valid: [
    `${fs} function f(file) { withLock(file, () => { ${change} }); }`,
    `${fs} function f(file) { lockSync(file); try { ${change} } finally { unlockSync(file); } }`,
    `${fs} function f(file) { return mutex.runExclusive(() => { ${change} }); }`,
    `${fs} async function f(file) { const lease = await acquireLease(file); ${change} }`,
    `${fs} function updateLocked(file) { ${change} }`,
    `${fs} function f(a, b) { const x = JSON.parse(readFileSync(a)); writeFileSync(b, JSON.stringify(x)); }`,
    `${fs} function f(file) { writeFileSync(file, JSON.stringify(x)); return JSON.parse(readFileSync(file)); }`,
    `${fs} function f(file) { const text = readFileSync(file); writeFileSync(file, text + 'x'); }`,
    `${fs} function f() { const x = JSON.parse(readFileSync('package.json')); writeFileSync('package.json', JSON.stringify(x)); }`,
    {
      name: 'a program at the top of a file runs once',
      code: `${fs} ${change}`,
    },
  ],
  invalid: [
    { code: `${fs} function f(file) { ${change} }`, errors: ['unlocked'] },
    { code: `${fs} const f = (file) => { ${change} };`, errors: ['unlocked'], plain: true },
    {
      code: "import { readFile, writeFile } from 'node:fs/promises'; async function f(file) { const text = await readFile(file, 'utf8'); const x = JSON.parse(text); await writeFile(file, `${JSON.stringify(x)}\\n`); }",
      errors: ['unlocked'],
    },
    {
      name: 'an atomic write loses a change as well',
      code: `${fs} function f(file) { const x = JSON.parse(readFileSync(file)); writeFileAtomic(file, JSON.stringify(x)); }`,
      errors: ['unlocked'],
    },
    {
      name: 'a lock that was taken after the write',
      code: `${fs} function f(file) { ${change} lockSync(file); }`,
      errors: ['unlocked'],
    },
    {
      code: `${fs} function f(file) { const x = JSON.parse(readFileSync(file)); put(file, JSON.stringify(x)); }`,
      options: { writers: '^put$' },
      errors: ['unlocked'],
    },
  ],
});
