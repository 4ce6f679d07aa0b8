import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCodex } from '../program/find-codex.ts';

/** The Codex that is a development dependency of this package, wherever PATH leads. */
export function realCodex(): string {
  return findCodex({ path: '', packageFrom: [import.meta.dirname] }).program;
}

/** A folder for one test, with its links followed. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'orch-codex-')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
