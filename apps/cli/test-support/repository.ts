import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A git repository in a temporary folder. */
export interface Repository {
  readonly root: string;
  write(path: string, content: string): void;
  /** Writes `codex.orchestrator.json` with pipelines given by their stages. */
  configure(pipelines: Readonly<Record<string, readonly object[]>>, more?: object): void;
  remove(): void;
}

export function makeRepository(): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'orch-cli-')));
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root });
  git('init', '--quiet');
  git('config', 'user.name', 'Ada Lovelace');
  git('config', 'user.email', 'ada@example.org');
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  return {
    root,
    write,
    configure(pipelines, more = {}) {
      const list = Object.entries(pipelines).map(([id, stages]) => ({ id, stages }));
      const config = { defaultPipeline: list[0]?.id, pipelines: list, ...more };
      write('codex.orchestrator.json', JSON.stringify(config, null, 2));
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A command stage. */
export function command(id: string, line: string, more: object = {}): object {
  return { kind: 'command', id, command: line, ...more };
}
