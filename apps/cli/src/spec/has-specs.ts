import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { osCode } from '../errors/os-code.ts';

/**
 * Whether there are specs where they stand unless a configuration says otherwise. It only decides whether the
 * guard is worth running; which files are specs is the guard's own business.
 */
export function hasSpecs(root: string): boolean {
  try {
    const names = readdirSync(join(root, 'tasks', 'specs'), { encoding: 'utf8', recursive: true });
    return names.some((name) => /(?:^|[\\/])(?!README\.md$)[^\\/]+\.md$/.test(name));
  } catch (error) {
    const code = osCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    // What cannot be looked at is for the guard to fail on.
    return true;
  }
}
