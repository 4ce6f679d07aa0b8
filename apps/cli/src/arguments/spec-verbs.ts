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
  {
    name: 'spec new',
    group: 'Govern',
    summary: 'Begin a spec where the guard looks for them',
    operand: 'title',
    flags: [
      {
        name: 'id',
        value: 'id',
        summary: "its id and file name; the day and the title's words unless given",
      },
      {
        name: 'covers',
        value: 'globs',
        summary: 'the files that it is about, separated by commas',
      },
      { name: 'relates-to', value: 'paths', summary: 'its PRD or task, separated by commas' },
      {
        name: 'risk',
        value: 'risk',
        summary: 'low, medium or high; medium unless given',
        choices: ['low', 'medium', 'high'],
      },
      { name: 'owner', value: 'names', summary: "who stands for it; git's user unless given" },
      format,
    ],
    examples: ['orch spec new "Sign in with a passkey" --covers "src/auth/**"'],
  },
  {
    name: 'spec review',
    group: 'Decide',
    summary: 'Record that you read a spec and the code that it covers',
    operand: 'id or path',
    flags: [
      { name: 'reason', value: 'text', summary: 'what you found' },
      { name: 'as', value: 'actor', summary: "who says so; git's user unless given" },
      format,
    ],
    examples: ['orch spec review 20261120-login --reason "Compared with the new flow."'],
  },
  {
    name: 'spec hook',
    group: 'Set up',
    summary: 'Have the guard run before every commit: status, install or uninstall',
    operand: 'action',
    flags: [format],
    examples: ['orch spec hook install'],
  },
  {
    name: 'spec ci',
    group: 'Set up',
    summary: 'Print a workflow that guards specs in CI; --write puts it where it belongs',
    flags: [{ name: 'write', summary: 'write .github/workflows/spec-guard.yml' }, format],
  },
];
