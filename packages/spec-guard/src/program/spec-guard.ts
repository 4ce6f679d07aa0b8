#!/usr/bin/env node
import { runGit } from '../read/run-git.ts';
import { runGuard } from './run-guard.ts';

/** The top of the repository that we stand in; the folder itself where there is none, which then fails. */
async function findRoot(): Promise<string> {
  const here = process.cwd();
  try {
    const git = { root: here, env: process.env };
    return (await runGit(git, ['rev-parse', '--show-toplevel'])).toString().replace(/\n$/, '');
  } catch {
    // The guard says itself that there is no repository.
    return here;
  }
}

const argv = process.argv.slice(2);
const root = await findRoot();
const { status, stdout, stderr } = await runGuard(argv, {
  root,
  env: process.env,
  nowMs: Date.now(),
});
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
