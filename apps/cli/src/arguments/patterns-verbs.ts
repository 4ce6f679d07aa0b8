import type { FlagSpec, VerbSpec } from './verb-spec.ts';

const format: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text, or json: one document on stdout',
  choices: ['text', 'json'],
};
const codemodFlags: readonly FlagSpec[] = [
  { name: 'path', value: 'paths', summary: 'only below these files and folders; commas between' },
  {
    name: 'transform',
    value: 'file',
    summary: 'a jscodeshift transform instead of a pack: a path, or a module of a package',
  },
  {
    name: 'parser',
    value: 'parser',
    summary: 'for --transform: what parses the files; babel unless given',
    choices: ['babel', 'babylon', 'flow', 'ts', 'tsx', 'auto'],
  },
  {
    name: 'workers',
    value: 'n',
    summary: 'processes side by side; one per processor unless given',
  },
  { name: 'once', summary: 'do not run it on its own result as well, to see that it leaves that' },
];

/** The verbs of the learning library. */
export const patternsVerbs: readonly VerbSpec[] = [
  {
    name: 'patterns list',
    group: 'Learn',
    summary: 'List the packs of this repository and of its packages',
    flags: [format],
  },
  {
    name: 'patterns search',
    group: 'Learn',
    summary: 'List the packs whose id, kind or summary has the words',
    operand: 'words',
    manyOperands: true,
    flags: [format],
  },
  {
    name: 'patterns show',
    group: 'Learn',
    summary: 'Show what a pack is, what it takes, and whether it is for this repository',
    operand: 'pack',
    flags: [format],
  },
  {
    name: 'patterns plan',
    group: 'Learn',
    summary: 'Show what a pack would change; change nothing',
    operand: 'pack and options',
    manyOperands: true,
    flags: [...codemodFlags, format],
    examples: ['orch patterns plan node-imports', 'orch patterns plan exec-to-argv unquoted=true'],
  },
  {
    name: 'patterns apply',
    group: 'Learn',
    summary: 'Change the working tree as a pack says: all of it or nothing',
    operand: 'pack and options',
    manyOperands: true,
    flags: [
      ...codemodFlags,
      { name: 'allow-dirty', summary: 'also where changes are not committed' },
      format,
    ],
    examples: ['orch patterns apply node-imports --path src'],
  },
  {
    name: 'patterns test',
    group: 'Learn',
    summary: 'Run the fixtures of a pack, or of all that this repository has',
    operand: 'pack',
    flags: [format],
  },
  {
    name: 'patterns promote',
    group: 'Learn',
    summary: 'Make a candidate stable, if its fixtures and a replay of past commits speak for it',
    operand: 'pack',
    flags: [
      {
        name: 'replay',
        value: 'commits',
        summary: 'the commits to replay, as git names them; all up to HEAD unless given',
      },
      format,
    ],
    examples: ['orch patterns promote old-to-new --replay v1.0..HEAD'],
  },
  {
    name: 'patterns new',
    group: 'Learn',
    summary: 'Begin a codemod pack below patterns/, with fixtures that pass',
    operand: 'id',
    flags: [format],
  },
  {
    name: 'patterns index',
    group: 'Learn',
    summary: 'Write patterns/index.json from what is there',
    flags: [format],
  },
  {
    name: 'patterns harvest',
    group: 'Learn',
    summary: 'Report what a repository has worth learning from; run nothing of it',
    operand: 'folder',
    flags: [
      {
        name: 'kind',
        value: 'kinds',
        summary: 'only these kinds, such as lint-rule,codemod; commas between',
      },
      { name: 'no-history', summary: 'do not look for repeated edits in the history of git' },
      {
        name: 'write',
        summary: 'write the candidates below patterns/ and adapters/ of this repository',
      },
      format,
    ],
    examples: ['orch patterns harvest ../service --kind restricted-import --write'],
  },
];
