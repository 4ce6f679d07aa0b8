import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the npm package `@openai/codex` keeps the real program, per platform of Node. */
const platforms: Readonly<Record<string, { readonly name: string; readonly target: string }>> = {
  'linux-x64': { name: '@openai/codex-linux-x64', target: 'x86_64-unknown-linux-musl' },
  'linux-arm64': { name: '@openai/codex-linux-arm64', target: 'aarch64-unknown-linux-musl' },
  'darwin-x64': { name: '@openai/codex-darwin-x64', target: 'x86_64-apple-darwin' },
  'darwin-arm64': { name: '@openai/codex-darwin-arm64', target: 'aarch64-apple-darwin' },
};

function resolveFrom(place: string, request: string): string | null {
  try {
    return createRequire(place).resolve(request);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return null;
    throw error;
  }
}

/**
 * The program inside the package whose `package.json` or launcher is given. It is started instead of
 * the launcher, which would cost a Node process more and stand between us and the process group.
 */
export function programBehind(place: string): string | null {
  const platform = platforms[`${process.platform}-${process.arch}`];
  if (platform === undefined) return null;
  const manifest = resolveFrom(place, `${platform.name}/package.json`);
  if (manifest === null) return null;
  const program = join(dirname(manifest), 'vendor', platform.target, 'bin', 'codex');
  return existsSync(program) ? program : null;
}

/** The program of the package `@openai/codex` as it is seen from a folder. */
export function programOfPackage(folder: string): string | null {
  const manifest = resolveFrom(join(folder, 'anything.js'), '@openai/codex/package.json');
  return manifest === null ? null : programBehind(manifest);
}
