import { execFileSync } from 'node:child_process';

/** How large a repository is made. */
export interface SpecRepositorySize {
  readonly specs: number;
  readonly files: number;
  /** Commits since the oldest review, each of ten files. */
  readonly commits: number;
}

const daySeconds = 86_400;
const filesPerCommit = 10;

/**
 * Makes a git repository whose specs each cover a folder of their own, reviewed within the last
 * weeks, with commits from before and after those reviews. It goes through `git fast-import`, since
 * a thousand commits by hand would take minutes.
 *
 * @param nowMs when the newest commit was made, in milliseconds since 1970
 */
export function writeSpecRepository(folder: string, size: SpecRepositorySize, nowMs: number): void {
  const now = Math.floor(nowMs / 1000);
  const git = (args: readonly string[], input?: string): void => {
    execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'ignore', 'pipe'] });
  };
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], [...stream(size, now)].join(''));
  git(['reset', '--quiet', '--hard']);
}

function* stream({ specs, files, commits }: SpecRepositorySize, now: number): Generator<string> {
  const place = (file: number): string => {
    const area = file % specs;
    return `src/area-${String(area).padStart(4, '0')}/part-${Math.floor(file / specs)}.ts`;
  };
  yield commit(now - 60 * daySeconds);
  yield inline('.gitignore', '.runs/\nout/\n');
  yield inline('tasks/prd.md', '# PRD\n');
  for (let file = 0; file < files; file += 1)
    yield inline(place(file), `export const x = ${file};\n`);
  for (let spec = 0; spec < specs; spec += 1) yield inline(specPath(spec), specText(spec, now));
  for (let number = 0; number < commits; number += 1) {
    yield commit(now - Math.floor(((commits - number) * 29 * daySeconds) / commits));
    for (let each = 0; each < filesPerCommit; each += 1) {
      const file = (number * 7919 + each * 104_729) % files;
      yield inline(place(file), `export const x = ${file};\nexport const y = ${number};\n`);
    }
  }
}

function commit(at: number): string {
  return `commit refs/heads/main\ncommitter Ada <ada@example.org> ${at} +0000\n${data('Work\n')}`;
}

function inline(path: string, text: string): string {
  return `M 100644 inline ${path}\n${data(text)}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function specPath(spec: number): string {
  return `tasks/specs/area-${String(spec).padStart(4, '0')}.md`;
}

function specText(spec: number, now: number): string {
  const name = `area-${String(spec).padStart(4, '0')}`;
  const reviewed = new Date((now - (spec % 29) * daySeconds) * 1000).toISOString().slice(0, 10);
  return `---
id: ${name}
title: What ${name} does
relates_to: tasks/prd.md
risk: medium
owners:
  - The team of ${name}
covers:
  - src/${name}/**
status: approved
last_review: ${reviewed}
${spec % 2 === 0 ? `reviewed_code: ${reviewed} sha256:${'0'.repeat(64)}\n` : ''}---

# What ${name} does

## What changes and why

It was written so that there is something to read.

## Reviews

- ${reviewed} Ada: fine.
`;
}
