// Runs goals side by side with this repository's own build (npm run build); all words are handed on.
// Usage: npx tsx scripts/run-parallel-goals.ts <file or task ids…> [--max-concurrency <n>]
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../apps/cli/dist/main.js');
const argv = [program, 'goals', 'run', ...process.argv.slice(2)];
const child = spawn(process.execPath, argv, { stdio: 'inherit' });
// A key at the terminal reaches the child by itself; it ends its goals in order, and so is waited for.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => child.kill(signal));
}
child.once('error', (error) => {
  process.stderr.write(`run-parallel-goals: ${error.message}\n`);
});
child.once('close', (status) => {
  process.exitCode = status ?? 1;
});
