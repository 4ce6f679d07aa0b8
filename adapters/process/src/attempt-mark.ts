import type { RunKey } from '@orch/core';

/** The environment variable by which a process is known as part of an attempt (I4). */
export const markVariable = 'ORCH_ATTEMPT_MARK';

/** What every mark of a run begins with. */
export function runMarkPrefix(run: RunKey): string {
  return `${encodeURIComponent(run.taskId)}/${encodeURIComponent(run.runId)}/`;
}

/** Names one attempt of one stage: `<task>/<run>/<stage>/<attempt>`, each part percent-encoded. */
export function attemptMark(run: RunKey, stage: string, attempt: number): string {
  return `${runMarkPrefix(run)}${encodeURIComponent(stage)}/${attempt}`;
}

/**
 * The value of {@link markVariable} for a new attempt. A run inside a stage of another run keeps
 * the outer marks, so that ending the outer attempt ends what the inner one started.
 */
export function addMark(inherited: string | undefined, mark: string): string {
  return inherited === undefined || inherited === '' ? mark : `${inherited} ${mark}`;
}

/** Whether the bytes of an environment, as in `/proc/<pid>/environ`, carry a mark that fits. */
export function carriesMark(environ: Buffer, fits: (mark: string) => boolean): boolean {
  const at = environ.indexOf(`${markVariable}=`);
  if (at < 0) return false;
  return environ
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry.startsWith(`${markVariable}=`))
    .some((entry) =>
      entry
        .slice(markVariable.length + 1)
        .split(' ')
        .some(fits),
    );
}
