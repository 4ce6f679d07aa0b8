import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Sop, type RunEvidence, type SopOptions } from '../src/index.ts';

export const ada = { name: 'Ada', source: 'flag' } as const;
export const passed = [{ id: 'git', ok: true, detail: 'a git repository' }];

/** A repository in a temporary folder, with a clock that stands still. */
export interface Scratch {
  readonly root: string;
  readonly sop: (more?: Partial<SopOptions>) => Sop;
  write(path: string, content: string): void;
  read(path: string): string;
  has(path: string): boolean;
  /** Every file with its content. */
  files(): Readonly<Record<string, string>>;
  /** Puts these files in the place of all that are there. */
  restore(files: Readonly<Record<string, string>>): void;
  /** Moves the clock to noon of a day. */
  day(day: string): void;
  remove(): void;
}

export function makeScratch(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'orch-sop-'));
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  let turn: Promise<unknown> = Promise.resolve();
  const exclusively = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  return {
    root,
    sop: (more) => new Sop({ root, nowMs: () => nowMs, exclusively, ...more }),
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    has: (path) => existsSync(join(root, path)),
    files: () =>
      Object.fromEntries(
        readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
          .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
      ),
    restore(files) {
      for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
      for (const [path, content] of Object.entries(files)) write(path, content);
    },
    day(day) {
      nowMs = Date.parse(`${day}T12:00:00Z`);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A text with every prompt replaced, as somebody would write it. */
export function filledIn(text: string): string {
  return text.replace(/<!-- Write:[^>]*-->/g, 'Somebody wrote this.');
}

export function run(id: string, more: Partial<RunEvidence> = {}): RunEvidence {
  return {
    run_id: id,
    pipeline: 'diagnostics',
    implementation: false,
    status: 'succeeded',
    started_at: '2026-11-20T10:00:00.000Z',
    completed_at: `2026-11-20T10:00:00.${id.padStart(3, '0')}Z`,
    manifest: `.runs/t/cli/${id}/manifest.json`,
    journal_sha256: 'a'.repeat(64),
    succeeded_stages: ['build'],
    changed_lines: 0,
    ...more,
  };
}
