import type { ConfigProblem } from '@orch/core';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { loadAjv } from '../program/load-later.ts';

const compiled = new Map<string, ValidateFunction>();

/** What does not fit a schema of this package; an empty list where all does. */
export function schemaProblems(
  name: 'suite' | 'evaluation-report',
  value: unknown,
): readonly ConfigProblem[] {
  let validate = compiled.get(name);
  if (validate === undefined) {
    validate = compile(name);
    compiled.set(name, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []).map(problemOf);
}

function compile(name: string): ValidateFunction {
  // `schemas` lies beside `src` and beside `dist`; built, all is one file of that folder.
  const here = import.meta.url;
  const up = here.endsWith('.ts') ? '../../' : '../';
  const text = readFileSync(new URL(`${up}schemas/${name}.schema.json`, here), 'utf8');
  return new (loadAjv().Ajv2020)({ allErrors: true, strict: false }).compile(
    JSON.parse(text) as object,
  );
}

function problemOf({ instancePath, message, params }: ErrorObject): ConfigProblem {
  const extra = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
  return { pointer: instancePath, message: `${message ?? 'is wrong'}${extra}`, suggestion: null };
}
