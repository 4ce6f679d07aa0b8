import { OrchError } from '@orch/core';
import { resolve } from 'node:path';
import { parseArguments, type Arguments, type Request } from './arguments/parse-arguments.ts';
import type { VerbName } from './arguments/verb-spec.ts';
import { asOrchError, errorDocument, errorText } from './errors/error-document.ts';
import { exitStatus, statusOfError } from './errors/exit-status.ts';
import { redactDocument, redactOutputWith } from './output/redact-output.ts';
import { writeOut } from './output/write-out.ts';
import { loadRedaction, type Redaction } from './session/redaction.ts';
import { findPlaces } from './session/find-roots.ts';
import { storeRoots } from './session/store-roots.ts';
import type { OutputFormat, RepositorySession } from './session/session.ts';
import { StderrLogger } from './session/stderr-logger.ts';
import { systemClock } from './session/system-clock.ts';

/** The code of a verb. @returns the exit status */
export type Verb = (session: RepositorySession) => Promise<number>;

/** One run of the program. @returns the exit status */
export type Program = (
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: () => string,
) => Promise<number>;

/**
 * A program of some verbs: it reads the command line, runs the verb, and turns what is thrown into
 * one error text or document.
 */
export function program(verbs: Partial<Record<VerbName, Verb>>): Program {
  return async (argv, env, cwd) => {
    let format = guessFormat(argv);
    let loading: Promise<Redaction> | undefined;
    const redaction = (): Promise<Redaction> => (loading ??= loadForOutput(env));
    const report = async (thrown: unknown): Promise<number> => {
      await redaction(); // What is wrong may cite what is secret.
      return reportError(asOrchError(thrown), format, env);
    };
    process.once('uncaughtException', (thrown) => {
      void report(thrown).then((status) => process.exit(status));
    });
    try {
      const request = parseArguments(argv);
      if (request.kind !== 'verb') return await answer(request);
      format = formatOf(request.args);
      const verb = verbs[request.verb.name];
      if (verb === undefined) {
        throw new OrchError('ORCH_INTERNAL', `The code of ${request.verb.name} was not loaded.`);
      }
      const folder = cwd();
      return await verb({
        args: request.args,
        format,
        env,
        cwd: folder,
        clock: systemClock,
        logger: new StderrLogger(),
        redaction,
        ...placesOf(request.args, env, folder),
      });
    } catch (thrown) {
      return await report(thrown);
    }
  };
}

/** Verbs that look at runs can be pointed at a store of collected ones. */
function placesOf(
  args: Arguments,
  env: NodeJS.ProcessEnv,
  folder: string,
): Pick<RepositorySession, 'roots' | 'workRoot' | 'goal'> {
  const store = args.value('store');
  const { roots, goal } =
    store === undefined || store === ''
      ? findPlaces(env, folder)
      : { roots: storeRoots(resolve(folder, store)), goal: null };
  return { roots, goal, workRoot: goal?.work_root ?? roots.root };
}

async function loadForOutput(env: NodeJS.ProcessEnv): Promise<Redaction> {
  const redaction = await loadRedaction(env);
  redactOutputWith(redaction);
  return redaction;
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
  const document = redactDocument(errorDocument(error));
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
