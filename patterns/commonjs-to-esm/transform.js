import { resolve } from 'node:path';
import { planPackage, readPlain } from './lib/plan-package.js';
import { scopeOf } from './lib/specifiers.js';

const plans = new Map();

/**
 * Moves a package of CommonJS files to modules, as a whole or not at all: each file is given what was
 * planned for all of them together, read from the disk.
 */
export default function transform(file, { jscodeshift: j, report }, options) {
  // It may be given from the working directory.
  const path = resolve(file.path);
  const { source } = file;
  if (/[\\/]node_modules[\\/]/u.test(path)) return source;
  const { folder, manifest } = scopeOf(path);
  if (folder === null) {
    report('no package.json says how it is read');
    return source;
  }
  // Its own result, or a file that is not what the plan was made from.
  if (readPlain(path) !== source) return source;
  const { hoist = false, ignore = [], import_meta: importMeta = false } = options;
  if (!plans.has(folder)) {
    plans.set(
      folder,
      planPackage(folder, manifest, { j, top: process.cwd(), ignore, hoist, importMeta }),
    );
  }
  const { texts, reports } = plans.get(folder);
  for (const each of reports.get(path) ?? []) report(each);
  return texts.get(path) ?? source;
}
