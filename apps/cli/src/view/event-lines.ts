import { writeOut } from '../output/write-out.ts';
import type { Reporter } from './reporter.ts';

/** `--format ndjson`: every event as a line on stdout, after it was made durable. */
export function eventLines(): Reporter {
  return {
    journal({ key, entries }) {
      for (const { seq, at, event } of entries) {
        const line = { v: 1, task_id: key.taskId, run_id: key.runId, seq, at, ...event };
        writeOut('stdout', `${JSON.stringify(line)}\n`);
      }
    },
    output: () => undefined,
    stop: () => undefined,
  };
}
