import { OrchError } from '@orch/core';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageVersion } from '../compose/package-version.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { osCode } from '../errors/os-code.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch spec ci` (wire shape). */
export interface SpecCiDocument {
  /** Where the workflow belongs, from the root. */
  readonly path: string;
  readonly written: boolean;
  readonly content: string;
}

const path = '.github/workflows/spec-guard.yml';

/** `orch spec ci [--write]`: a workflow that runs the guard where nobody can skip it; never over a file that is there. */
export function specCi({ args, format, roots }: RepositorySession): Promise<number> {
  const template = join(import.meta.dirname, '..', 'templates', 'spec-guard.github.yml');
  const content = readFileSync(template, 'utf8').replaceAll('{{version}}', packageVersion());
  const written = args.has('write');
  if (written) write(join(roots.root, path), content);
  const document: SpecCiDocument = { path, written, content };
  writeResult(format, document, () => (written ? `created ${path}\n` : content));
  return Promise.resolve(exitStatus.ok);
}

function write(file: string, content: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
  } catch (cause) {
    const isThere = osCode(cause) === 'EEXIST';
    const message = isThere
      ? `${path} is there already.`
      : `Cannot write ${path}: ${String(cause)}`;
    throw new OrchError(isThere ? 'ORCH_USAGE' : 'ORCH_STORAGE_DENIED', message, {
      place: path,
      ...(isThere && { hint: 'Compare it with: orch spec ci' }),
      cause,
    });
  }
}
