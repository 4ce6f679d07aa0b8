import type { Rate } from './proportion.ts';
import type { EvaluationReport } from './report.ts';
import { countsText, percent } from './report-text.ts';

const width = 760;
const [left, right] = [300, 600];
const rowHeight = 24;
const maxLabelChars = 40;

const style = `
  .page { fill: #ffffff } .ink { fill: #1c2430 } .dim { fill: #66707c } .band { fill: #f4f6f8 }
  .track { stroke: #e1e5e9 } .span { stroke: #2f6fb5 } .dot { fill: #2f6fb5 } .good { fill: #2f8f5b }
  text { font: 13px system-ui, sans-serif } .big { font-size: 16px; font-weight: 600 } .small { font-size: 11px }
  @media (prefers-color-scheme: dark) {
    .page { fill: #14181d } .ink { fill: #e8ecf0 } .dim { fill: #98a2ad } .band { fill: #1b2127 }
    .track { stroke: #2f363e } .span { stroke: #6aa5e3 } .dot { fill: #6aa5e3 } .good { fill: #58b98a }
  }`;

interface Row {
  readonly label: string;
  readonly rate: Rate;
  readonly counts: string;
  readonly flaky: boolean;
}

/** The rates with their intervals, as a picture that stands alone. */
export function reportSvg(report: EvaluationReport): string {
  const groups = groupsOf(report);
  const rows = groups.reduce((total, each) => total + each.rows.length, 0);
  const height = 84 + groups.length * 30 + rows * rowHeight + 34;
  let y = 84;
  const body = groups.flatMap(({ title, rows }) => {
    const heading = text(24, y + 18, cut(title, 90), 'ink');
    y += 30;
    return [
      heading,
      ...rows.map((row, at) => {
        const drawn = rowOf(row, y, at);
        y += rowHeight;
        return drawn;
      }),
    ];
  });
  const summary = `${report.suite.title}: ${countsText(report.counts)}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(report.suite.title)}</title>`,
    `<desc id="desc">${escaped(summary)}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    text(24, 32, cut(report.suite.title, 60), 'ink big'),
    text(24, 52, `${countsText(report.counts)}${report.complete ? '' : '; cut short'}`, 'dim'),
    text(width - 24, 32, report.passed ? 'passed' : 'not passed', 'ink', 'end'),
    ...[0, 0.5, 1].map((share) => text(scale(share), 76, percent(share), 'dim small', 'middle')),
    ...body,
    text(24, height - 12, 'Resolved trials; lines are 95 % intervals.', 'dim small'),
    '</svg>',
  ].join('\n')}\n`;
}

function groupsOf({ configurations, scenarios }: EvaluationReport): readonly {
  readonly title: string;
  readonly rows: readonly Row[];
}[] {
  const titles = new Map(configurations.map(({ id, title }) => [id, title]));
  const overall = configurations.map(({ title, rate, counts }) => ({
    label: title,
    rate,
    counts: countsText(counts),
    flaky: false,
  }));
  const each = scenarios.map(({ title, results }) => ({
    title,
    rows: results.map(({ configuration, rate, counts, flaky }) => ({
      label: titles.get(configuration) ?? configuration,
      rate,
      counts: countsText(counts),
      flaky,
    })),
  }));
  return [{ title: 'All scenarios', rows: overall }, ...each];
}

function rowOf({ label, rate, counts, flaky }: Row, y: number, at: number): string {
  const middle = y + rowHeight / 2;
  const whole = rate.rate === 1 ? 'good' : 'dot';
  const note = `${rate.rate === null ? counts : `${rate.resolved} of ${rate.of}`}${flaky ? ', flaky' : ''}`;
  return [
    at % 2 === 0
      ? `<rect class="band" x="16" y="${y}" width="${width - 32}" height="${rowHeight}"/>`
      : '',
    text(36, middle + 4, cut(label, maxLabelChars), 'dim'),
    ...[0, 0.5, 1].map(
      (share) =>
        `<line class="track" x1="${scale(share)}" x2="${scale(share)}" y1="${y}" y2="${y + rowHeight}"/>`,
    ),
    rate.rate === null
      ? ''
      : `<line class="span" stroke-width="2" x1="${scale(rate.low)}" x2="${scale(rate.high)}" y1="${middle}" y2="${middle}"/>`,
    rate.rate === null
      ? ''
      : `<circle class="${whole}" cx="${scale(rate.rate)}" cy="${middle}" r="5"/>`,
    text(width - 24, middle + 4, note, 'ink', 'end'),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function scale(share: number): number {
  return Math.round((left + (right - left) * share) * 10) / 10;
}

function text(x: number, y: number, content: string, name: string, anchor = 'start'): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function cut(content: string, most: number): string {
  return content.length <= most ? content : `${content.slice(0, most - 1)}…`;
}

function escaped(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
