import { OrchError, type ProjectConfig } from '@orch/core';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { osCode } from '../errors/os-code.ts';

/** Where a repository keeps its policy, unless its configuration says otherwise. */
export const defaultPolicyFile = 'orch.policy.json';

/** A policy is written by hand; one that is larger than this is something else. */
const maxPolicyBytes = 1024 * 1024;

/** A policy file as it stands on the disk. */
export interface PolicyFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** SHA-256 (hex) of its bytes. */
  readonly digest: string;
}

/**
 * Reads the policy file that a configuration names, or the default one.
 *
 * @returns `null` where the configuration names none and the default one is not there
 * @throws OrchError `ORCH_GUARD_FAILED` for one that cannot be read: a guard that cannot run is never a pass
 */
export function readPolicyFile(
  root: string,
  config: Pick<ProjectConfig, 'policy'>,
): PolicyFile | null {
  const path = policyPath(root, config);
  try {
    const file = resolve(root, path);
    if (statSync(file).size > maxPolicyBytes) {
      throw unreadable(path, `it is larger than ${maxPolicyBytes} bytes`);
    }
    const bytes = readFileSync(file);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { path, text, digest: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof OrchError) throw error;
    const code = osCode(error);
    if (code === 'ENOENT' && config.policy === undefined) return null;
    throw unreadable(path, code ?? String(error), error);
  }
}

/**
 * Where the policy stands, from the root, with `/`.
 * @throws OrchError `ORCH_GUARD_FAILED` for a path that leaves the repository
 */
export function policyPath(root: string, config: Pick<ProjectConfig, 'policy'>): string {
  const { policy = defaultPolicyFile } = config;
  const path = relative(root, resolve(root, policy));
  if (path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    throw unreadable(policy, 'it is not a file of the repository');
  }
  return path.split(sep).join('/');
}

function unreadable(path: string, why: string, cause?: unknown): OrchError {
  return new OrchError('ORCH_GUARD_FAILED', `The policy ${path} cannot be read: ${why}.`, {
    place: path,
    hint: 'Nothing was run: without its policy nobody knows what may run.',
    cause,
  });
}
