import type { FlagSpec, VerbSpec } from './verb-spec.ts';

const format: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text, or json: one document on stdout',
  choices: ['text', 'json'],
};
const at: FlagSpec = {
  name: 'at',
  value: 'date',
  summary: 'judge for another day, such as 2026-12-24',
};

/** The verbs about specs. */
export const specVerbs: readonly VerbSpec[] = [
  {
    name: 'spec guard',
    group: 'Govern',
    summary: 'Check that changes have the specs that they need, and that specs still hold',
    flags: [
      { name: 'all', summary: 'every spec as it stands here, without a change; the default' },
      { name: 'staged', summary: 'what is about to be committed' },
      { name: 'base', value: 'ref', summary: 'what HEAD adds to its merge base with a ref' },
      at,
      { name: 'dry-run', summary: 'say what would block, and exit with 0' },
      {
        name: 'format',
        value: 'format',
        summary: 'text; json: one document; sarif: for code hosts',
        choices: ['text', 'json', 'sarif'],
      },
    ],
    examples: ['orch spec guard --base origin/main', 'orch spec guard --at 2026-12-24'],
  },
  {
    name: 'spec list',
    group: 'Govern',
    summary: 'List the specs with how each stands and when it expires',
    flags: [at, format],
  },
];
