/**
 * `npm run check:packages`: packs every publishable package and checks the tarballs. Exit code 1 if
 * anything is wrong with one of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './check-package.ts';
import { pack } from './pack.ts';
import { publishablePackages } from './publishable.ts';

const folder = await mkdtemp(join(tmpdir(), 'orch-pack-'));
try {
  for (const each of publishablePackages()) {
    const packed = await pack(each, folder);
    const problems = await problemsOf(packed);
    console.log(
      `${problems.length === 0 ? 'ok ' : 'BAD'} ${each.name} (${packed.files.length} files)`,
    );
    for (const problem of problems) console.log(`    ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
