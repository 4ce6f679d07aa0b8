import { configError, OrchError, validateConfig, type SpecGuardConfig } from '@orch/core';
import type { ParseError } from 'jsonc-parser';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from '../guard/settings-change.ts';

const file = settingsFile;

/**
 * The key `spec_guard` of the configuration at the root; `undefined` where there is none.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID`, `ORCH_CONFIG_UNREADABLE`
 */
export async function readGuardConfig(root: string): Promise<SpecGuardConfig | undefined> {
  let text: string;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const message = `${file} cannot be read: ${String(cause)}`;
    throw new OrchError('ORCH_CONFIG_UNREADABLE', message, { place: file, cause });
  }
  const { parse, printParseErrorCode } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) {
    const line = text.slice(0, first.offset).split('\n').length;
    const message = `${file}:${line} is not JSON: ${printParseErrorCode(first.error)}`;
    throw new OrchError('ORCH_CONFIG_INVALID', message, { place: `${file}:${line}` });
  }
  const checked = validateConfig(value);
  if (!checked.ok) throw configError(file, checked.problems);
  return checked.value.spec_guard;
}
