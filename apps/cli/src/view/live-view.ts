import type { BegunRun, RunBusEvents } from '@orch/core';
import { writeOut } from '../output/write-out.ts';
import type { Style } from '../output/style.ts';
import { liveFrame, type OutputTail } from './live-frame.ts';
import type { Reporter } from './reporter.ts';

const redrawMs = 100;
/** Of each stage's output this much is kept for the tail, in characters. */
const keptOutput = 4_096;

/** Draws a run on a terminal's stderr: stages, timers, and the end of what the running one writes. */
export class LiveView implements Reporter {
  readonly #style: Style;
  readonly #size: () => { readonly columns: number; readonly rows: number };
  readonly #nowMs: () => number;
  readonly #runs = new Map<string, BegunRun>();
  #tail: OutputTail | null = null;
  readonly #tails = new Map<string, string>();
  #drawnLines = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(
    style: Style,
    size: () => { readonly columns: number; readonly rows: number },
    nowMs: () => number,
  ) {
    this.#style = style;
    this.#size = size;
    this.#nowMs = nowMs;
    this.#timer = setInterval(() => {
      this.#draw();
    }, redrawMs);
    this.#timer.unref();
  }

  journal({ key, state, entries }: RunBusEvents['run:journal']): void {
    if (state.status === 'queued') return;
    this.#runs.set(key.runId, state);
    for (const { event } of entries) {
      if (event.type === 'stage.started') this.#tails.delete(`${key.runId} ${event.data.stage}`);
    }
  }

  output({ key, stage, text }: RunBusEvents['stage:output']): void {
    const name = `${key.runId} ${stage}`;
    const kept = ((this.#tails.get(name) ?? '') + text).slice(-keptOutput);
    this.#tails.set(name, kept);
    this.#tail = { runId: key.runId, stage, text: kept };
  }

  /** Writes a line above the view. */
  line(text: string): void {
    this.#clear();
    writeOut('stderr', text);
    this.#draw();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#clear();
  }

  #draw(): void {
    const lines = liveFrame(
      { runs: [...this.#runs.values()], tail: this.#tail },
      { ...this.#size(), style: this.#style, nowMs: this.#nowMs() },
    );
    writeOut('stderr', `${this.#eraser()}${lines.map((line) => `${line}\n`).join('')}`);
    this.#drawnLines = lines.length;
  }

  #clear(): void {
    writeOut('stderr', this.#eraser());
    this.#drawnLines = 0;
  }

  #eraser(): string {
    return this.#drawnLines === 0 ? '' : `\u001B[${this.#drawnLines}A\u001B[J`;
  }
}
