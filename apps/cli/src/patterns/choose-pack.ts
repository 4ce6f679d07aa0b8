import { OrchError, suggest } from '@orch/core';
import type { Codemod, Pack } from '@orch/learning-library';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { RepositorySession } from '../session/session.ts';
import type { LearningLibrary } from './with-library.ts';

/** The pack of that id. @throws OrchError `ORCH_PACK_UNKNOWN`, `ORCH_USAGE` without an id */
export function choosePack(library: LearningLibrary, root: string, id: string | undefined): Pack {
  if (id === undefined) {
    throw new OrchError('ORCH_USAGE', 'The pack is missing.', {
      hint: 'See which there are: orch patterns list',
    });
  }
  const { packs, problems } = library.findPacks(root);
  const found = packs.find(({ manifest }) => manifest.id === id);
  if (found !== undefined) return found;
  const near = suggest(
    id,
    packs.map(({ manifest }) => manifest.id),
  );
  const broken = problems.length === 0 ? '' : ` ${problems.length} could not be read.`;
  throw new OrchError('ORCH_PACK_UNKNOWN', `No pack is called ${id}.${broken}`, {
    hint: `${near}See which there are: orch patterns list. Install one: npm i -D @orch/pattern-…`,
  });
}

/** What `plan` and `apply` are given: a pack or a transform, with its options. */
export interface ChosenCodemod {
  readonly codemod: Codemod;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Reads the operands and flags of `plan` and `apply`. */
export function chooseCodemod(
  library: LearningLibrary,
  { args, roots, cwd }: RepositorySession,
): ChosenCodemod {
  const transform = args.value('transform');
  const parser = args.value('parser');
  if (transform !== undefined) {
    const file = transformFile(transform, cwd, roots.root);
    return {
      codemod: { kind: 'foreign', file, parser: (parser ?? 'babel') as 'babel' },
      options: library.readOptions(args.operands, null),
    };
  }
  if (parser !== undefined) {
    throw new OrchError('ORCH_USAGE', '--parser goes with --transform; a pack has its own.');
  }
  const [id, ...words] = args.operands;
  const pack = choosePack(library, roots.root, id);
  return { codemod: { kind: 'pack', pack }, options: library.readOptions(words, pack) };
}

function transformFile(name: string, cwd: string, root: string): string {
  const path = resolve(cwd, name);
  if (existsSync(path)) return path;
  try {
    return createRequire(join(root, 'package.json')).resolve(name);
  } catch (cause) {
    throw new OrchError('ORCH_PACK_UNKNOWN', `There is no transform ${name}.`, {
      hint: 'Give a path, or a module of a package that is installed here.',
      cause,
    });
  }
}
