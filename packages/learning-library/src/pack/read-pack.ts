import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAjv } from '../program/load-later.ts';
import type { Pack, PackManifest, PackProblem } from './pack.ts';

/** A pack, or what is wrong with its `pack.json`. */
export type ReadPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

let validator: ValidateFunction<PackManifest> | undefined;

/** Reads and checks the `pack.json` of a folder. Nothing of the pack is executed. */
export function readPack(folder: string): ReadPack {
  const file = join(folder, 'pack.json');
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ file, pointer: '', message }] };
  }
  validator ??= compile();
  if (validator(manifest)) return { ok: true, pack: { manifest, folder } };
  return { ok: false, problems: (validator.errors ?? []).map((each) => problem(file, each)) };
}

/** What is wrong with the options that a pack is given; an empty list if nothing is. */
export function optionProblems(
  { manifest }: Pack,
  options: Readonly<Record<string, unknown>>,
): string[] {
  const schema = manifest.options_schema ?? { type: 'object', additionalProperties: false };
  const ajv = new (loadAjv().Ajv2020)({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(schema);
  if (validate(options)) return [];
  return (validate.errors ?? [])
    .map((each) => problem('', each))
    .map(({ pointer, message }) => `${pointer === '' ? 'the options' : pointer}: ${message}`);
}

function compile(): ValidateFunction<PackManifest> {
  const schema = JSON.parse(
    readFileSync(new URL('../schemas/pack.schema.json', sourceOrDist()), 'utf8'),
  ) as object;
  return new (loadAjv().Ajv2020)({ allErrors: true, strict: false }).compile<PackManifest>(schema);
}

/** The folder beside `schemas`: `dist/` once built, `src/` before. */
function sourceOrDist(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts') ? new URL('../', here) : new URL('./', here);
}

function problem(file: string, { instancePath, message, params }: ErrorObject): PackProblem {
  const extra = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
  const allowed =
    'allowedValues' in params ? `: ${(params['allowedValues'] as unknown[]).join(', ')}` : '';
  return { file, pointer: instancePath, message: `${message ?? 'is wrong'}${extra}${allowed}` };
}
