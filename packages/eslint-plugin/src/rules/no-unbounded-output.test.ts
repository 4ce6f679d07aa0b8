import { testRule } from '../../test-support/test-rule.ts';

testRule('no-unbounded-output', {
  valid: [
    "child.stdout.on('data', (chunk) => { file.write(chunk); });",
    "let total = 0; child.stdout.on('data', (chunk) => { total += chunk.length; });",
    "let seen = 0; child.stdout.on('data', (chunk) => { seen += Buffer.byteLength(chunk); });",
    "let out = ''; child.stdout.on('data', (chunk) => { if (out.length < 1000) out += chunk; });",
    "let out = ''; child.stdout.on('data', (chunk) => { out = (out + chunk).slice(-1000); });",
    "let out = ''; child.stdout.on('data', (chunk) => { out += chunk; out = out.slice(-1000); });",
    "const all = []; child.stdout.on('data', (chunk) => { all.push(chunk); while (all.length > 10) all.shift(); });",
    // A line buffer gives away what it has.
    "let rest = ''; child.stdout.on('data', (chunk) => { rest += chunk; const lines = rest.split('\\n'); rest = lines.pop(); });",
    'const lines = new LineSplitter(take); child.stdout.on("data", (chunk) => lines.push(chunk));',
    "child.stdout.on('data', (chunk) => { let text = ''; text += chunk; use(text); });",
    "let out = ''; child.on('exit', (code) => { out += code; });",
    'for await (const chunk of child.stdout) { await file.write(chunk); }',
    'for await (const entry of entries) { names.push(entry.name); }',
    "let body = ''; upload.on('data', (chunk) => { body += chunk; });",
    {
      code: "child.stdout.on('data', (chunk) => { tail.push(chunk); });",
      options: { bounded: ['tail'] },
    },
  ],
  invalid: [
    {
      code: "let out = ''; child.stdout.on('data', (chunk) => { out += chunk; });",
      errors: ['unbounded'],
    },
    {
      code: "let out = ''; child.stdout.on('data', function (chunk) { out += chunk; });",
      errors: ['unbounded'],
      plain: true,
    },
    {
      code: "let out = ''; child.stderr.on('data', (chunk) => { out = out + chunk; });",
      errors: ['unbounded'],
    },
    {
      code: "let out = ''; child.stderr.on('data', (chunk) => { out = `${out}${chunk}`; });",
      errors: ['unbounded'],
    },
    {
      code: "const all = []; child.stdout.on('data', (chunk) => all.push(chunk));",
      errors: ['unbounded'],
    },
    {
      code: "child.stdout.on('data', (chunk) => { this.output += chunk; });",
      errors: ['unbounded'],
    },
    {
      code: "let out = Buffer.alloc(0); child.stdout.on('data', (c) => { out = Buffer.concat([out, c]); });",
      errors: ['unbounded'],
    },
    {
      name: 'a listener with a name',
      code: "let out = ''; function take(chunk) { out += chunk; } child.stdout.on('data', take);",
      errors: ['unbounded'],
    },
    {
      code: 'const all = []; for await (const chunk of child.stdout) all.push(chunk);',
      errors: ['unbounded'],
    },
    {
      name: 'counting what was collected is no limit',
      code: "let out = ''; let n = 0; child.stdout.on('data', (c) => { n += c.length; out += c; });",
      errors: ['unbounded'],
    },
    {
      code: "let body = ''; upload.on('data', (chunk) => { body += chunk; });",
      options: { streams: '^upload$' },
      errors: ['unbounded'],
    },
  ],
});
