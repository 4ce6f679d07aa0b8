import { configError, OrchError, validateConfig, type ProjectConfig } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configFileName } from '../session/find-roots.ts';
import { osCode } from '../errors/os-code.ts';

/** A configuration is written by hand; one that is larger than this is something else. */
const maxConfigBytes = 1024 * 1024;

/** The project's configuration, with the text that it came from for the places in errors. */
export interface ReadConfig {
  readonly config: ProjectConfig;
  /** What the file is called in errors. */
  readonly file: string;
  /** `null` where there is no file. */
  readonly text: string | null;
}

/**
 * Reads and checks `codex.orchestrator.json` at the root. A repository without one has an empty
 * configuration.
 *
 * @throws OrchError `ORCH_CONFIG_UNREADABLE`, `ORCH_CONFIG_INVALID` with file, pointer, line and column
 */
export async function readConfig(root: string): Promise<ReadConfig> {
  const file = configFileName;
  const text = readText(join(root, file), file);
  if (text === null) return { config: {}, file, text };
  const checked = validateConfig(await parse(text, file));
  if (!checked.ok)
    return withPositions({ file, text }, () => Promise.reject(configError(file, checked.problems)));
  return { config: checked.value, file, text };
}

/**
 * Does something whose configuration errors name JSON pointers, and adds lines and columns to them.
 *
 * @throws what the work throws
 */
export async function withPositions<Value>(
  { file, text }: Pick<ReadConfig, 'file' | 'text'>,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OrchError) || error.code !== 'ORCH_CONFIG_INVALID' || text === null) {
      throw error;
    }
    const { addPositions } = await import('./add-positions.ts');
    throw addPositions(error, file, text);
  }
}

function readText(path: string, file: string): string | null {
  try {
    const size = statSync(path).size;
    if (size > maxConfigBytes) throw unreadable(file, `it is larger than ${maxConfigBytes} bytes`);
    const bytes = readFileSync(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof OrchError) throw error;
    const code = osCode(error);
    if (code === 'ENOENT') return null;
    const why =
      code === 'EISDIR'
        ? 'it is a folder'
        : code === 'EACCES'
          ? 'permission is denied'
          : code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
            ? 'it is not UTF-8 text'
            : (code ?? String(error));
    throw unreadable(file, why, error);
  }
}

/** Most configurations are plain JSON, which costs nothing; comments load a parser that knows them. */
async function parse(text: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // It may still be JSON with comments, which the parser for it decides.
    const { parseWithComments } = await import('./parse-with-comments.ts');
    return parseWithComments(text, file);
  }
}

function unreadable(file: string, why: string, cause?: unknown): OrchError {
  return new OrchError('ORCH_CONFIG_UNREADABLE', `${file} cannot be read: ${why}.`, {
    place: file,
    hint: 'Nothing was run.',
    cause,
  });
}
