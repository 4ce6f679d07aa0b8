#!/usr/bin/env node
/**
 * Starts a run and gives its document and exit status on, for tools that start Node scripts.
 * Usage: MCP_RUNNER_TASK_ID=<id> node scripts/agents_mcp_runner.mjs [pipeline] [flags of orch start]
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const orch = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url));
const args = ['start', ...process.argv.slice(2), '--format', 'json'];
const child = spawn(process.execPath, [orch, ...args], { stdio: 'inherit' });
// A terminal sends SIGINT to both; orch ends its run on it, and this one waits for its status.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
child.once('close', (status) => {
  process.exitCode = status ?? 1;
});
