import { PROFILES, STAGE_KINDS, TASK_RISKS } from '../policy/policy.ts';
import {
  flag,
  integer,
  listOf,
  oneOf,
  readObject,
  text,
  wrongType,
  type ReadValue,
} from '../policy/shape.ts';
import type { CommandText } from '../commands/analyse-command.ts';
import type { DiffFacts, DiffFile, StageFacts } from '../decide/facts.ts';

const MAX_COMMAND_CHARS = 1_048_576;
/** A path or a command may hold blanks alone, or nothing. */
const anyText: ReadValue<string> = (value, pointer, problems) =>
  typeof value === 'string' && value.length <= MAX_COMMAND_CHARS
    ? value
    : wrongType(problems, pointer, 'a text', value);

/** Reads facts from a file: those of a case, or those that a run recorded. */
export const readFacts: ReadValue<StageFacts | DiffFacts> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [
    'pipeline',
    'task',
    'stage',
    'diff',
    'basis',
  ]);
  if (object === undefined) return undefined;
  const pipeline = object.required('pipeline', readPipeline);
  const task = object.required('task', readTask);
  const stage = object.required('stage', readStage);
  const diff = object.optional('diff', readDiff);
  const basis = object.optional('basis', oneOf(['as_begun', 'changed']));
  if (pipeline === undefined || task === undefined || stage === undefined) return undefined;
  return {
    pipeline,
    task,
    stage,
    ...(diff === undefined ? {} : { diff }),
    ...(basis === undefined ? {} : { basis }),
  };
};

const readPipeline: ReadValue<StageFacts['pipeline']> = (value, pointer, problems) => {
  const id = readObject(value, pointer, problems, ['id'])?.required('id', text());
  return id === undefined ? undefined : { id };
};

const readTask: ReadValue<StageFacts['task']> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, ['id', 'risk']);
  const id = object?.required('id', text());
  const risk = object?.optional('risk', oneOf(TASK_RISKS));
  return id === undefined ? undefined : { id, ...(risk === undefined ? {} : { risk }) };
};

const readStage: ReadValue<StageFacts['stage']> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [
    'id',
    'kind',
    'command',
    'profile',
    'paths',
  ]);
  const id = object?.required('id', text());
  const kind = object?.required('kind', oneOf(STAGE_KINDS));
  const command = object?.optional('command', readCommand);
  const profile = object?.optional('profile', oneOf(PROFILES));
  const paths = object?.optional('paths', listOf(text(4096), 0));
  if (id === undefined || kind === undefined) return undefined;
  return {
    id,
    kind,
    ...(command === undefined ? {} : { command }),
    ...(profile === undefined ? {} : { profile }),
    ...(paths === undefined ? {} : { paths }),
  };
};

const readCommand: ReadValue<CommandText> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, ['shell', 'dialect', 'argv']);
  if (object === undefined) return undefined;
  if (object.has('argv') === object.has('shell'))
    return wrongType(problems, pointer, 'an object with either shell or argv', value);
  const argv = object.optional('argv', listOf(anyText));
  const shell = object.optional('shell', anyText);
  const dialect = object.optional('dialect', oneOf(['sh', 'bash']));
  if (argv !== undefined) return { argv };
  return shell === undefined ? undefined : { shell, ...(dialect === undefined ? {} : { dialect }) };
};

const readDiff: ReadValue<DiffFacts['diff']> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, ['files', 'incomplete']);
  const files = object?.required('files', listOf(readFile, 0));
  const incomplete = object?.optional('incomplete', flag);
  return files === undefined
    ? undefined
    : { files, ...(incomplete === undefined ? {} : { incomplete }) };
};

const readFile: ReadValue<DiffFile> = (value, pointer, problems) => {
  const keys = ['path', 'old_path', 'kind', 'added', 'deleted', 'bytes', 'link_target'];
  const object = readObject(value, pointer, problems, keys);
  const path = object?.required('path', text(4096));
  const oldPath = object?.optional('old_path', text(4096));
  const kind = object?.optional('kind', oneOf(['file', 'symlink', 'submodule']));
  const added = object?.required('added', integer(0));
  const deleted = object?.required('deleted', integer(0));
  const bytes = object?.required('bytes', integer(0));
  const target = object?.optional('link_target', text(4096));
  if (path === undefined || added === undefined || deleted === undefined || bytes === undefined)
    return undefined;
  return {
    path,
    ...(oldPath === undefined ? {} : { old_path: oldPath }),
    ...(kind === undefined ? {} : { kind }),
    added,
    deleted,
    bytes,
    ...(target === undefined ? {} : { link_target: target }),
  };
};
