import type { Overlap, Shares, WeekOverlap } from './overlap.ts';

const width = 720;
const maxWeeks = 26;
const [top, bottom, left] = [130, 290, 50];

const style = `
  .page { fill: #ffffff } .ink { fill: #1c2430 } .dim { fill: #66707c } .line { stroke: #cfd5db }
  .across { fill: #b5472f } .within { fill: #d99a3d } .renamed { fill: #8f9bb3 }
  text { font: 13px system-ui, sans-serif } .big { font-size: 26px; font-weight: 600 } .small { font-size: 11px }
  @media (prefers-color-scheme: dark) {
    .page { fill: #14181d } .ink { fill: #e8ecf0 } .dim { fill: #98a2ad } .line { stroke: #3a434d }
    .across { fill: #e3765c } .within { fill: #e0b063 } .renamed { fill: #77839b }
  }`;

const parts = [
  ['across_runs', 'across', 'added by an earlier run'],
  ['within_run', 'within', 'by the same run elsewhere'],
  ['renamed', 'renamed', 'the same with other names'],
] as const satisfies readonly (readonly [keyof Shares, string, string])[];

/** The diff overlap as a picture that stands alone: the share, and the weeks. */
export function overlapSvg({ shares, runs, weeks }: Overlap): string {
  const shown = weeks.slice(-maxWeeks);
  const height = shown.length === 0 ? 110 : 340;
  const summary = `${percent(shares.across_runs)} of ${shares.edited.toLocaleString('en-US')} tokens that ${runs.length.toLocaleString('en-US')} runs added to code had been added by an earlier run.`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">Diff overlap between runs</title>`,
    `<desc id="desc">${summary}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    text(24, 34, 'Diff overlap', 'ink'),
    text(700, 40, percent(shares.across_runs), 'ink big', 'end'),
    text(24, 58, summary, 'dim small'),
    ...(shown.length === 0 ? [] : weekChart(shown)),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

/** One column a week, with the shares on top of each other. */
function weekChart(weeks: readonly WeekOverlap[]): string[] {
  const step = (width - left - 30) / weeks.length;
  const bar = Math.min(28, step * 0.6);
  const every = Math.ceil(weeks.length / 9);
  const full = scaleOf(weeks);
  return [
    ...parts.flatMap(([, name, label], at) => [
      `<rect class="${name}" x="${24 + at * 210}" y="82" width="10" height="10"/>`,
      text(40 + at * 210, 92, label, 'dim small'),
    ]),
    ...[0, full / 2, full].map((share) => {
      const at = bottom - ((bottom - top) * share) / full;
      return `<line class="line" x1="${left}" x2="${width - 20}" y1="${at}" y2="${at}"/>${text(left - 6, at + 4, `${100 * share} %`, 'dim small', 'end')}`;
    }),
    ...weeks.flatMap((week, at) => {
      const middle = left + step * (at + 0.5);
      return [
        ...column(week, middle - bar / 2, bar, full),
        ...(at % every === 0 ? [text(middle, bottom + 18, week.week, 'dim small', 'middle')] : []),
      ];
    }),
    text(
      24,
      328,
      'Weeks in which runs added to code. Computed from the patches that receipts cite.',
      'dim small',
    ),
  ];
}

/** What the height of the chart stands for: the least of a few shares that no column is above. */
function scaleOf(weeks: readonly WeekOverlap[]): number {
  const highest = Math.max(
    ...weeks.map((week) => parts.reduce((sum, [share]) => sum + (week[share] ?? 0), 0)),
  );
  return [0.1, 0.2, 0.5].find((share) => highest <= share) ?? 1;
}

function column(week: WeekOverlap, x: number, bar: number, full: number): string[] {
  let y = bottom;
  return parts.flatMap(([share, name]) => {
    const height = ((bottom - top) * (week[share] ?? 0)) / full;
    y -= height;
    return height === 0
      ? []
      : [
          `<rect class="${name}" x="${round(x)}" y="${round(y)}" width="${round(bar)}" height="${round(height)}"/>`,
        ];
  });
}

/** `12.3 %`; a dash where there is no share. */
function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

function text(x: number, y: number, content: string, name: string, anchor = 'start'): string {
  return `<text class="${name}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
