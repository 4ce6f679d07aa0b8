import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OrchError, describeThrown } from '@orch/core';

const run = promisify(execFile);
const patienceMs = 20_000;

/**
 * Versions whose recorded streams are contract fixtures of this package, oldest first. Another
 * version is used only by who says so.
 */
export const supportedVersions: readonly string[] = ['0.158.0', '0.166.0', '0.169.0'];

function advice(): string {
  const newest = supportedVersions.at(-1) ?? '';
  return `Install a version that is supported (${supportedVersions.join(', ')}), for example with \`npm install --save-dev @openai/codex@${newest}\`, or allow untested versions in the configuration.`;
}

/** Compares two versions of three numbers; what follows a dash does not count. */
function isOlder(version: string, than: string): boolean {
  const parts = (text: string): number[] => text.split(/[.-]/, 3).map(Number);
  const [left, right] = [parts(version), parts(than)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * Asks a program for its version.
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` when it does not answer as Codex does
 */
export async function readCodexVersion(
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  let output: string;
  try {
    const answer = await run(program, ['--version'], { env: { ...env }, timeout: patienceMs });
    output = answer.stdout;
  } catch (error) {
    throw new OrchError(
      'ORCH_AGENT_UNAVAILABLE',
      `Codex does not tell its version: ${describeThrown(error)}`,
      { place: program, hint: 'Check that the file is Codex for this machine.', cause: error },
    );
  }
  const version = /^codex(?:-cli)? (\d+\.\d+\.\d+\S*)\s*$/.exec(output)?.[1];
  if (version === undefined) {
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', 'the program does not answer as Codex does', {
      place: program,
      hint: advice(),
    });
  }
  return version;
}

/**
 * Holds a version against the list.
 * @returns a remark for the record where an untested version was allowed, else `null`
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` where it is too old, or not tested and not allowed
 */
export function checkCodexVersion(
  version: string,
  options: { readonly program: string; readonly allowUntested: boolean },
): string | null {
  if (supportedVersions.includes(version)) return null;
  const oldest = supportedVersions[0] ?? '';
  const tooOld = isOlder(version, oldest);
  if (options.allowUntested && !tooOld) {
    return `codex ${version} is not among the tested versions (${supportedVersions.join(', ')})`;
  }
  throw new OrchError(
    'ORCH_AGENT_UNAVAILABLE',
    tooOld
      ? `Codex ${version} is too old: the oldest that works is ${oldest}`
      : `Codex ${version} was not tested with this version of orch`,
    { place: options.program, hint: advice(), data: { version } },
  );
}
