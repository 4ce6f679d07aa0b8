import type { AskedGoal } from './read-goals.ts';

/**
 * For each goal the one that it comes after, where goals that may change the same files run one after
 * the other: goals whose globs may meet form a chain, in the order given. Two globs may meet where what
 * stands before their first wildcard does; so it errs towards more order than is needed. Pure.
 *
 * @returns by task; `null` for a goal that waits for none
 */
export function serialised(goals: readonly AskedGoal[]): ReadonlyMap<string, string | null> {
  const chainOf = new Map<string, AskedGoal[]>();
  const after = new Map<string, string | null>();
  for (const goal of goals) {
    const met = new Set(
      [...chainOf.values()].filter((chain) => chain.some((other) => mayMeet(goal, other))),
    );
    // A goal that meets two chains makes one of them.
    const members = goals.filter((each) => [...met].some((chain) => chain.includes(each)));
    const before = members.at(-1) ?? null;
    const chain = [...members, goal];
    for (const each of chain) chainOf.set(each.task, chain);
    for (const [position, each] of members.entries()) {
      after.set(each.task, members[position - 1]?.task ?? null);
    }
    after.set(goal.task, before?.task ?? null);
  }
  return after;
}

function mayMeet(a: AskedGoal, b: AskedGoal): boolean {
  return (a.paths ?? []).some((one) => (b.paths ?? []).some((other) => globsMayMeet(one, other)));
}

function globsMayMeet(a: string, b: string): boolean {
  const [one, other] = [steady(a), steady(b)];
  return startsWithin(one, other) || startsWithin(other, one);
}

/** What stands before the first wildcard; the whole path where there is none. */
function steady(glob: string): { readonly text: string; readonly whole: boolean } {
  const at = glob.search(/[*?[{!(]/);
  return at < 0 ? { text: glob, whole: true } : { text: glob.slice(0, at), whole: false };
}

function startsWithin(
  outer: { readonly text: string; readonly whole: boolean },
  inner: { readonly text: string; readonly whole: boolean },
): boolean {
  if (!inner.text.startsWith(outer.text)) return false;
  const rest = inner.text.slice(outer.text.length);
  return !outer.whole || rest === '' || rest.startsWith('/') || outer.text.endsWith('/');
}
