import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentWithoutNpm, succeed } from './command.ts';

/** Makes a git repository with one commit and a `build` script that writes `built.txt`. */
export async function makeSmallRepository(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: 'small',
    private: true,
    scripts: { build: `node -e "require('fs').writeFileSync('built.txt', 'yes')"` },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await writeFile(join(folder, '.gitignore'), '.runs/\nout/\nbuilt.txt\n');
  const git = (...args: string[]) =>
    succeed('git', args, { cwd: folder, env: environmentWithoutNpm(), timeoutMs: 30_000 });
  await git('init', '--quiet');
  await git('add', '.');
  await git(
    '-c',
    'user.name=Somebody',
    '-c',
    'user.email=somebody@example.com',
    'commit',
    '--quiet',
    '--message=Begin',
  );
}
