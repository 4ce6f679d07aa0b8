import { appendFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JsonValue, OpenTurnLog } from '@orch/core';

/** A log of lines, without what makes one safe: that is the process adapter's, and is tested there. */
export const openPlainLog: OpenTurnLog = ({ place, stage, attempt, clock }) => {
  const { file, ref } = place;
  const totals = { stdout: 0, stderr: 0 };
  const t = new Date(clock.nowMs()).toISOString();
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, '');
  const offset = statSync(file).size;
  const write = (record: JsonValue): void => appendFileSync(file, `${JSON.stringify(record)}\n`);
  write({ v: 1, attempt, at: t, stage });
  return {
    error: null,
    text(stream, text) {
      totals[stream] += Buffer.byteLength(text);
      write({ t, s: stream, d: text });
    },
    event: (event) => write({ t, event }),
    end() {
      write({ end: t, attempt, ...totals });
      return { path: ref, offset, bytes: statSync(file).size - offset };
    },
    abandon: () => undefined,
  };
};
