import { OrchError } from '@orch/core';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { validatorFor, type SchemaName } from '../schemas/validators.ts';
import { upcast } from '../upcast/upcast.ts';
import { isAbsent, storageError } from './storage-error.ts';

/**
 * Reads a JSON file of ours, brings it to the newest version and checks it against its schema.
 *
 * I10: a file that does not fit is named with the JSON pointer, and nobody overwrites it.
 *
 * @returns the value, or `null` where there is no file. The type is what the schema promises.
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`, `ORCH_STORAGE_*`
 */
export async function readJson<Value>(name: SchemaName, path: string): Promise<Value | null> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, `read the ${name}`, path);
  }
  return await parseJson<Value>(name, bytes, path);
}

/**
 * The same for bytes that were read already.
 *
 * @param path named in errors
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`
 */
export async function parseJson<Value>(
  name: SchemaName,
  bytes: Buffer,
  path: string,
): Promise<Value> {
  if (!isUtf8(bytes)) throw damagedFile(path, '/ is not valid UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw damagedFile(path, '/ is not JSON', error);
  }
  const current = upcast(name, value);
  if (current.kind === 'unknown_version') {
    throw new OrchError('ORCH_DATA_VERSION', `Version ${current.version} is not known.`, {
      place: `${path}: /v`,
      hint: 'Use the version of orch that wrote the file, or a newer one.',
    });
  }
  const check = await validatorFor(name);
  const problem = check(current.value);
  if (problem !== null) throw damagedFile(path, problem);
  return current.value as Value; // the schema has just said so
}

function damagedFile(path: string, problem: string, cause?: unknown): OrchError {
  const [pointer = '/'] = problem.split(' ');
  return new OrchError('ORCH_DATA_DAMAGED', `The file does not fit its schema: ${problem}.`, {
    place: `${path}: ${pointer}`,
    hint: 'Nothing was changed. Repair it with `orch runs repair`, or restore the file.',
    cause,
  });
}
