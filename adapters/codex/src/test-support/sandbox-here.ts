import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { probeSandbox } from '../guard/sandbox-probe.ts';
import { realCodex, temporaryFolder } from './real-codex.ts';

async function probe(): ReturnType<typeof probeSandbox> {
  const folder = temporaryFolder();
  const scratch = join(folder.path, 'scratch');
  const home = join(folder.path, 'home');
  mkdirSync(scratch);
  mkdirSync(home);
  try {
    return await probeSandbox(
      realCodex(),
      { PATH: process.env['PATH'] ?? '', HOME: home, CODEX_HOME: home, TMPDIR: scratch },
      'workspace-write',
      { root: folder.path, scratch, protectedPaths: [], hiddenPaths: [] },
    );
  } finally {
    folder.remove();
  }
}

const found = await probe();

/** Why Codex's sandbox does not work on this machine; `null` where it does. */
export const sandboxMissing: string | null = found.holds ? null : found.reason;

if (sandboxMissing !== null) {
  process.emitWarning(`tests in Codex's sandbox are skipped, it does not work: ${sandboxMissing}`);
}
