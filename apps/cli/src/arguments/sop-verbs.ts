import type { FlagSpec, VerbSpec } from './verb-spec.ts';

const format: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text, or json: one document on stdout',
  choices: ['text', 'json'],
};
const actor: FlagSpec = {
  name: 'as',
  value: 'actor',
  summary: "who says so; git's user unless given",
};
const reason: FlagSpec = { name: 'reason', value: 'text', summary: 'why' };

/** The verbs about tasks, their phases, and their mirrors. */
export const sopVerbs: readonly VerbSpec[] = [
  {
    name: 'task new',
    group: 'Plan',
    summary: 'Register a task, and have its first artifact made',
    operand: 'title',
    flags: [
      { name: 'id', value: 'id', summary: 'else the next number and the title' },
      {
        name: 'from',
        value: 'folder',
        summary: 'take it over from Spec Kit or OpenSpec; the folder is only read',
      },
      {
        name: 'risk',
        value: 'risk',
        summary: 'low, medium or high; medium unless given',
        choices: ['low', 'medium', 'high'],
      },
      {
        name: 'lines',
        value: 'n',
        summary: 'lines that the change is expected to have; few of low risk need one page',
      },
      actor,
      format,
    ],
    examples: [
      'orch task new "Sign in with a passkey" --risk high',
      'orch task new "Fix a typo" --risk low --lines 2',
    ],
  },
  {
    name: 'task list',
    group: 'Plan',
    summary: 'List the tasks with the phase that is open',
    flags: [format],
  },
  {
    name: 'task show',
    group: 'Plan',
    summary: 'Show how each phase of a task stands, and the next step',
    operand: 'task',
    flags: [format],
  },
  {
    name: 'task phase',
    group: 'Plan',
    summary: 'Check the scaffold again, and have the artifact of the open phase made',
    operand: 'task',
    flags: [
      { name: 'no-spec', summary: 'decide that the task does without its spec' },
      { name: 'full', summary: 'give a small task the full path' },
      reason,
      actor,
      format,
    ],
  },
  {
    name: 'task approve',
    group: 'Plan',
    summary: 'Approve the artifact of a phase as it stands now',
    operand: 'task',
    flags: [
      { name: 'phase', value: 'phase', summary: 'prd, list, spec, plan, or page' },
      {
        name: 'digest',
        value: 'sha256',
        summary: 'only if the artifact still has this digest (see orch task show --format json)',
      },
      reason,
      actor,
      format,
    ],
    examples: ['orch task approve 0001-passkey --phase prd --reason "Read it."'],
  },
  {
    name: 'task promote',
    group: 'Plan',
    summary: 'Take a task from planned to in_progress, or from there to done',
    operand: 'task',
    flags: [
      {
        name: 'to',
        value: 'status',
        summary: 'in_progress or done',
        choices: ['in_progress', 'done'],
      },
      reason,
      actor,
      format,
    ],
  },
  {
    name: 'docs sync',
    group: 'Plan',
    summary: 'Bring the register, the checklists and the mirrors up to date',
    flags: [format],
  },
  {
    name: 'docs check',
    group: 'Plan',
    summary: 'Say what is not as docs sync would leave it; exit 1 where anything is',
    flags: [format],
  },
  {
    name: 'metrics',
    group: 'Plan',
    summary: 'Show from history how work was prepared and how runs went',
    flags: [
      { name: 'task', value: 'id', summary: 'only this task' },
      { name: 'svg', value: 'file', summary: 'draw it into a file as well' },
      format,
    ],
    examples: ['orch metrics --svg metrics.svg'],
  },
  {
    name: 'metrics overlap',
    group: 'Learn',
    summary: 'Show how much of what runs added to code had been added before',
    flags: [
      { name: 'task', value: 'id', summary: 'count only runs of this task' },
      { name: 'since', value: 'date', summary: 'count only runs that began on this day or later' },
      {
        name: 'split',
        value: 'date',
        summary: 'compare the runs before this day with those from it on',
      },
      { name: 'svg', value: 'file', summary: 'draw it into a file as well' },
      format,
    ],
    examples: ['orch metrics overlap --split 2026-01-31'],
  },
];
