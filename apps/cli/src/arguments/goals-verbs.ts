import type { FlagSpec, VerbSpec } from './verb-spec.ts';

const format: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text, or json: one document on stdout',
  choices: ['text', 'json'],
};

/** The verbs about goals that run side by side. */
export const goalsVerbs: readonly VerbSpec[] = [
  {
    name: 'goals run',
    group: 'Run',
    summary: 'Run several tasks side by side, each in a git worktree and on a branch of its own',
    operand: 'file or task ids',
    manyOperands: true,
    flags: [
      { name: 'max-concurrency', value: 'n', summary: 'goals at work at the same time' },
      { name: 'resume', value: 'run', summary: 'go on with the goals of this run' },
      { name: 'as', value: 'actor', summary: "who says so; git's user unless given" },
      {
        name: 'format',
        value: 'format',
        summary: 'text; json: one document; ndjson: every event as a line',
        choices: ['text', 'json', 'ndjson'],
      },
    ],
    examples: [
      'orch goals run 0301-parser 0302-printer',
      'orch goals run goals.jsonc --max-concurrency 4',
    ],
  },
  {
    name: 'goals status',
    group: 'Look',
    summary:
      'Show how goals stand, where their worktrees overlap, and in which order to merge them',
    flags: [
      { name: 'run', value: 'id', summary: 'the run that lists them; the latest unless given' },
      format,
    ],
  },
  {
    name: 'goals gc',
    group: 'Look',
    summary: 'Show which worktrees of goals hold nothing to lose; --apply removes them',
    flags: [{ name: 'apply', summary: 'remove them' }, format],
  },
];
