import { cac } from 'cac';
import type { VerbGroup, VerbSpec } from './verb-spec.ts';
import { verbs } from './verbs.ts';

const groups: readonly VerbGroup[] = [
  'Run',
  'Look',
  'Decide',
  'Plan',
  'Govern',
  'Learn',
  'Serve',
  'Sync',
  'Set up',
];

/** Prints the help of one verb, or of all of them in groups, to stdout. `cac` lays it out. */
export function printHelp(verb: VerbSpec | null): void {
  const program = cac('orch');
  // cac begins with a line that is the program's name and says nothing here.
  program.help((sections) => (verb === null ? overview() : sections.slice(1)));
  for (const each of verbs) declare(program, each);
  // cac matches a command by one word, so the verb's help is asked for directly.
  const command = program.commands.find(({ name }) => name === verb?.name);
  if (command === undefined) program.outputHelp();
  else command.outputHelp();
}

function declare(program: ReturnType<typeof cac>, verb: VerbSpec): void {
  const operand =
    verb.operand === undefined ? '' : ` [${verb.operand}${verb.manyOperands === true ? '…' : ''}]`;
  const command = program.command(`${verb.name}${operand}`, verb.summary);
  command.usage(`${verb.name}${operand} [options]\n\n${verb.summary}.`);
  for (const flag of verb.flags) {
    const value = flag.value === undefined ? '' : ` <${flag.value}>`;
    command.option(`--${flag.name}${value}`, flag.summary);
  }
  for (const example of verb.examples ?? []) command.example(`  ${example}`);
}

type Section = { title?: string; body: string };

function overview(): Section[] {
  const width = Math.max(...verbs.map((verb) => verb.name.length));
  return [
    { body: 'orch runs pipelines in a repository, records them, and goes on after any crash.' },
    { title: 'Usage', body: '  $ orch <verb> [options]' },
    ...groups.map((group) => ({
      title: group,
      body: verbs
        .filter((verb) => verb.group === group)
        .map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`)
        .join('\n'),
    })),
    {
      title: 'Exit status',
      body: '  0 succeeded, 1 the run failed, 2 usage or config, 3 waits for a human,\n  4 refused, 5 stored data is damaged, 130 interrupted',
    },
    { body: 'More on a verb: orch <verb> --help' },
  ];
}
