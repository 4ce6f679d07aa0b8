import type { OrchError } from '@orch/core';
import { parseArguments, type Arguments, type Request } from './arguments/parse-arguments.ts';
import type { VerbName } from './arguments/verb-spec.ts';
import { asOrchError, errorDocument, errorText } from './errors/error-document.ts';
import { exitStatus, statusOfError } from './errors/exit-status.ts';
import { writeOut } from './output/write-out.ts';
import { findRoots } from './session/find-roots.ts';
import type { OutputFormat, RepositorySession } from './session/session.ts';
import { StderrLogger } from './session/stderr-logger.ts';
import { systemClock } from './session/system-clock.ts';

type Verb = (session: RepositorySession) => Promise<number>;

/**
 * One run of the program: reads the command line, loads the code of its verb and nothing else, and
 * turns what is thrown into one error text or document.
 *
 * @returns the exit status
 */
export async function runProgram(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: () => string,
): Promise<number> {
  let format = guessFormat(argv);
  process.once('uncaughtException', (thrown) => {
    process.exit(reportError(asOrchError(thrown), format, env));
  });
  try {
    const request = parseArguments(argv);
    if (request.kind !== 'verb') return await answer(request);
    format = formatOf(request.args);
    const folder = cwd();
    const verb = await load(request.verb.name);
    return await verb({
      args: request.args,
      format,
      env,
      cwd: folder,
      clock: systemClock,
      logger: new StderrLogger(),
      roots: findRoots(env, folder),
    });
  } catch (thrown) {
    return reportError(asOrchError(thrown), format, env);
  }
}

async function load(name: VerbName): Promise<Verb> {
  switch (name) {
    case 'start':
      return (await import('./verbs/start.ts')).start;
    case 'resume':
      return (await import('./verbs/resume.ts')).resume;
    case 'plan':
      return (await import('./verbs/plan.ts')).plan;
    case 'status':
      return (await import('./verbs/status.ts')).status;
    case 'cancel':
      return (await import('./verbs/cancel.ts')).cancel;
    case 'approve':
      return (await import('./verbs/approve.ts')).approve;
    case 'reject':
      return (await import('./verbs/approve.ts')).reject;
    case 'runs list':
      return (await import('./verbs/runs-list.ts')).runsList;
    case 'runs show':
      return (await import('./verbs/runs-show.ts')).runsShow;
    case 'runs logs':
      return (await import('./verbs/runs-logs.ts')).runsLogs;
    case 'runs repair':
      return (await import('./verbs/runs-repair.ts')).runsRepair;
    case 'runs gc':
      return (await import('./verbs/runs-gc.ts')).runsGc;
    case 'init':
      return (await import('./verbs/init.ts')).init;
    case 'doctor':
      return (await import('./verbs/doctor.ts')).doctor;
  }
}

async function answer(request: Exclude<Request, { kind: 'verb' }>): Promise<number> {
  if (request.kind === 'version') {
    const { packageVersion } = await import('./compose/package-version.ts');
    writeOut('stdout', `${packageVersion()}\n`);
  } else {
    const { printHelp } = await import('./arguments/help.ts');
    printHelp(request.verb);
  }
  return exitStatus.ok;
}

/** Says an error once, in the form that the caller asked for, and gives its exit status. */
function reportError(error: OrchError, format: OutputFormat, env: NodeJS.ProcessEnv): number {
  const document = errorDocument(error);
  if (format === 'json') writeOut('stdout', `${JSON.stringify(document, null, 2)}\n`);
  if (format === 'ndjson') {
    writeOut('stdout', `${JSON.stringify({ v: 1, type: 'error', data: document })}\n`);
  }
  writeOut('stderr', errorText(error, Boolean(env['ORCH_DEBUG'])));
  return statusOfError(error.code);
}

/** The format for errors in the command line itself, which are found before its flags are known. */
function guessFormat(argv: readonly string[]): OutputFormat {
  const position = argv.indexOf('--format');
  const word =
    position < 0 ? argv.find((each) => each.startsWith('--format='))?.slice(9) : argv[position + 1];
  return word === 'json' || word === 'ndjson' ? word : 'text';
}

function formatOf(args: Arguments): OutputFormat {
  const word = args.value('format');
  return word === 'json' || word === 'ndjson' ? word : 'text';
}
