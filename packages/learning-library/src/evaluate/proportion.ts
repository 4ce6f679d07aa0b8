/** A share of trials with the interval in which the true one lies, at 95 %. */
export interface Rate {
  readonly resolved: number;
  readonly of: number;
  /** `null` where nothing was counted. */
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/** The difference of two rates, `b` minus `a`, with its interval at 95 %. */
export interface Difference {
  /** `null` where one of the two is missing. */
  readonly difference: number | null;
  readonly low: number;
  readonly high: number;
}

/** The normal quantile of a two-sided interval at 95 %. */
const z = 1.959963984540054;

/**
 * Wilson's score interval without continuity correction.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927) 209–212.
 */
export function wilson(resolved: number, of: number): Rate {
  if (of === 0) return { resolved, of, rate: null, low: 0, high: 1 };
  const rate = resolved / of;
  const share = (z * z) / of;
  const middle = rate + share / 2;
  const spread = z * Math.sqrt((rate * (1 - rate)) / of + share / (4 * of));
  const low = resolved === 0 ? 0 : (middle - spread) / (1 + share);
  const high = resolved === of ? 1 : (middle + spread) / (1 + share);
  return { resolved, of, rate, low, high };
}

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions, made of the
 * Wilson intervals of both.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890, method 10.
 */
export function newcombe(a: Rate, b: Rate): Difference {
  if (a.rate === null || b.rate === null) return { difference: null, low: -1, high: 1 };
  const difference = b.rate - a.rate;
  const below = Math.hypot(b.rate - b.low, a.high - a.rate);
  const above = Math.hypot(b.high - b.rate, a.rate - a.low);
  return {
    difference,
    low: Math.max(-1, difference - below),
    high: Math.min(1, difference + above),
  };
}

/** Whether an interval leaves room for no difference at all. */
export function showsDifference({ difference, low, high }: Difference): boolean {
  return difference !== null && (low > 0 || high < 0);
}
