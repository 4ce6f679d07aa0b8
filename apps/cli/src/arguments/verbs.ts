import { sopVerbs } from './sop-verbs.ts';
import { goalsVerbs } from './goals-verbs.ts';
import { specVerbs } from './spec-verbs.ts';
import { syncVerbs } from './sync-verbs.ts';
import { evalVerbs } from './eval-verbs.ts';
import { patternsVerbs } from './patterns-verbs.ts';
import type { FlagSpec, VerbSpec } from './verb-spec.ts';

const format: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text, or json: one document on stdout',
  choices: ['text', 'json'],
};
const formatWithEvents: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text; json: one document; ndjson: every event as a line',
  choices: ['text', 'json', 'ndjson'],
};
const task: FlagSpec = {
  name: 'task',
  value: 'id',
  summary: 'task id; else MCP_RUNNER_TASK_ID, else the only task in progress, else "local"',
};
const taskFilter: FlagSpec = { name: 'task', value: 'id', summary: 'only runs of this task' };
const run: FlagSpec = { name: 'run', value: 'id', summary: 'run id' };
const latestRun: FlagSpec = {
  name: 'run',
  value: 'id',
  summary: 'run id; the latest unless given',
};
const store: FlagSpec = {
  name: 'store',
  value: 'folder',
  summary: 'a workspace of collected runs, instead of this repository',
};
const stage: FlagSpec = { name: 'stage', value: 'id', summary: 'stage id' };
const actor: FlagSpec = {
  name: 'as',
  value: 'actor',
  summary: "who says so; git's user unless given",
};
const wait: FlagSpec = {
  name: 'wait',
  summary: 'stay while the run is paused, until it is decided',
};

