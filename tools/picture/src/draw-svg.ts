import type { Cell, Frame, Recording } from './record-terminal.ts';

const cellWidth = 8.4;
const lineHeight = 19;
const padding = 16;
const palette = [
  '#484f58',
  '#ff7b72',
  '#3fb950',
  '#d29922',
  '#58a6ff',
  '#bc8cff',
  '#39c5cf',
  '#b1bac4',
  '#6e7681',
  '#ffa198',
  '#56d364',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#ffffff',
];

/** How long the last screen stays before the picture begins again, in milliseconds. */
const restMs = 6000;

/** Draws a recording as one SVG whose frames follow each other, without script. */
export function drawSvg(recording: Recording, prompt: string): string {
  const lines = Math.max(...recording.frames.map(usedRows)) + 1;
  const width = Math.ceil(recording.columns * cellWidth + 2 * padding);
  const height = Math.ceil((lines + 1) * lineHeight + 2 * padding);
  const totalMs = recording.durationMs + restMs;
  const last = recording.frames.length - 1;
  const frames = recording.frames.map((frame, position) => {
    const from = (100 * frame.atMs) / totalMs;
    const to =
      position === last ? 100 : (100 * (recording.frames[position + 1]?.atMs ?? 0)) / totalMs;
    return { id: `f${position}`, body: drawFrame(frame), from: position === 0 ? 0 : from, to };
  });
  const styles = frames.map(({ id, from, to }) => keyframes(id, from, to, totalMs));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    '<title>A run of orch on a terminal</title>',
    '<style>',
    'text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#c9d1d9;white-space:pre}',
    '.b{font-weight:700}.d{opacity:.6}',
    `g{visibility:hidden}#f${last}{visibility:visible}`,
    ...styles,
    '</style>',
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `<text x="${padding}" y="${padding + 14}"><tspan fill="${palette[2] ?? ''}">$</tspan> ${escapeText(prompt)}</text>`,
    ...frames.map(({ id, body }) => `<g id="${id}">${body}</g>`),
    '</svg>',
    '',
  ].join('\n');
}

function keyframes(id: string, from: number, to: number, totalMs: number): string {
  const on = from.toFixed(2);
  const off = to.toFixed(2);
  const before = from > 0 ? '0%{visibility:hidden}' : '';
  const after =
    to < 100 ? `${off}%{visibility:hidden}100%{visibility:hidden}` : '100%{visibility:visible}';
  return `@keyframes ${id}{${before}${on}%{visibility:visible}${after}}#${id}{animation:${id} ${Math.round(totalMs)}ms step-end infinite}`;
}

function drawFrame(frame: Frame): string {
  return frame.rows
    .slice(0, usedRows(frame))
    .flatMap((cells, row) => {
      const spans = spansOf(cells);
      const y = padding + 14 + (row + 1) * lineHeight;
      return spans === ''
        ? []
        : [`<text xml:space="preserve" x="${padding}" y="${y}">${spans}</text>`];
    })
    .join('');
}

function spansOf(cells: readonly Cell[]): string {
  const runs: Cell[] = [];
  for (const cell of cells.slice(0, cells.findLastIndex(({ text }) => text !== ' ') + 1)) {
    const run = runs.at(-1);
    const same = run?.color === cell.color && run.bold === cell.bold && run.dim === cell.dim;
    if (run !== undefined && same) runs[runs.length - 1] = { ...run, text: run.text + cell.text };
    else runs.push(cell);
  }
  return runs.map(drawRun).join('');
}

function drawRun({ text, color, bold, dim }: Cell): string {
  const style = [bold ? 'b' : '', dim ? 'd' : ''].filter(Boolean).join(' ');
  const fill = palette[color];
  const attributes = [
    style === '' ? '' : ` class="${style}"`,
    fill === undefined ? '' : ` fill="${fill}"`,
  ];
  return `<tspan${attributes.join('')}>${escapeText(text)}</tspan>`;
}

function usedRows(frame: Frame): number {
  return frame.rows.findLastIndex((cells) => cells.some(({ text }) => text !== ' ')) + 1;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
