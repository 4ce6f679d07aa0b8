import type { VerbSpec } from './verb-spec.ts';

/** The verbs of evaluations. */
export const evalVerbs: readonly VerbSpec[] = [
  {
    name: 'eval run',
    group: 'Learn',
    summary: 'Try packs, pipelines or agents on fixtures, and report what was resolved',
    operand: 'suite',
    flags: [
      {
        name: 'configuration',
        value: 'ids',
        summary: 'only these, compared with the first; commas between',
      },
      { name: 'scenario', value: 'ids', summary: 'only these; commas between' },
      { name: 'jobs', value: 'n', summary: 'trials side by side; 2 unless given' },
      { name: 'keep', summary: 'keep the copies that the trials worked in' },
      {
        name: 'format',
        value: 'format',
        summary: 'text, or json: one document on stdout',
        choices: ['text', 'json'],
      },
    ],
    examples: ['orch eval run packs', 'orch eval run suite.json --configuration old,new'],
  },
];
