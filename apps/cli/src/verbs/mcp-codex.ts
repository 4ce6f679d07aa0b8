import { resolve } from 'node:path';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { environmentOfStages } from '../compose/stage-environment.ts';
import { packageVersion } from '../compose/package-version.ts';
import { rethrow } from '../errors/rethrow.ts';
import { serveStdio } from '../mcp/serve-stdio.ts';
import type { RepositorySession } from '../session/session.ts';
import { variable } from '../session/variable.ts';

/** `orch mcp codex`: ends, with every Codex that it has started, when the client ends its input. */
export async function mcpCodex(session: RepositorySession): Promise<number> {
  const { args, cwd, logger } = session;
  const { createCodexBridge } = await import('@orch/adapter-codex');
  const seconds = wholeNumber(args, 'approval-timeout', 1, 2_000_000);
  const env = defined(environmentOfStages(session.env));
  const program = await usableCodex(session, env).catch(rethrow);
  return await serveStdio(
    logger,
    () =>
      createCodexBridge({
        codex: { program, cwd, env, onStderr: (line) => logger.info(`codex: ${line}`) },
        version: packageVersion(),
        ...(seconds !== undefined && { approvalTimeoutMs: seconds * 1000 }),
      }),
    // Nobody is left to answer Codex's questions: its turns end at once.
    { leaveTimeoutMs: 0 },
  );
}

/** The program, of a version that may be used. @throws OrchError `ORCH_AGENT_UNAVAILABLE` */
async function usableCodex(
  { args, cwd, env: surroundings, logger, roots }: RepositorySession,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { checkCodexVersion, findCodex, readCodexVersion } = await import('@orch/adapter-codex');
  const named = args.value('codex');
  const { program } = findCodex({
    path: variable(surroundings, 'PATH') ?? '',
    packageFrom: [cwd, roots.root, import.meta.dirname],
    ...(named !== undefined && { program: resolve(cwd, named) }),
  });
  const version = await readCodexVersion(program, env);
  // What a version says that is not known is refused when it comes, so the newest may be tried.
  const remark = checkCodexVersion(version, { program, allowUntested: true });
  if (remark !== null) logger.warn(remark);
  return program;
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
