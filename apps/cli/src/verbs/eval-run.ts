import { OrchError } from '@orch/core';
import { storageError } from '@orch/persistence';
import { relative, sep } from 'node:path';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { claimedVariables } from '../compose/claimed-variables.ts';
import { randomIds } from '../compose/random-ids.ts';
import { environmentOfStages } from '../compose/stage-environment.ts';
import { osCode } from '../errors/os-code.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { clearKilled, noteRunning } from '../evaluate/clear-killed.ts';
import { commandPort } from '../evaluate/command-port.ts';
import { evaluationDocument, evaluationText } from '../evaluate/evaluation-document.ts';
import { evaluationFolder } from '../evaluate/evaluation-place.ts';
import { writeResult } from '../output/write-document.ts';
import { withLibrary } from '../patterns/with-library.ts';
import { onStopSignal } from '../session/stop-signals.ts';
import type { RepositorySession } from '../session/session.ts';

const defaultJobs = 2;

/**
 * `orch eval run <suite>`. Exits 0 where everything that was not skipped was resolved, and something was;
 * 130 where a signal cut it short; else 1.
 */
export async function evalRun(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, env, format, roots, logger, goal, workRoot } = session;
  const name = args.operand;
  if (name === undefined) {
    throw new OrchError('ORCH_USAGE', 'The suite is missing.', {
      hint: 'Give the path of its file, or the name of a folder in evaluations/.',
    });
  }
  const jobs = wholeNumber(args, 'jobs', 1, 64) ?? defaultJobs;
  const redaction = await session.redaction();
  const id = randomIds.runId(clock.nowMs());
  const abort = new AbortController();
  const letGo = onStopSignal((signal) => abort.abort({ reason: signal }));
  try {
    return await withLibrary(async (library) => {
      const { packs } = library.findPacks(workRoot);
      const suite = library.readSuite(library.findSuite(workRoot, cwd, name), packs);
      redaction.learnFrom([
        {
          id: suite.id,
          stages: [...suite.scenarios, ...(suite.configurations ?? [])].map((each) => ({
            kind: 'command',
            id: each.id,
            command: '',
            ...(each.env && { env: each.env }),
          })),
        },
      ]);
      const folder = evaluationFolder(env, roots, suite.id, id);
      for (const killed of await clearKilled(session, library.scratchPrefix)) {
        logger.warn(`The evaluation ${killed} was killed; what it had left was cleared.`);
      }
      const keep = args.has('keep');
      const ended = noteRunning(roots.outDir, id, keep);
      const running = library.runSuite({
        id,
        suite,
        folder,
        ...idsOf('configuration', args.value('configuration')),
        ...idsOf('scenario', args.value('scenario')),
        jobs,
        keep,
        redact: (record) => redaction.redact(record),
        env: environmentOfStages(env, goal, await claimedVariables(roots.root)),
        commands: commandPort(id, clock, redaction.redactor),
        program: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
        packs: new Map(packs.map((pack) => [pack.manifest.id, pack])),
        signal: abort.signal,
        nowMs: () => clock.nowMs(),
        monotonicMs: () => clock.monotonicMs(),
        onTrial: ({ scenario, configuration, trial, verdict }, done, all) =>
          logger.info(`${done}/${all} ${scenario} ${configuration} ${trial}: ${verdict}`),
      });
      const report = await running.finally(ended);
      const place = relative(roots.root, folder).split(sep).join('/');
      const document = evaluationDocument(report, place);
      writeResult(format, document, () => evaluationText(document, library));
      if (abort.signal.aborted) return exitStatus.interrupted;
      return report.passed ? exitStatus.ok : exitStatus.failed;
    });
  } catch (error) {
    throw asStorageError(error, roots.outDir);
  } finally {
    letGo();
  }
}

/** What the system did not let be written is said as such; other errors say what they are themselves. */
function asStorageError(thrown: unknown, place: string): unknown {
  return /^E[A-Z]+$/.test(osCode(thrown) ?? '')
    ? storageError(thrown, 'keep the records of the evaluation', place)
    : thrown;
}

function idsOf(
  what: 'configuration' | 'scenario',
  words: string | undefined,
): { readonly configurations?: readonly string[]; readonly scenarios?: readonly string[] } {
  if (words === undefined) return {};
  const ids = words.split(',').map((word) => word.trim());
  return what === 'configuration' ? { configurations: ids } : { scenarios: ids };
}
