import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitEnvironment, type Environment } from './git-environment.ts';

/** The writer of commits that nobody will ever see. */
const nobody = {
  GIT_AUTHOR_NAME: 'orch',
  GIT_AUTHOR_EMAIL: 'orch@localhost',
  GIT_AUTHOR_DATE: '@0 +0000',
  GIT_COMMITTER_NAME: 'orch',
  GIT_COMMITTER_EMAIL: 'orch@localhost',
  GIT_COMMITTER_DATE: '@0 +0000',
};

/**
 * Objects that are needed for a look only. They are written to a folder apart, through which the
 * repository's own can be read, so that looking leaves nothing in the repository (I12).
 */
export class ScratchObjects {
  readonly #folder: string;
  readonly #env: Environment;
  #indexes = 0;

  constructor(commonDir: string, env: Environment) {
    this.#folder = mkdtempSync(join(realpathSync(tmpdir()), 'orch-look-'));
    const objects = join(this.#folder, 'objects');
    mkdirSync(objects);
    this.#env = {
      ...gitEnvironment(env),
      ...nobody,
      GIT_OBJECT_DIRECTORY: objects,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(join(commonDir, 'objects')),
    };
  }

  /** For a git that may write objects. */
  get env(): Environment {
    return this.#env;
  }

  /** Path for an index of our own. */
  newIndex(): string {
    this.#indexes += 1;
    return join(this.#folder, `index-${this.#indexes}`);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The variable holds a list, in which a name with a colon must be quoted as in C. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, String.raw`\$&`)}"`;
}
