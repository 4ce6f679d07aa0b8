import { OrchError, suggest } from '@orch/core';
import type { FindingKind, Harvest, HarvestOptions } from '@orch/learning-library';
import { resolve } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { harvestText } from '../patterns/harvest-text.ts';
import { withLibrary, type LearningLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch patterns harvest` (wire shape). */
export interface PatternsHarvestDocument extends Omit<Harvest, 'candidates'> {
  readonly candidates: readonly {
    readonly id: string;
    /** The folder, from the root of this repository. */
    readonly path: string;
    readonly from: { readonly kind: FindingKind; readonly id: string };
    readonly files: readonly string[];
    readonly status: 'proposed' | 'written' | 'exists';
  }[];
}

/** `orch patterns harvest [folder]`: the report, and with `--write` the candidates in this repository. */
export async function patternsHarvest(session: RepositorySession): Promise<number> {
  const { args, cwd, format, roots } = session;
  const { redactor } = await session.redaction();
  const document = await withLibrary(async (library): Promise<PatternsHarvestDocument> => {
    const path = args.operand === undefined ? roots.root : resolve(cwd, args.operand);
    const harvest = await library.harvest(path, {
      ...kindsIn(library, args.value('kind')),
      history: !args.has('no-history'),
      hasSecret: (text) => redactor.text(text) !== text,
    });
    const writings = args.has('write')
      ? library.writeCandidates(roots.root, harvest.candidates)
      : [];
    return {
      ...harvest,
      candidates: harvest.candidates.map(({ folder, id, from, files }, at) => ({
        id,
        path: `${folder}/${id}`,
        from: { kind: from.kind, id: from.id },
        files: files.map((file) => file.path),
        status: writings[at]?.status ?? 'proposed',
      })),
    };
  });
  const chosen = args.value('kind') !== undefined;
  writeResult(format, document, () => harvestText(document, chosen));
  return exitStatus.ok;
}

function kindsIn(
  { findingKinds }: LearningLibrary,
  text: string | undefined,
): Pick<HarvestOptions, 'kinds'> {
  if (text === undefined) return {};
  const kinds = text.split(',').map((word) => {
    const kind = findingKinds.find((each) => each === word.trim());
    if (kind !== undefined) return kind;
    throw new OrchError('ORCH_USAGE', `There is no kind "${word}".`, {
      hint: `${suggest(word, findingKinds)}Kinds: ${findingKinds.join(', ')}.`,
    });
  });
  return { kinds };
}
