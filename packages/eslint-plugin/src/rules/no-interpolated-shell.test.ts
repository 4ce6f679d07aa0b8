import { testRule } from '../../test-support/test-rule.ts';

const child = "import { exec, execSync, spawn, execFile } from 'node:child_process'; ";

testRule('no-interpolated-shell', {
  valid: [
    `${child} exec('git status');`,
    `${child} exec(\`git status\`);`,
    `${child} exec('git ' + 'status');`,
    `${child} const base = 'main'; exec(\`git diff \${base}\`);`,
    `${child} exec(\`kill \${process.pid}\`);`,
    `${child} exec(\`git show \${shellQuote(ref)}\`);`,
    `${child} exec(\`ls \${files.map(quote).join(' ')}\`);`,
    `${child} exec(\`tail \${all ? '-n 100' : ''} x\`);`,
    `${child} exec(command);`,
    `${child} spawn('git', ['show', \`\${ref}:x\`]);`,
    `${child} execFile('git', ['show', ref + ':x']);`,
    `${child} spawn('sh', ['-c', 'cat "$1"', 'sh', \`\${file}\`]);`,
    `${child} spawn(\`\${bin}/node\`, [], { shell: false });`,
    '/x/.exec(`a ${b}`); db.exec(`select ${x}`);',
    { code: `${child} exec(\`ls \${esc(x)}\`);`, options: { quoters: ['esc'] } },
  ],
  invalid: [
    { code: `${child} exec(\`git show \${ref}\`);`, errors: ['built'] },
    { code: `${child} execSync('rm -rf ' + folder);`, errors: ['built'] },
    { code: `${child} const command = \`ls \${x}\`; exec(command);`, errors: ['built'] },
    { code: `${child} spawn(\`ls \${x}\`, { shell: true });`, errors: ['built'] },
    { code: `${child} spawn('ls ' + x, [], { shell: '/bin/bash' });`, errors: ['built'] },
    { code: `${child} spawn('sh', ['-c', \`cat \${file}\`]);`, errors: ['built'] },
    { code: `${child} execFile('/bin/bash', ['-lc', 'cat ' + file]);`, errors: ['built'] },
    {
      code: "const { execSync } = require('child_process'); execSync(`ls ${x}`);",
      errors: ['built'],
      commonJs: true,
    },
    {
      code: `${child} import { promisify } from 'node:util'; const run = promisify(exec); await run(\`ls \${x}\`);`,
      errors: ['built'],
    },
    {
      name: 'quotes around it do not quote it',
      code: `${child} exec(\`cat "\${file}"\`);`,
      errors: ['built'],
    },
    { code: 'sh(`ls ${x}`);', options: { functions: ['sh'] }, errors: ['built'] },
  ],
});
