import { OrchError } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { osCode } from '../../errors/os-code.ts';
import type { RepositorySession } from '../../session/session.ts';
import { anyObject, id, listOf, objectOf, textOrNull } from '../json-schema.ts';
import { refuseLink } from '../own-files.ts';
import { textIn, type Tool } from '../tool.ts';

const indexFile = 'patterns/index.json';
const maxIndexBytes = 4 * 1024 * 1024;

/** A pack as the index of the learning library lists it. */
type Pack = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * The packs of the learning library; `null` where the repository has no index of them.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_DENIED`
 */
export function readPacks({ roots }: Pick<RepositorySession, 'roots'>): Pack[] | null {
  const path = join(roots.root, indexFile);
  refuseLink(roots.root, path);
  let value: unknown;
  try {
    if (statSync(path).size > maxIndexBytes) throw damaged(`is over ${maxIndexBytes} bytes`);
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (osCode(error) === 'ENOENT' || osCode(error) === 'ENOTDIR') return null;
    if (error instanceof SyntaxError) throw damaged('is not JSON');
    throw error;
  }
  const packs = isRecord(value) ? value['packs'] : value;
  if (!Array.isArray(packs) || !packs.every(isPack)) throw damaged('does not list packs with ids');
  return packs;
}

/** The packs that fit some words. */
export const patternsSearchTool: Tool = {
  name: 'patterns_search',
  title: 'Search patterns',
  description:
    'Looks for packs of the learning library (codemods, lint rules, templates, adapters) in patterns/index.json. All words must stand somewhere in what the index says of a pack.',
  input: objectOf({ query: id('Words to look for; all packs unless given.') }, []),
  output: () => objectOf({ packs: listOf(anyObject), note: textOrNull }),
  effect: 'none',
  call(input, { session }) {
    const packs = readPacks(session);
    const words = (textIn(input, 'query') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = (packs ?? []).filter((pack) => {
      const all = JSON.stringify(pack).toLowerCase();
      return words.every((word) => all.includes(word));
    });
    const note =
      packs === null ? `This repository has no ${indexFile}, so no packs are known.` : null;
    return Promise.resolve({ document: { packs: found, note } });
  },
};

/** One pack. */
export const patternsShowTool: Tool = {
  name: 'patterns_show',
  title: 'Show a pattern',
  description: 'Gives what the index of the learning library says of one pack.',
  input: objectOf({ pack_id: id('The pack.') }),
  output: () => objectOf({ pack: anyObject }),
  effect: 'none',
  call(input, { session }) {
    return Promise.resolve({ document: packDocument(session, textIn(input, 'pack_id') ?? '') });
  },
};

/** @throws OrchError `ORCH_USAGE` for a pack that is not in the index */
export function packDocument(
  session: Pick<RepositorySession, 'roots'>,
  packId: string,
): { readonly pack: Pack } {
  const pack = readPacks(session)?.find(({ id: each }) => each === packId);
  if (pack !== undefined) return { pack };
  throw new OrchError('ORCH_USAGE', `There is no pack ${packId} in ${indexFile}.`, {
    hint: 'Look for packs with patterns_search.',
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPack(value: unknown): value is Pack {
  return isRecord(value) && typeof value['id'] === 'string';
}

function damaged(what: string): OrchError {
  return new OrchError('ORCH_DATA_DAMAGED', `${indexFile} ${what}.`, {
    place: indexFile,
    hint: 'Generate it again.',
  });
}
