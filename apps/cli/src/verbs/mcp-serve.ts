import { serveServer } from '../mcp/serve-server.ts';
import { serveStdio } from '../mcp/serve-stdio.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch mcp serve`: ends when the client ends its input, or by a signal. */
export async function mcpServe(session: RepositorySession): Promise<number> {
  const { args } = session;
  const options = {
    readOnly: args.has('read-only'),
    allowUncommitted: args.has('allow-uncommitted'),
  };
  return await serveStdio(session.logger, (leaving) => serveServer(session, options, leaving));
}
