import type { Difference, Rate } from './proportion.ts';
import type { VerdictCounts } from './report.ts';

/** `75 %`, rounded to whole percents; `–` where nothing was counted. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

/** `3 of 4: 75 % (30–95 %)`. */
export function rateText({ resolved, of, rate, low, high }: Rate): string {
  if (rate === null) return 'nothing counted';
  return `${resolved} of ${of}: ${percent(rate)} (${Math.round(low * 100)}–${percent(high)})`;
}

/** `+20 (5 to 33)`, in percentage points. */
export function differenceText({ difference, low, high }: Difference): string {
  if (difference === null) return '–';
  return `${points(difference)} (${points(low)} to ${points(high)})`;
}

/** `2 resolved, 1 skipped`. */
export function countsText(counts: VerdictCounts): string {
  const parts = Object.entries(counts).map(([verdict, times]) => `${times} ${verdict}`);
  return parts.length === 0 ? 'no trials' : parts.join(', ');
}

function points(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}
