/** Two lines of work that touch the same. */
export interface Overlap {
  readonly a: string;
  readonly b: string;
  /** Paths that git cannot merge by itself. */
  readonly conflicts: readonly string[];
  /** Paths that both change, those with conflicts included. */
  readonly shared: readonly string[];
}

/** What an order is made of. */
export interface Candidate {
  readonly id: string;
  /** Whether its work is done and committed. */
  readonly ready: boolean;
  readonly files: number;
}

/**
 * The order in which to merge: what is done first, then what conflicts with the fewest of those that
 * are left, then the smaller change, then the order given. Pure.
 */
export function mergeOrder(
  candidates: readonly Candidate[],
  overlaps: readonly Overlap[],
): string[] {
  const left = new Map(candidates.map((each) => [each.id, each]));
  const order: string[] = [];
  const conflictsOf = (id: string): number =>
    overlaps.filter(
      ({ a, b, conflicts }) =>
        conflicts.length > 0 && ((a === id && left.has(b)) || (b === id && left.has(a))),
    ).length;
  while (left.size > 0) {
    const [next] = [...left.values()]
      .map((each) => ({ ...each, conflicts: conflictsOf(each.id) }))
      .sort(
        (x, y) =>
          Number(y.ready) - Number(x.ready) || x.conflicts - y.conflicts || x.files - y.files,
      );
    if (next === undefined) break;
    left.delete(next.id);
    order.push(next.id);
  }
  return order;
}
