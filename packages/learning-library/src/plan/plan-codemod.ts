import { OrchError } from '@orch/core';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { join } from 'node:path';
import { intentHome } from '../apply/intent.ts';
import { refuseHalfDone } from '../apply/recover-apply.ts';
import { lockTree } from '../lock/tree-lock.ts';
import { optionProblems } from '../pack/read-pack.ts';
import type { FileResult, WorkerSetup } from '../program/transform-message.ts';
import { foreignFiles, foreignOptions } from './foreign-options.ts';
import { choose, listFiles, scriptFiles, type FileList } from './list-files.ts';
import type { Codemod, CodemodPlan, FileChange, PlanRequest } from './plan.ts';
import { makeScratchCopy, type ScratchCopy } from './scratch-copy.ts';
import { readText } from './text-form.ts';
import { transformFiles } from './worker-pool.ts';

/**
 * Finds out what a codemod would do. It works in a copy (I1), so nothing in the repository changes,
 * whatever the transform does.
 *
 * @throws OrchError `ORCH_PACK_INVALID` where the pack is no codemod or its options do not fit
 */
export async function planCodemod(request: PlanRequest): Promise<CodemodPlan> {
  const { root, codemod, options = {} } = request;
  checkRequest(codemod, options);
  const globs =
    codemod.kind === 'pack'
      ? (codemod.pack.manifest.applies_to.files ?? scriptFiles)
      : foreignFiles;
  const { scratch, files, links } = await copyWhole(root);
  try {
    const paths = choose(files, globs, request.paths);
    const results = await transformFiles({
      setup: workerSetup(request, scratch.folder),
      paths,
      workers: request.workers,
      fileTimeoutMs: request.fileTimeoutMs ?? 60_000,
    });
    return assemble(request, results, scratch, choose(links, globs, request.paths));
  } finally {
    scratch.remove();
  }
}

/**
 * Copies the tree while nobody applies anything to it (I6).
 *
 * @throws OrchError `ORCH_WORKTREE_DIRTY` where a killed apply has not been finished, `ORCH_LEASE_HELD`
 *   where another process is at work on the tree for over a minute
 */
async function copyWhole(root: string): Promise<FileList & { readonly scratch: ScratchCopy }> {
  const home = await intentHome(root);
  const lock = await lockTree(home.lock, { waitMs: 60_000 }).catch((error: unknown) => {
    // Where no lock can be put down, nothing can be applied either.
    if ((error as OrchError).code === 'ORCH_STORAGE_DENIED') return null;
    throw error;
  });
  try {
    refuseHalfDone(home);
    const list = await listFiles(root);
    return { ...list, scratch: makeScratchCopy(root, list.files) };
  } finally {
    lock?.release();
  }
}

function checkRequest(codemod: Codemod, options: Readonly<Record<string, unknown>>): void {
  if (codemod.kind === 'foreign') return;
  const { manifest } = codemod.pack;
  if (manifest.kind !== 'codemod') {
    throw new OrchError(
      'ORCH_PACK_INVALID',
      `${manifest.id} is a ${manifest.kind}, not a codemod.`,
      {
        hint: `See what it is for: orch patterns show ${manifest.id}`,
      },
    );
  }
  const problems = optionProblems(codemod.pack, options);
  if (problems.length > 0) {
    throw new OrchError('ORCH_PACK_INVALID', `Options of ${manifest.id}: ${problems.join('; ')}`, {
      hint: `See what it takes: orch patterns show ${manifest.id}`,
    });
  }
}

function workerSetup(request: PlanRequest, scratch: string): WorkerSetup {
  const { codemod, options = {}, checkIdempotence = true } = request;
  const common = { kind: 'setup', options, checkIdempotence, scratch } as const;
  if (codemod.kind === 'foreign') {
    return {
      ...common,
      options: foreignOptions(codemod, options),
      transform: codemod.file,
      foreign: true,
      parser: codemod.parser,
      needles: null,
    };
  }
  const { manifest, folder } = codemod.pack;
  return {
    ...common,
    transform: join(folder, manifest.entry ?? ''),
    foreign: false,
    parser: manifest.parser ?? 'auto',
    needles: manifest.needles ?? null,
  };
}

function assemble(
  { root, codemod }: PlanRequest,
  results: readonly FileResult[],
  scratch: ScratchCopy,
  links: readonly string[],
): CodemodPlan {
  const changes = new Map<string, FileChange>();
  const before = (path: string) => {
    const bytes = scratch.original(path);
    if (bytes !== undefined) return bytes;
    throw new OrchError('ORCH_WORKTREE_DIRTY', `Changed while the plan was made: ${path}.`, {
      hint: 'Plan again.',
    });
  };
  for (const { path, after } of scratch.sideEffects()) {
    changes.set(path, change(path, before(path), after, 'side-effect'));
  }
  const sorted = [...results].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const result of sorted) {
    if (result.status !== 'changed') continue;
    changes.set(result.path, change(result.path, before(result.path), result.after, 'result'));
  }
  // I2: where a transform threw, the file stays as it is, whatever it had written before.
  for (const { path, status } of sorted) if (status === 'failed') changes.delete(path);
  return {
    root,
    codemod,
    changes: [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    failures: sorted.flatMap((each) =>
      each.status === 'failed'
        ? [{ path: each.path, reason: each.reason, message: each.message }]
        : [],
    ),
    skipped: [
      ...sorted.flatMap((each) =>
        each.status === 'skipped' ? [{ path: each.path, reason: each.reason }] : [],
      ),
      ...links.map((path) => ({ path, reason: 'link' as const })),
    ],
    transformed: sorted.filter(({ status }) => status !== 'skipped').length,
    unstable: sorted.flatMap((each) =>
      each.status === 'changed' && each.unstable ? [each.path] : [],
    ),
    reports: sorted.flatMap(({ path, reports }) => reports.map((message) => ({ path, message }))),
  };
}

/** A file that would be made. */
export function creation(path: string, after: Uint8Array): FileChange {
  return change(path, null, after, 'result');
}

function change(
  path: string,
  before: Uint8Array | null,
  after: Uint8Array | null,
  by: FileChange['by'],
): FileChange {
  return {
    path,
    kind: before === null ? 'create' : after === null ? 'delete' : 'modify',
    by,
    before,
    after,
    diff: diffOf(path, before, after),
  };
}

function diffOf(path: string, before: Uint8Array | null, after: Uint8Array | null): string {
  const texts = [before, after].map((bytes) => (bytes === null ? '' : readText(bytes)?.original));
  const [old, next] = texts;
  const names = [
    before === null ? '/dev/null' : `a/${path}`,
    after === null ? '/dev/null' : `b/${path}`,
  ];
  if (old === undefined || next === undefined)
    return `Binary files ${names.join(' and ')} differ\n`;
  return createTwoFilesPatch(names[0] ?? '', names[1] ?? '', old, next, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
