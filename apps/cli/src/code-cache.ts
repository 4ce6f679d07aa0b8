import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** The compiled form of `drive.js` stands in `drive.js.code`. */
const suffix = '.code';

/** How Node loads a file by its extension; types do not know of it, but `require.extensions` is the same. */
interface Loaders {
  readonly _extensions: Record<string, (module: NodeJS.Module, file: string) => void>;
}

type Run = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  file: string,
  folder: string,
) => void;

/**
 * Has Node take the compiled form of our own files, which the build records beside them (`scripts/record-code.mjs`), instead of
 * compiling them at each start. V8 refuses what another version made, and then compiles as ever. The
 * form is part of the package like the files themselves: it is never written at run time, since a
 * cache that others can write to would be a way to change the program.
 */
export function useRecordedCode(folder: string): void {
  const { _extensions: loaders } = Module as unknown as Loaders;
  const plain = loaders['.js'];
  loaders['.js'] = (module, file) => {
    const recorded = dirname(file) === folder ? readIfThere(`${file}${suffix}`) : null;
    if (recorded === null) return plain?.(module, file);
    const text = Module.wrap(readFileSync(file, 'utf8'));
    const run = new Script(text, {
      filename: file,
      cachedData: recorded,
    }).runInThisContext() as Run;
    run.call(module.exports, module.exports, createRequire(file), module, file, folder);
  };
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
