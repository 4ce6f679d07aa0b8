import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of one trial, outside of every repository (E1). */
export interface TrialFolders {
  readonly top: string;
  /** The copy of the fixture. */
  readonly copy: string;
  readonly home: string;
  readonly temporary: string;
  remove(): void;
}

/** What the names of the folders of an evaluation's trials begin with. */
export function scratchPrefix(evaluation: string): string {
  return `orch-eval-${evaluation}-`;
}

/** Makes the folders of a trial; nobody else has them. */
export function makeTrialFolders(evaluation: string): TrialFolders {
  const top = realpathSync(mkdtempSync(join(tmpdir(), scratchPrefix(evaluation))));
  const folders = {
    copy: join(top, 'copy'),
    home: join(top, 'home'),
    temporary: join(top, 'tmp'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  const remove = () => rmSync(top, { recursive: true, force: true, maxRetries: 3 });
  return { top, ...folders, remove };
}
