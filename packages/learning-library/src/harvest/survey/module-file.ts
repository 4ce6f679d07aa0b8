import { posix } from 'node:path';

const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.py'];

/** The file of the repository that a relative import names; `null` where there is none. */
export function moduleFile(
  from: string,
  specifier: string,
  paths: ReadonlySet<string>,
): string | null {
  if (!/^\.{1,2}(\/|$)/u.test(specifier)) return null;
  const base = posix.normalize(posix.join(posix.dirname(from), specifier));
  // TypeScript is imported by the name that it will have once compiled.
  const source = base.replace(/\.([cm]?)js(x?)$/u, '.$1ts$2');
  for (const start of [base, source, `${base}/index`]) {
    for (const ending of endings) if (paths.has(start + ending)) return start + ending;
  }
  return null;
}
