import { compileGlobs } from '../spec/path-globs.ts';
import type { GuardSettings } from './guard-config.ts';

/** Whether changes of a path say nothing about a spec that covers it: generated files, and specs. */
export function notCounted({ generated, specs }: GuardSettings): (path: string) => boolean {
  const lists = [compileGlobs(generated), compileGlobs(specs)];
  return (path) => lists.some((list) => list.match(path) !== null);
}
