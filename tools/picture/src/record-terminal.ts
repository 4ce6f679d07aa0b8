import { spawn } from 'node:child_process';
import headless from '@xterm/headless';

/** One character on the screen, as far as a picture needs it. */
export interface Cell {
  readonly text: string;
  /** Palette colour 0 to 15, or -1 for the default. */
  readonly color: number;
  readonly bold: boolean;
  readonly dim: boolean;
}

/** The screen from a moment on, in milliseconds since the start. */
export interface Frame {
  readonly atMs: number;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Recording {
  readonly columns: number;
  readonly frames: readonly Frame[];
  readonly durationMs: number;
}

/**
 * Runs a command on a pseudo-terminal (util-linux `script`) and keeps the screen each time that it
 * changed, at most every `stepMs`.
 */
export async function recordTerminal(options: {
  readonly command: string;
  readonly cwd: string;
  readonly columns: number;
  readonly rows: number;
  readonly stepMs: number;
  /** What a person types once the screen shows the text; each is given once. */
  readonly answers: readonly { readonly when: string; readonly type: string }[];
}): Promise<Recording> {
  const { command, cwd, columns, rows, stepMs } = options;
  const answers = [...options.answers];
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const size = `stty cols ${columns} rows ${rows}; ${command}`;
  const child = spawn('script', ['-qefc', size, '/dev/null'], {
    cwd,
    env: { ...process.env, TERM: 'xterm-256color', COLUMNS: String(columns), LINES: String(rows) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.on('error', (error) => console.error(`script could not be run: ${error.message}`));
  const startedMs = performance.now();
  const frames: Frame[] = [];
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    await new Promise<void>((resolve) => {
      terminal.write(chunk, resolve);
    });
    const frame = {
      atMs: performance.now() - startedMs,
      rows: readScreen(terminal, rows, columns),
    };
    const shown = frame.rows.map((cells) => cells.map(({ text }) => text).join('')).join('\n');
    if (answers[0] !== undefined && shown.includes(answers[0].when)) {
      child.stdin.write(answers.shift()?.type);
    }
    const last = frames.at(-1);
    if (last !== undefined && frame.atMs - last.atMs < stepMs)
      frames[frames.length - 1] = { ...frame, atMs: last.atMs };
    else frames.push(frame);
  }
  return { columns, frames, durationMs: performance.now() - startedMs };
}

function readScreen(
  terminal: InstanceType<typeof headless.Terminal>,
  rows: number,
  columns: number,
): Cell[][] {
  const { active } = terminal.buffer;
  return Array.from({ length: rows }, (_, row) => {
    const line = active.getLine(active.viewportY + row);
    return Array.from({ length: columns }, (_none, column): Cell => {
      const cell = line?.getCell(column);
      return {
        text: cell?.getChars() === '' ? ' ' : (cell?.getChars() ?? ' '),
        color: cell?.isFgPalette() === true ? cell.getFgColor() : -1,
        bold: (cell?.isBold() ?? 0) !== 0,
        dim: (cell?.isDim() ?? 0) !== 0,
      };
    });
  });
}
