import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { profileName } from './permission-profile.ts';
import type { HeldProfile, SandboxFolders } from './permission-profile.ts';
import { sandboxOverrides } from './guarded-config.ts';

const run = promisify(execFile);
const patienceMs = 20_000;

/** Whether Codex's sandbox holds here, as far as a try can tell. */
export type SandboxProbe =
  { readonly holds: true } | { readonly holds: false; readonly reason: string };

/**
 * Lets Codex run a command under the very profile of the turn: it must be able to write where it may,
 * and fail where it may not. Nothing is claimed of a sandbox that nobody saw at work (DESIGN §7).
 */
export async function probeSandbox(
  program: string,
  env: Readonly<Record<string, string>>,
  profile: HeldProfile,
  folders: SandboxFolders,
): Promise<SandboxProbe> {
  const outside = await mkdtemp(join(tmpdir(), 'orch-probe-'));
  const inside = join(folders.scratch, '.probe');
  const forbidden = join(outside, 'written');
  const script = 'true > "$1" && (true > "$2") 2>/dev/null; exit 0';
  try {
    await run(
      program,
      [
        'sandbox',
        ...sandboxOverrides(profile, folders),
        '-P',
        profileName,
        '--',
        '/bin/sh',
        '-c',
        script,
        'probe',
        inside,
        forbidden,
      ],
      { cwd: folders.root, env: { ...env }, timeout: patienceMs },
    );
    if (existsSync(forbidden)) {
      return { holds: false, reason: 'a command could write where its profile forbids it' };
    }
    if (!existsSync(inside)) {
      return { holds: false, reason: 'a command could not write where its profile allows it' };
    }
    return { holds: true };
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const said = stderr.trim().split('\n').at(-1) ?? '';
    return { holds: false, reason: said === '' ? message : said };
  } finally {
    await rm(outside, { recursive: true, force: true });
    await rm(inside, { force: true });
  }
}
