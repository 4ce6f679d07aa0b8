import { program } from '../run-program.ts';
import { mcpServe } from '../verbs/mcp-serve.ts';

/** The MCP server of orch itself, with the protocol's SDK. */
export const run = program({ 'mcp serve': mcpServe });
