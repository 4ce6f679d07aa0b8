import type { Finding } from './row.ts';
import type { Spread } from './statistics.ts';
import { spreadText } from './words.ts';

/** What a finding says besides its number. */
export interface FindingTexts {
  readonly what: string;
  readonly detail: string;
  /** What most likely decides the number; printed only when the budget is missed. */
  readonly lookAt: string;
  readonly unit?: string;
}

/** A number that should not be larger than a limit. */
export function atMost(limit: number, spread: Spread, texts: FindingTexts): Finding {
  return judge(
    `≤ ${limit}${texts.unit ?? ''}`,
    spread.median <= limit,
    spread.median / limit - 1,
    spread,
    texts,
  );
}

/** A number that should not be smaller than a limit. */
export function atLeast(limit: number, spread: Spread, texts: FindingTexts): Finding {
  return judge(
    `≥ ${limit}${texts.unit ?? ''}`,
    spread.median >= limit,
    1 - spread.median / limit,
    spread,
    texts,
  );
}

function judge(
  budget: string,
  met: boolean,
  missedBy: number,
  spread: Spread,
  { what, detail, lookAt, unit = '' }: FindingTexts,
): Finding {
  const digits = spread.median >= 20 ? 0 : 2;
  return {
    what,
    budget,
    measured: spreadText(spread, digits, unit),
    detail,
    met,
    reason: met ? null : `missed by ${Math.ceil(missedBy * 100)} %; where to look: ${lookAt}`,
  };
}
