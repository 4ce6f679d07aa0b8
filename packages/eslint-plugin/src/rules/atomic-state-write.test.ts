import { testRule } from '../../test-support/test-rule.ts';

const fs =
  "import { writeFileSync, renameSync } from 'node:fs'; import { join } from 'node:path'; ";

testRule('atomic-state-write', {
  valid: [
    `${fs} writeFileSync('report.json', text);`,
    `${fs} writeFileSync('state.md', text);`,
    `${fs} writeFileSync('estate.json', text);`,
    `${fs} function save() { writeFileSync('state.json.tmp', text); renameSync('state.json.tmp', 'state.json'); }`,
    `${fs} function save(stateFile) { writeFileSync(stateFile, JSON.stringify(x)); renameSync(stateFile, other); }`,
    `${fs} function save(tmpStatePath) { writeFileSync(tmpStatePath, JSON.stringify(x)); }`,
    `${fs} function writeAtomic() { writeFileSync('state.json', text); }`,
    {
      code: `${fs} function persist() { writeFileSync('state.json', text); }`,
      options: { helpers: ['persist'] },
    },
    `${fs} writeFileSync('state.json', text, { flag: 'wx' });`,
    `${fs} writeFileSync('journal.json', line, { flag: 'a' });`,
    // A name alone, without JSON, is not state.
    `${fs} writeFileSync(snapshotFile, picture);`,
    "function writeFileSync() {} writeFileSync('state.json', text);",
    "store.writeFile('state.json', text);",
  ],
  invalid: [
    { code: `${fs} writeFileSync('state.json', text);`, errors: ['inPlace'] },
    { code: `${fs} writeFileSync(join(root, 'run', 'manifest.json'), text);`, errors: ['inPlace'] },
    {
      code: `${fs} const path = join(root, 'cursor.json'); writeFileSync(path, text);`,
      errors: ['inPlace'],
    },
    { code: `${fs} writeFileSync(\`\${root}/checkpoint.json\`, text);`, errors: ['inPlace'] },
    {
      code: `${fs} writeFileSync(statePath, JSON.stringify(x, null, 2) + '\\n');`,
      errors: ['inPlace'],
    },
    {
      code: "import * as fs from 'fs'; fs.writeFileSync('state.json', text);",
      errors: ['inPlace'],
    },
    {
      code: "import fs from 'node:fs'; await fs.promises.writeFile('state.json', text);",
      errors: ['inPlace'],
    },
    {
      code: "import { writeFile as put } from 'node:fs/promises'; await put('state.json', text);",
      errors: ['inPlace'],
    },
    {
      name: 'a rename of something else does not make it atomic',
      code: `${fs} function save() { writeFileSync('state.json', text); renameSync('a', 'b'); }`,
      errors: ['inPlace'],
    },
    {
      code: `${fs} writeFileSync('board.json', text);`,
      options: { stateFiles: '^board\\.json$' },
      errors: ['inPlace'],
    },
    {
      code: `${fs} writeFileSync('state.json', text);`,
      options: { suggest: 'replaceFile' },
      errors: [
        {
          messageId: 'inPlace',
          suggestions: [
            {
              messageId: 'useHelper',
              data: { helper: 'replaceFile' },
              output: `${fs} replaceFile('state.json', text);`,
            },
          ],
        },
      ],
    },
  ],
});
