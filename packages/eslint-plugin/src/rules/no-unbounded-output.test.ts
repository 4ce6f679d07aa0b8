import { testRule } from '../../test-support/test-rule.ts';

const tail = (suggestions: number) => [{ messageId: 'unbounded', suggestions }];

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
      name: 'what a loop goes through is not output because the loop is asynchronous',
      code: 'const all = []; for await (const path of paths) { all.push(path); }',
      options: { streams: '.' },
    },
    {
      code: "child.stdout.on('data', (chunk) => { tail.push(chunk); });",
      options: { bounded: ['tail'] },
    },
  ],
  invalid: [
    {
      code: "let out = ''; child.stdout.on('data', (chunk) => { out += chunk; });",
      errors: tail(1),
    },
    {
      code: "let out = ''; child.stdout.on('data', function (chunk) { out += chunk; });",
      errors: tail(1),
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
      errors: tail(1),
    },
    {
      code: "let out = Buffer.alloc(0); child.stdout.on('data', (c) => { out = Buffer.concat([out, c]); });",
      errors: ['unbounded'],
    },
    {
      name: 'a listener with a name',
      code: "let out = ''; function take(chunk) { out += chunk; } child.stdout.on('data', take);",
      errors: tail(1),
    },
    {
      code: 'const all = []; for await (const chunk of child.stdout) all.push(chunk);',
      errors: ['unbounded'],
    },
    {
      name: 'counting what was collected is no limit',
      code: "let out = ''; let n = 0; child.stdout.on('data', (c) => { n += c.length; out += c; });",
      errors: tail(1),
    },
    {
      code: "let body = ''; upload.on('data', (chunk) => { body += chunk; });",
      options: { streams: '^upload$' },
      errors: tail(1),
    },
    {
      code: "let out = ''; child.stdout.on('data', (chunk) => { out += first ?? chunk; });",
      errors: [
        {
          messageId: 'unbounded',
          suggestions: [
            {
              messageId: 'keepTail',
              data: { count: '65,536' },
              output:
                "let out = ''; child.stdout.on('data', (chunk) => { out = (out + (first ?? chunk)).slice(-65_536); });",
            },
          ],
        },
      ],
    },
    {
      code: 'const all = []; for await (const chunk of body) { all.push(chunk); }',
      options: { streams: '.' },
      errors: ['unbounded'],
    },
  ],
});