/** Every verb with what it takes, in the order of the help. */
export const verbs: readonly VerbSpec[] = [
  {
    name: 'start',
    group: 'Run',
    summary: 'Run a pipeline (the default one unless named)',
    operand: 'pipeline',
    flags: [
      task,
      formatWithEvents,
      { name: 'parallel', summary: 'run independent stages side by side' },
      {
        name: 'max-concurrency',
        value: 'n',
        summary: 'stages at the same time, with --parallel or a parallel task',
      },
      wait,
      actor,
    ],
    examples: ['orch start', 'orch start smoke --task 0303-orchestrator --format json'],
  },
  {
    name: 'plan',
    group: 'Run',
    summary: 'Show what a run would do and ask; run nothing',
    operand: 'pipeline',
    flags: [
      task,
      format,
      { name: 'parallel', summary: 'as for start' },
      { name: 'max-concurrency', value: 'n', summary: 'as for start' },
    ],
  },
  {
    name: 'resume',
    group: 'Run',
    summary: 'Go on with a run that paused, failed or was killed',
    flags: [
      run,
      taskFilter,
      formatWithEvents,
      { name: 'accept-plan-change', summary: 'go on although the pipeline was edited' },
      {
        name: 'orphans',
        value: 'answer',
        summary: 'what to do with stages that were cut off: rerun or fail',
        choices: ['rerun', 'fail'],
      },
      { name: 'reason', value: 'text', summary: 'why, for the record' },
      wait,
      actor,
    ],
    examples: ['orch resume --run 2026-01-31T09-30-00-000Z-1f2e3d4c'],
  },
  {
    name: 'cancel',
    group: 'Run',
    summary: 'End a run and its processes',
    flags: [run, taskFilter, { name: 'reason', value: 'text', summary: 'why' }, actor, format],
  },
  {
    name: 'status',
    group: 'Look',
    summary: 'Show how a run stands and what it waits for',
    flags: [
      latestRun,
      taskFilter,
      { name: 'watch', summary: 'refresh until the run ends or its owner is dead' },
      store,
      format,
    ],
  },
  {
    name: 'runs list',
    group: 'Look',
    summary: 'List runs, newest first',
    flags: [
      taskFilter,
      { name: 'limit', value: 'n', summary: 'how many; 20 unless given, 0 for all' },
      store,
      format,
    ],
  },
  {
    name: 'runs show',
    group: 'Look',
    summary: "Print a run's manifest, made from its journal",
    flags: [latestRun, taskFilter, store, format],
  },
  {
    name: 'runs logs',
    group: 'Look',
    summary: 'Print what stages wrote',
    flags: [
      latestRun,
      taskFilter,
      stage,
      {
        name: 'stream',
        value: 'name',
        summary: 'only stdout or stderr',
        choices: ['stdout', 'stderr'],
      },
      { name: 'attempt', value: 'n', summary: 'only this attempt' },
      {
        name: 'agent',
        value: 'name',
        summary: 'only what this agent did for the manager of a stage',
        choices: ['codex'],
      },
      { name: 'raw', summary: 'the bytes as they were written, and nothing else' },
      formatWithEvents,
    ],
  },
  {
    name: 'runs repair',
    group: 'Look',
    summary: 'Make manifests, index and task states again from the journals',
    flags: [{ ...run, summary: 'only this run; all unless given' }, taskFilter, format],
  },
  {
    name: 'runs gc',
    group: 'Look',
    summary: 'Show which old finished runs would be removed; --apply removes them',
    flags: [
      taskFilter,
      {
        name: 'keep-days',
        value: 'n',
        summary: 'keep what ended in the last n days; 30 unless given',
      },
      { name: 'apply', summary: 'remove them' },
      format,
    ],
  },
  {
    name: 'runs verify',
    group: 'Look',
    summary: 'Recompute what the files of a run claim; exit 5 where one does not fit',
    flags: [
      latestRun,
      taskFilter,
      {
        name: 'attestation',
        value: 'file',
        summary: 'check this statement about the run as well',
      },
      { name: 'public-key', value: 'pem', summary: 'the attestation must be signed with it' },
      format,
    ],
    examples: ['orch runs verify --attestation run.json --public-key key.pub.pem'],
  },
  {
    name: 'runs attest',
    group: 'Look',
    summary: 'State what a run did, as in-toto; signed where ORCH_SIGNING_KEY is set',
    flags: [
      latestRun,
      taskFilter,
      { name: 'out', value: 'file', summary: 'write it there and not to stdout' },
      format,
    ],
  },
  {
    name: 'approve',
    group: 'Decide',
    summary: 'Say yes to a question of a run',
    flags: [
      run,
      taskFilter,
      stage,
      { name: 'reason', value: 'text', summary: 'why' },
      actor,
      format,
    ],
    examples: ['orch approve --run <id> --reason "Looked at the diff."'],
  },
  {
    name: 'reject',
    group: 'Decide',
    summary: 'Say no to a question of a run',
    flags: [
      run,
      taskFilter,
      stage,
      { name: 'reason', value: 'text', summary: 'why' },
      {
        name: 'request-changes',
        summary: 'send back what led to the question, to be done again on resume',
      },
      actor,
      format,
    ],
  },
  {
    name: 'policy check',
    group: 'Govern',
    summary: 'Check the policy file and say what is in it',
    flags: [format],
  },
  {
    name: 'policy test',
    group: 'Govern',
    summary: 'Decide the cases beside the policy, and name rules that no case reaches',
    flags: [format],
  },
  {
    name: 'policy replay',
    group: 'Govern',
    summary: 'List decisions of recorded runs that the present policy would take otherwise',
    flags: [taskFilter, format],
  },
  {
    name: 'policy explain',
    group: 'Govern',
    summary: 'Show what a command would start and what policy says of it',
    operand: 'command',
    flags: [format],
    examples: ['orch policy explain "X=1 git push"'],
  },
  {
    name: 'gates prove',
    group: 'Govern',
    summary: 'Plant a known fault for each gate in a scratch repository, and see it go red',
    flags: [{ name: 'gate', value: 'id', summary: 'only this gate' }, format],
  },
  ...sopVerbs,
  ...goalsVerbs,
  ...specVerbs,
  ...patternsVerbs,
  ...evalVerbs,
  {
    name: 'audit verify',
    group: 'Govern',
    summary: 'Check every line of the audit log; exit 5 where one does not fit',
    flags: [format],
  },
  {
    name: 'audit anchor',
    group: 'Govern',
    summary: 'Keep the head of the audit log in the git ref refs/orch/audit',
    flags: [format],
  },
  {
    name: 'mcp serve',
    group: 'Serve',
    summary: 'Serve runs of this repository to MCP clients on stdin and stdout',
    flags: [
      { name: 'read-only', summary: 'serve what there is; start no runs and tell nobody' },
      {
        name: 'allow-uncommitted',
        summary: 'start runs although configuration or policy are not as they were committed',
      },
    ],
  },
  ...syncVerbs,
  {
    name: 'mcp codex',
    group: 'Serve',
    summary: 'Serve Codex to MCP clients as `codex mcp-server` did; approvals by elicitation',
    flags: [
      { name: 'codex', value: 'path', summary: 'the program; looked for unless given' },
      {
        name: 'approval-timeout',
        value: 'seconds',
        summary: 'a question that nobody answered is a no after this time; 1800 unless given',
      },
    ],
    examples: ['npx @orch/cli mcp codex'],
  },
  {
    name: 'init',
    group: 'Set up',
    summary: 'Write codex.orchestrator.json for what this repository has',
    flags: [{ name: 'dry-run', summary: 'say what would be written' }, format],
  },
  {
    name: 'doctor',
    group: 'Set up',
    summary: 'Check this machine and repository',
    flags: [format],
  },
];
