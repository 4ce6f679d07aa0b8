import { OrchError } from '@orch/core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack } from '../check/check-pack.ts';
import type { PackCheck } from '../check/pack-check.ts';
import type { Pack, PackManifest } from '../pack/pack.ts';
import { readPack } from '../pack/read-pack.ts';
import { writeIndex } from '../pack/write-index.ts';
import { replaceFile } from '../pack/replace-file.ts';
import { evidenceOf, replayPack, type Replay } from './replay.ts';

/** What a candidate must show. */
export interface PromoteOptions {
  /** Commits to replay, as git names them. */
  readonly range?: string;
}

/** What became of a candidate. */
export interface Promotion {
  readonly promoted: boolean;
  /** Why it was not; empty if it was. */
  readonly reasons: readonly string[];
  readonly check: PackCheck;
  /** `null` where fixtures failed, or for packs that are no codemod. */
  readonly replay: Replay | null;
  /** What was written, from the root. */
  readonly written: readonly string[];
}

/** At least this part of what a codemod changes must be what people changed. */
export const minPrecision = 0.9;
/** At least so many places must be right in commits from which the pack was not made. */
export const minUnseenRight = 2;

/**
 * The candidate of that id below `patterns/` or `adapters/`.
 *
 * @throws OrchError `ORCH_PACK_UNKNOWN`, `ORCH_PACK_INVALID`; `ORCH_USAGE` for a pack that is stable
 */
function candidateOf(root: string, id: string): { readonly pack: Pack; readonly path: string } {
  const isId = /^[a-z][a-z0-9-]*$/u.test(id);
  const path = ['patterns', 'adapters']
    .map((folder) => `${folder}/${id}`)
    .find((each) => isId && existsSync(join(root, each, 'pack.json')));
  if (path === undefined) {
    throw new OrchError(
      'ORCH_PACK_UNKNOWN',
      `No candidate ${id} is below patterns/ or adapters/.`,
      {
        hint: 'Find some: orch patterns harvest',
      },
    );
  }
  const read = readPack(join(root, path));
  if (!read.ok) {
    const [first] = read.problems;
    throw new OrchError('ORCH_PACK_INVALID', `${id}: ${first?.message ?? 'is wrong'}`, {
      place: `${path}/pack.json: ${first?.pointer ?? ''}`,
    });
  }
  if (read.pack.manifest.state === 'stable') {
    throw new OrchError('ORCH_USAGE', `${id} is stable already.`, {
      hint: `Run its fixtures: orch patterns test ${id}`,
    });
  }
  return { pack: read.pack, path };
}

/**
 * Tries a candidate: its fixtures, and for a codemod a replay of past commits. If both speak for it, it
 * becomes stable, and what was measured is written into its manifest (P5).
 */
export async function promotePack(
  root: string,
  id: string,
  options: PromoteOptions = {},
): Promise<Promotion> {
  const { pack, path } = candidateOf(root, id);
  const check = await checkPack(pack);
  if (!check.passed) {
    return {
      promoted: false,
      reasons: ['its fixtures do not pass'],
      check,
      replay: null,
      written: [],
    };
  }
  const isCodemod = pack.manifest.kind === 'codemod';
  const replay = isCodemod ? await replayPack({ root, pack, ...options }) : null;
  const reasons = replay === null ? [] : reasonsAgainst(pack.manifest, replay);
  if (reasons.length > 0) return { promoted: false, reasons, check, replay, written: [] };
  const file = join(pack.folder, 'pack.json');
  replaceFile(file, `${JSON.stringify(promoted(pack.manifest, replay), null, 2)}\n`);
  const written = [`${path}/pack.json`];
  if (path.startsWith('patterns/')) written.push(writeIndex(root));
  return { promoted: true, reasons, check, replay, written };
}

/** What a replay says against a codemod. */
function reasonsAgainst({ provenance }: PackManifest, replay: Replay): string[] {
  const { right, other, left, precision, unseen } = replay;
  const harvested = provenance.source === 'harvested';
  // P4: a pack that somebody wrote may be for what nobody has done yet.
  if (!harvested && precision === null) return [];
  const share = (part: number, of: number) =>
    `${part} of ${of} (${((100 * part) / of).toFixed(0)}%)`;
  const reasons: string[] = [];
  if (precision !== null && precision < minPrecision) {
    reasons.push(
      `of the places that it changes, ${share(right, right + other + left)} were changed so by people; ${percent(minPrecision)} are asked for`,
    );
  }
  if (!harvested) return reasons;
  if (unseen.right < minUnseenRight) {
    reasons.push(
      `in commits that it was not made from, ${unseen.right} places show it right; ${minUnseenRight} are asked for`,
    );
  } else if (unseen.right / unseen.changed < minPrecision) {
    reasons.push(
      `in commits that it was not made from, ${share(unseen.right, unseen.changed)} were right; ${percent(minPrecision)} are asked for`,
    );
  }
  return reasons;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(0)}%`;
}

function promoted(manifest: PackManifest, replay: Replay | null): PackManifest {
  const provenance =
    replay === null ? manifest.provenance : { ...manifest.provenance, replay: evidenceOf(replay) };
  return { ...manifest, state: 'stable', provenance };
}
