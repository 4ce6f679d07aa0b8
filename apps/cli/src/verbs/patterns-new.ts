import { OrchError } from '@orch/core';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { withLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns new` and `index` (wire shape): the files that were written, from the root. */
export interface PatternsWrittenDocument {
  readonly written: readonly string[];
}

/** `orch patterns new <id>`: a codemod pack whose own fixtures pass. */
export async function patternsNew({ args, format, roots }: RepositorySession): Promise<number> {
  const id = args.operand ?? '';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(id) || id.length > 64) {
    throw new OrchError('ORCH_USAGE', `"${id}" cannot be the id of a pack.`, {
      hint: 'Lower-case words with dashes: orch patterns new rename-old-api',
    });
  }
  const folder = join('patterns', id);
  if (existsSync(join(roots.root, folder))) {
    throw new OrchError('ORCH_USAGE', `${folder} is there already.`);
  }
  const files = await withLibrary((library) => library.newPackFiles(id));
  for (const { path, text } of files) {
    const file = join(roots.root, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  return say(format, { written: files.map(({ path }) => join(folder, path)) });
}

/** `orch patterns index`. */
export async function patternsIndex({ format, roots }: RepositorySession): Promise<number> {
  const path = await withLibrary((library) => library.writeIndex(roots.root));
  return say(format, { written: [path] });
}

function say(format: RepositorySession['format'], document: PatternsWrittenDocument): number {
  writeResult(format, document, () => document.written.map((path) => `${path}\n`).join(''));
  return exitStatus.ok;
}
