/** One thing that `doctor` looked at (wire shape). */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly standing: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  /** What to do about it; `null` where nothing is to be done. */
  readonly next: string | null;
}

export function ok(id: string, title: string, detail: string): Check {
  return { id, title, standing: 'ok', detail, next: null };
}

export function warn(id: string, title: string, detail: string, next: string): Check {
  return { id, title, standing: 'warn', detail, next };
}

export function fail(id: string, title: string, detail: string, next: string): Check {
  return { id, title, standing: 'fail', detail, next };
}
