/** Whether something holds for no, some or every way in which the unknown may turn out. */
export type Certainty = 'no' | 'maybe' | 'yes';

const RANK: Readonly<Record<Certainty, number>> = { no: 0, maybe: 1, yes: 2 };

export function both(a: Certainty, b: Certainty): Certainty {
  return RANK[a] <= RANK[b] ? a : b;
}

export function either(a: Certainty, b: Certainty): Certainty {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The answer where the run decides which of two cases holds. */
export function whichever(a: Certainty, b: Certainty): Certainty {
  return a === b ? a : 'maybe';
}
