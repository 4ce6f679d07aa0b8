import { testRule } from '../../test-support/test-rule.ts';

const path = "import { join, resolve } from 'node:path'; ";

testRule('no-unsanitized-path-id', {
  valid: [
    `${path} join(root, 'runs');`,
    `${path} join(root, runId);`,
    `${path} join(process.env.HOME, '.config');`,
    `${path} resolve(root, process.env.RUNS_DIR ?? '.runs');`,
    `${path} const report = JSON.parse(text); join(root, report.folder);`,
    `${path} join(process.cwd(), name);`,
    `${path} join(root, sanitizeId(process.env.TASK_ID));`,
    `${path} const id = sanitizeTaskId(req.params.id); join(root, id);`,
    `${path} const id = req.params.id; assertSafe(id); join(root, id);`,
    `${path} const { id } = req.params; if (!/^[a-z]+$/.test(id)) throw new Error('no'); join(root, id);`,
    { code: `${path} join(root, clean(req.params.id));`, options: { sanitizers: ['clean'] } },
    `${path} const id = randomUUID(); join(root, id);`,
    `${path} export function folder(root: string, runId: string) { return join(root, runId); }`,
    {
      name: 'a type of its own says that the id was checked',
      code: `${path} export function folder(root: string, runId: RunId) { return join(root, runId); }`,
      options: { parameters: true },
    },
    {
      name: 'a name is chosen by the code more often than by somebody outside',
      code: `${path} export function read(root: string, fileName: string) { return join(root, fileName); }`,
      options: { parameters: true },
    },
    {
      name: 'what the file alone calls is not open to others',
      code: `${path} function folder(root: string, runId: string) { return join(root, runId); }`,
      options: { parameters: true },
    },
    "['a'].join(process.env.SEPARATOR); list.join(req.params.id, 'x');",
  ],
  invalid: [
    { code: `${path} join(root, process.env.TASK_ID);`, errors: ['outside'] },
    { code: `${path} join(root, process.env.TASK_ID ?? 'none');`, errors: ['outside'] },
    { code: `${path} join(root, process.argv[2]);`, errors: ['outside'] },
    { code: `${path} join(root, \`\${req.params.id}.json\`);`, errors: ['outside'] },
    { code: `${path} const id = req.query.id; join(root, id);`, errors: ['outside'] },
    { code: `${path} const { id } = request.body; join(root, id + '.json');`, errors: ['outside'] },
    { code: `${path} const job = JSON.parse(text); join(root, job.id);`, errors: ['outside'] },

    {
      code: "import { readFileSync } from 'node:fs'; readFileSync(`runs/${process.env.RUN_ID}/state.json`);",
      errors: ['outside'],
    },
    {
      name: 'a check that comes after the use is too late',
      code: `${path} const id = req.params.id; join(root, id); assertSafe(id);`,
      errors: ['outside'],
    },
    {
      code: `${path} export function folder(root: string, runId: string) { return join(root, runId); }`,
      options: { parameters: true },
      errors: ['outside'],
    },
    {
      code: `${path} join(root, \`\${req.params.id}.json\`);`,
      options: { sanitizers: ['clean'] },
      errors: [
        {
          messageId: 'outside',
          suggestions: [
            {
              messageId: 'sanitizeWith',
              data: { sanitizer: 'clean' },
              output: `${path} join(root, \`\${clean(req.params.id)}.json\`);`,
            },
          ],
        },
      ],
    },
  ],
});
