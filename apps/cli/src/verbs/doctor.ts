import type { Check } from '../doctor/check.ts';
import { checkAgents } from '../doctor/check-agents.ts';
import { checkLocks, checkRoot, checkWritable } from '../doctor/check-folders.ts';
import { checkGit, checkNode, checkProc, checkSandbox } from '../doctor/check-machine.ts';
import { checkConfig, checkLeftovers, checkRuns, checkTasks } from '../doctor/check-project.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainText } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { Style } from '../output/style.ts';
import type { RepositorySession } from '../session/session.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch doctor` (wire shape). */
export interface DoctorDocument {
  readonly root: string;
  /** Whether no check failed; warnings may remain. */
  readonly healthy: boolean;
  readonly checks: readonly Check[];
}

/** `orch doctor`: tries what runs rely on; exits 1 where something would not work. */
export async function doctor(session: RepositorySession): Promise<number> {
  const { clock, format, roots } = session;
  const checks = [
    checkNode(process.version),
    checkGit(),
    checkProc(),
    checkSandbox(),
    checkRoot(roots),
    checkWritable('runs-folder', 'Runs folder', roots.runsDir),
    checkWritable('out-folder', 'Out folder', roots.outDir),
    checkLocks(roots),
    await checkConfig(roots),
    ...(await checkAgents(session)),
    checkTasks(roots),
    await checkRuns(roots, clock),
    checkLeftovers(roots),
  ];
  const healthy = checks.every(({ standing }) => standing !== 'fail');
  const document: DoctorDocument = { root: roots.root, healthy, checks };
  const style = await stdoutStyle(session);
  writeResult(format, document, () => doctorText(document, style));
  return healthy ? exitStatus.ok : exitStatus.failed;
}

function doctorText({ healthy, checks }: DoctorDocument, style: Style): string {
  const marks = { ok: style.good('✓'), warn: style.waiting('!'), fail: style.bad('✗') };
  const width = Math.max(...checks.map(({ title }) => title.length));
  const lines = checks.flatMap(({ standing, title, detail, next }) => [
    `${marks[standing]} ${title.padEnd(width)}  ${plainText(detail).replaceAll('\n', '\n    ')}`,
    ...(next === null ? [] : [`  ${' '.repeat(width)}  ${style.dim(`next: ${next}`)}`]),
  ]);
  return `${lines.join('\n')}\n${healthy ? '' : '\nSomething would not work; see above.\n'}`;
}
