import { readFile } from 'node:fs/promises';

/** What a stage noted: that an attempt began, or that it ended. */
export interface LedgerLine {
  readonly what: 'begin' | 'end';
  /** `<task>/<run>/<stage>`. */
  readonly stage: string;
  readonly attempt: number;
}

/** Reads what the stages of a task noted; nothing where none has begun. */
export async function readLedger(path: string): Promise<readonly LedgerLine[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const parts = /^(begin|end) (.+)\/(\d+)$/.exec(line);
      if (parts === null) throw new Error(`${path} has the line ${JSON.stringify(line)}`);
      const [, what, stage = '', attempt] = parts;
      return { what: what === 'begin' ? 'begin' : 'end', stage, attempt: Number(attempt) };
    });
}

/**
 * What is wrong in a ledger by itself, in words: an attempt that was executed twice, or an older
 * attempt that still wrote after a newer one had begun, which means that it was not ended first.
 */
export function ledgerFaults(lines: readonly LedgerLine[]): readonly string[] {
  const faults: string[] = [];
  const newest = new Map<string, number>();
  const begun = new Set<string>();
  for (const { what, stage, attempt } of lines) {
    const name = `${stage}/${attempt}`;
    if (attempt < (newest.get(stage) ?? 0)) {
      faults.push(`${name} still wrote "${what}" after attempt ${newest.get(stage) ?? 0} began`);
    }
    if (what !== 'begin') continue;
    if (begun.has(name)) faults.push(`${name} was executed twice`);
    begun.add(name);
    newest.set(stage, Math.max(attempt, newest.get(stage) ?? 0));
  }
  return faults;
}

/** How often each stage began. */
export function beginnings(lines: readonly LedgerLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { what, stage } of lines) {
    if (what === 'begin') counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  return counts;
}
