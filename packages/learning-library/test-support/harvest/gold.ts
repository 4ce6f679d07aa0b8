import { findingKinds, type Finding, type FindingKind } from '../../src/harvest/finding.ts';

/** What a harvest must find, by kind: the ids. Whatever else is found of these kinds is wrong. */
export type Gold = Readonly<Partial<Record<FindingKind, readonly string[]>>>;

/** How a harvest compares with a gold list, for one kind. */
export interface Score {
  readonly kind: FindingKind;
  readonly recall: number;
  readonly precision: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Recall and precision for each kind of the gold list. */
export function scores(findings: readonly Finding[], gold: Gold): Score[] {
  return findingKinds.flatMap((kind) => {
    const wanted = gold[kind];
    if (wanted === undefined) return [];
    const found = findings.filter((each) => each.kind === kind).map(({ id }) => id);
    const right = found.filter((id) => wanted.includes(id));
    return [
      {
        kind,
        recall: wanted.length === 0 ? 1 : right.length / wanted.length,
        precision: found.length === 0 ? 1 : right.length / found.length,
        missed: wanted.filter((id) => !found.includes(id)),
        wrong: found.filter((id) => !wanted.includes(id)),
      },
    ];
  });
}
