import type { Comparison } from './compare.ts';
import type { Spread } from './statistics.ts';

/** A spread as `1.12 (1.08–1.20)`. */
export function spreadText({ median, min, max }: Spread, digits: number, unit = ''): string {
  return `${median.toFixed(digits)}${unit} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}

/** Both sides of a comparison. */
export function sidesText(
  { subject, baseline }: Comparison,
  names: { readonly subject: string; readonly baseline: string },
  digits: number,
): string {
  const side = (name: string, spread: Spread): string =>
    `${name} ${spreadText(spread, digits, ' ms')}`;
  return `${side(names.subject, subject)}; ${side(names.baseline, baseline)}`;
}
