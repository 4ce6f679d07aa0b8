import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const leastBytes = 500;
const mostBytes = 40_000;

/** Every script of the packages installed below a folder that is neither tiny nor a bundle, in the order of the paths. */
function scriptsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return scriptsBelow(path);
      if (!entry.isFile() || !/\.[mc]?js$/.test(entry.name)) return [];
      const { size } = statSync(path);
      return size >= leastBytes && size <= mostBytes ? [path] : [];
    });
}

/** Fills a folder with so many real files out of an install, spread over all of it, as a git repository. */
export function writeCodemodRepository(folder: string, installed: string, count: number): void {
  const all = scriptsBelow(installed);
  const step = all.length / count;
  if (step < 1) throw new Error(`only ${all.length} scripts are installed`);
  for (let number = 0; number < count; number += 1) {
    const path = all[Math.floor(number * step)] ?? '';
    const name = relative(installed, path).replaceAll('node_modules', 'nested');
    mkdirSync(dirname(join(folder, 'src', name)), { recursive: true });
    writeFileSync(join(folder, 'src', name), readFileSync(path));
  }
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
    execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
  };
  git('init');
  git('add', '--force', '.');
  git('commit', '--message=Begin');
}
