import { program } from '../run-program.ts';
import { mcpCodex } from '../verbs/mcp-codex.ts';

/** The MCP server that Codex had, with the protocol's SDK. */
export const run = program({ 'mcp codex': mcpCodex });
