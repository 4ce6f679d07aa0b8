import type { Share, SopMetrics, Totals, WeekMetrics } from './sop-metrics.ts';

const width = 720;
const maxWeeks = 26;

const style = `
  .page { fill: #ffffff } .ink { fill: #1c2430 } .dim { fill: #66707c } .track { fill: #e6e9ed }
  .bar { fill: #2f6fb5 } .good { fill: #2f8f5b } .line { stroke: #cfd5db }
  text { font: 13px system-ui, sans-serif } .big { font-size: 26px; font-weight: 600 } .small { font-size: 11px }
  @media (prefers-color-scheme: dark) {
    .page { fill: #14181d } .ink { fill: #e8ecf0 } .dim { fill: #98a2ad } .track { fill: #2a3139 }
    .bar { fill: #6aa5e3 } .good { fill: #58b98a } .line { stroke: #3a434d }
  }`;

/** The metrics as a picture that stands alone: the shares, the time to a plan, and the weeks. */
export function metricsSvg(metrics: SopMetrics): string {
  const { totals } = metrics;
  const weeks = metrics.weeks.slice(-maxWeeks);
  const height = weeks.length === 0 ? 190 : 400;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">How work was prepared, and how runs went</title>`,
    `<desc id="desc">${escaped(description(totals))}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    text(24, 34, 'Before Implementation began', 'ink'),
    shareRow(60, 'had an approved PRD', totals.prd),
    shareRow(86, 'had an approved task list', totals.list),
    shareRow(112, 'had an approved spec, if needed', totals.spec),
    text(24, 152, 'Runs without manual fix-up', 'ink'),
    shareRow(176, 'succeeded the first time', totals.runs_without_fixup),
    text(700, 34, 'From registration to approved plan', 'dim', 'end'),
    text(700, 68, durationText(totals.plan_ms_median), 'ink big', 'end'),
    text(700, 86, 'median', 'dim small', 'end'),
    ...(weeks.length === 0 ? [] : weekChart(weeks)),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function shareRow(y: number, label: string, { count, of }: Share): string {
  const full = 180;
  const filled = of === 0 ? 0 : (full * count) / of;
  return [
    text(24, y, label, 'dim'),
    `<rect class="track" x="250" y="${y - 11}" width="${full}" height="12" rx="3"/>`,
    `<rect class="${count === of ? 'good' : 'bar'}" x="250" y="${y - 11}" width="${round(filled)}" height="12" rx="3"/>`,
    text(440, y, shareText({ count, of }), 'ink'),
  ].join('\n');
}

/** One column a week: tasks that began with all that they need, beside runs without fix-up. */
function weekChart(weeks: readonly WeekMetrics[]): string[] {
  const [top, bottom, left] = [240, 350, 50];
  const step = (width - left - 30) / weeks.length;
  const bar = Math.min(16, step / 3);
  const y = ({ count, of }: Share): number =>
    of === 0 ? bottom : bottom - ((bottom - top) * count) / of;
  const column = (x: number, part: Share, name: string): string =>
    part.of === 0
      ? ''
      : `<rect class="${name}" x="${round(x)}" y="${round(y(part) - 1)}" width="${round(bar)}" height="${round(bottom - y(part) + 1)}"/>`;
  return [
    text(24, 218, 'Week by week', 'ink'),
    `<rect class="good" x="130" y="208" width="10" height="10"/>`,
    text(146, 218, 'tasks that began with all that they need', 'dim small'),
    `<rect class="bar" x="380" y="208" width="10" height="10"/>`,
    text(396, 218, 'runs without manual fix-up', 'dim small'),
    ...[0, 50, 100].map((percent) => {
      const at = bottom - ((bottom - top) * percent) / 100;
      return `<line class="line" x1="${left}" x2="${width - 20}" y1="${at}" y2="${at}"/>${text(left - 6, at + 4, `${percent} %`, 'dim small', 'end')}`;
    }),
    ...weeks.flatMap((week, at) => {
      const middle = left + step * (at + 0.5);
      const every = Math.ceil(weeks.length / 9);
      return [
        column(middle - bar - 1, week.ready, 'good'),
        column(middle + 1, week.runs_without_fixup, 'bar'),
        at % every === 0 ? text(middle, bottom + 18, week.week, 'dim small', 'middle') : '',
      ];
    }),
    text(24, 388, 'Computed from tasks/index.json and the records of runs.', 'dim small'),
  ].filter((part) => part !== '');
}

/** `3 of 4 (75 %)`; a dash where nothing was counted. */
export function shareText({ count, of }: Share): string {
  return of === 0 ? '–' : `${count} of ${of} (${Math.floor((100 * count) / of)} %)`;
}

/** `3 min`, `2 h 05 min`, `4 d 3 h`; a dash for no duration. */
export function durationText(ms: number | null): string {
  if (ms === null) return '–';
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function description({
  prd,
  list,
  spec,
  runs_without_fixup: runs,
  plan_ms_median: plan,
}: Totals): string {
  return `PRD ${shareText(prd)}, task list ${shareText(list)}, spec ${shareText(spec)}; runs without manual fix-up ${shareText(runs)}; to an approved plan ${durationText(plan)}.`;
}

function text(x: number, y: number, content: string, name: string, anchor = 'start'): string {
  return `<text class="${name}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
