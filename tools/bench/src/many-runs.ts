import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts the digest of the line before into every line of a journal, as its chain wants it. */
function chained(lines: readonly string[]): string {
  let prev: string | null = null;
  return lines
    .map((line) => {
      const text: string = JSON.stringify({ ...(JSON.parse(line) as object), prev });
      prev = createHash('sha256').update(text).digest('hex');
      return `${text}\n`;
    })
    .join('');
}

/**
 * Makes so many further runs of the only one that a repository has, each with a journal of its own whose chain fits, in
 * ten tasks.
 */
export function multiplyRuns(folder: string, count: number): void {
  const runs = join(folder, '.runs');
  const [task = ''] = readdirSync(runs).filter(
    (name) => name !== 'index.ndjson' && name !== 'local-mcp',
  );
  const [realId = ''] = readdirSync(join(runs, task, 'cli'));
  const journal = readFileSync(join(runs, task, 'cli', realId, 'runner.ndjson'), 'utf8');
  const index = readFileSync(join(runs, 'index.ndjson'), 'utf8');
  const made: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const taskId = `task-${number % 10}`;
    const runId = `2025-01-01T00-00-00-000Z-${number.toString(16).padStart(8, '0')}`;
    const own = (text: string): string =>
      text.replaceAll(realId, runId).replaceAll(`"${task}"`, `"${taskId}"`);
    const copy = join(runs, taskId, 'cli', runId);
    mkdirSync(copy, { recursive: true });
    writeFileSync(join(copy, 'runner.ndjson'), chained(own(journal).trimEnd().split('\n')));
    made.push(own(index));
  }
  writeFileSync(join(runs, 'index.ndjson'), [...made, index].join(''));
}
