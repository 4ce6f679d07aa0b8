import { configError, OrchError, suggest, type ConfigProblem } from '@orch/core';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Pack } from '../pack/pack.ts';
import { optionProblems } from '../pack/read-pack.ts';
import { agentProblems } from './agent-config.ts';
import { schemaProblems } from './schema-file.ts';
import type { Subject, Suite, SuiteFile } from './suite.ts';

/** A suite is written by hand; a larger file is something else. */
const maxBytes = 1024 * 1024;

/**
 * The file of a suite: a path, a folder with a `suite.json`, or the name of a folder in `evaluations/`.
 *
 * @throws OrchError `ORCH_USAGE` where there is none
 */
export function findSuite(root: string, cwd: string, name: string): string {
  const places = [resolve(cwd, name), resolve(cwd, name, 'suite.json')];
  if (/^[\w.-]+$/u.test(name)) places.unshift(join(root, 'evaluations', name, 'suite.json'));
  const found = places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
  if (found !== undefined) return found;
  throw new OrchError('ORCH_USAGE', `There is no suite ${name}.`, {
    place: places[0] ?? name,
    hint: 'Give the path of its file, or the name of a folder in evaluations/.',
  });
}

/**
 * Reads a suite, JSON with comments, and checks all of it before anything is run.
 *
 * @param packs those that subjects can name
 * @throws OrchError `ORCH_CONFIG_UNREADABLE`, `ORCH_CONFIG_INVALID` with a JSON pointer
 */
export function readSuite(file: string, packs: readonly Pack[]): Suite {
  const bytes = readBytes(file);
  const value = parseSuite(bytes.toString('utf8'), file);
  const shape = schemaProblems('suite', value);
  if (shape.length > 0) throw suiteError(file, shape);
  const suite = value as SuiteFile;
  const problems = [
    ...twice('scenarios', suite.scenarios),
    ...twice('configurations', suite.configurations ?? []),
    ...suite.scenarios.flatMap(({ fixture, subject, fail_to_pass, pass_to_pass = [] }, at) => [
      ...fixtureProblems(join(dirname(file), fixture), `/scenarios/${at}/fixture`),
      ...subjectProblems(subject, `/scenarios/${at}/subject`, packs),
      ...[...fail_to_pass, ...pass_to_pass].flatMap((command) =>
        typeof command === 'string' || command[0] !== ''
          ? []
          : [problem(`/scenarios/${at}`, 'has a command without a program')],
      ),
    ]),
    ...(suite.configurations ?? []).flatMap(({ subject }, at) =>
      subject === undefined ? [] : subjectProblems(subject, `/configurations/${at}/subject`, packs),
    ),
  ];
  if (problems.length > 0) throw suiteError(file, problems);
  return { ...suite, file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function readBytes(file: string): Buffer {
  try {
    if (statSync(file).size <= maxBytes) return readFileSync(file);
  } catch (cause) {
    const message = `${file} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? ''}.`;
    throw new OrchError('ORCH_CONFIG_UNREADABLE', message, { place: file, cause });
  }
  throw new OrchError('ORCH_CONFIG_UNREADABLE', `${file} is larger than ${maxBytes} bytes.`, {
    place: file,
  });
}

function parseSuite(text: string, file: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first === undefined) return value;
  const line = text.slice(0, first.offset).split('\n').length;
  throw new OrchError(
    'ORCH_CONFIG_INVALID',
    `${file}:${line} is not JSON: ${printParseErrorCode(first.error)}.`,
    { place: `${file}:${line}`, hint: 'Comments and trailing commas are allowed, nothing else.' },
  );
}

function twice(list: string, items: readonly { readonly id: string }[]): ConfigProblem[] {
  return items.flatMap(({ id }, at) =>
    items.findIndex((each) => each.id === id) === at
      ? []
      : [problem(`/${list}/${at}/id`, `is there twice: ${id}`)],
  );
}

function fixtureProblems(folder: string, pointer: string): ConfigProblem[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return [];
  return [problem(pointer, existsSync(folder) ? 'is no folder' : `does not exist: ${folder}`)];
}

function subjectProblems(
  subject: Subject,
  pointer: string,
  packs: readonly Pack[],
): readonly ConfigProblem[] {
  const kinds = Object.keys(subject).filter((key) => key !== 'options');
  if (kinds.length !== 1) {
    return [problem(pointer, `must be one of command, pack, pipeline, agent; not ${kinds.join()}`)];
  }
  if ('agent' in subject) {
    return agentProblems(subject.agent).map((each) => ({
      ...each,
      pointer: `${pointer}/agent${each.pointer}`,
    }));
  }
  if (!('pack' in subject)) return [];
  const pack = packs.find(({ manifest }) => manifest.id === subject.pack);
  if (pack === undefined) {
    const near = suggest(
      subject.pack,
      packs.map(({ manifest }) => manifest.id),
    );
    return [problem(`${pointer}/pack`, `is unknown: ${subject.pack}. ${near}`.trimEnd())];
  }
  const { kind, id } = pack.manifest;
  if (kind !== 'codemod' && kind !== 'template') {
    return [problem(`${pointer}/pack`, `${id} is a ${kind}, which changes nothing`)];
  }
  return optionProblems(pack, subject.options ?? {}).map((each) =>
    problem(`${pointer}/options`, each),
  );
}

function problem(pointer: string, message: string): ConfigProblem {
  return { pointer, message, suggestion: null };
}

function suiteError(file: string, problems: readonly ConfigProblem[]): OrchError {
  const { code, message, place } = configError(file, problems);
  const hint =
    'Nothing was run. The schema is in @orch/learning-library: schemas/suite.schema.json';
  return new OrchError(code, message, { hint, ...(place !== undefined && { place }) });
}
