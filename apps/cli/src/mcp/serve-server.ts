import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type CallToolResult,
  type ServerNotification,
  type ServerRequest,
} from '@modelcontextprotocol/sdk/types.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { plainLine } from '../output/plain-text.ts';
import type { RepositorySession } from '../session/session.ts';
import { learnProjectSecrets } from '../config/learn-project-secrets.ts';
import { asOrchError, errorDocument } from '../errors/error-document.ts';
import { packageVersion } from '../compose/package-version.ts';
import { listResources, readResource, resourceTemplates } from './resources.ts';
import type { Tool, ToolInput } from './tool.ts';
import { approvalRequestTool } from './tools/approval-request-tool.ts';
import { patternsSearchTool, patternsShowTool } from './tools/patterns-tools.ts';
import { planTool } from './tools/plan-tool.ts';
import { runsLogsTool } from './tools/runs-logs-tool.ts';
import { runsListTool, runsShowTool, statusTool } from './tools/runs-tools.ts';
import { startTool } from './tools/start-tool.ts';
import { tasksListTool, tasksShowTool } from './tools/tasks-tools.ts';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** A result larger than this is refused: no client reads it, and the files are there. */
const maxResultBytes = 2 * 1024 * 1024;

const resourcesPerPage = 50;

const instructions =
  'Runs pipelines of this repository and shows what they did. `plan` before `start`; `status` says what a run waits for. A run that waits for an approval is decided by a human on the command line, never through this server: `approval_request` asks for it.';

/** What the server may do. */
export interface ServeOptions {
  /** Leave out the tools that change something. */
  readonly readOnly: boolean;
  /** Start runs although configuration or policy are not as they were committed. */
  readonly allowUncommitted: boolean;
}

/**
 * orch's own MCP server: what stands in the records, redacted and bounded, and the start of runs. It
 * has nothing that approves, rejects or cancels.
 *
 * @param leaving aborted when the client has ended its input
 */
export function serveServer(
  session: RepositorySession,
  options: ServeOptions,
  leaving: AbortSignal,
): McpServer {
  const tools = toolsOf(options);
  const validator = new AjvJsonSchemaValidator();
  const checks = new Map(tools.map(({ name, input }) => [name, validator.getValidator(input)]));
  const mcp = new McpServer(
    { name: 'orch', title: 'orch', version: packageVersion() },
    { instructions },
  );
  const { server } = mcp;
  // Given to the constructor they would promise to tell of changes.
  server.registerCapabilities({ tools: {}, resources: {} });

  server.setRequestHandler(ListToolsRequestSchema, ({ params }) => {
    firstPageOnly(params?.cursor);
    return { tools: tools.map(listed) };
  });

  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const tool = tools.find(({ name }) => name === params.name);
    const check = checks.get(params.name);
    if (tool === undefined || check === undefined) {
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool ${JSON.stringify(params.name)}. Tools: ${[...checks.keys()].join(', ')}.`,
      );
    }
    const input: ToolInput = params.arguments ?? {};
    const checked = check(input);
    if (!checked.valid) return failed(`The input does not fit: ${checked.errorMessage}`);
    return await callTool(tool, input, extra);
  });

  server.setRequestHandler(ListResourcesRequestSchema, async ({ params }) => {
    const from = readCursor(params?.cursor);
    const { redact } = await learnProjectSecrets(session);
    const { resources, more } = await listResources(session, from, resourcesPerPage);
    const nextCursor = more ? { nextCursor: String(from + resourcesPerPage) } : {};
    return { resources: [...redact(resources)], ...nextCursor };
  });

  server.setRequestHandler(ListResourceTemplatesRequestSchema, ({ params }) => {
    firstPageOnly(params?.cursor);
    return { resourceTemplates: resourceTemplates() };
  });

  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const { redact } = await learnProjectSecrets(session);
    try {
      const found = await readResource(session, uri);
      if (found !== null) {
        const { content, mimeType } = found;
        const text =
          content.kind === 'text' ? redact(content.text) : JSON.stringify(redact(content.document));
        if (Buffer.byteLength(text) > maxResultBytes) {
          throw new McpError(ErrorCode.InternalError, tooLarge(Buffer.byteLength(text)));
        }
        return { contents: [{ uri, mimeType, text }] };
      }
    } catch (error) {
      if (error instanceof McpError) throw error;
      const { error: said } = redact(errorDocument(asOrchError(error)));
      throw new McpError(resourceNotFound, `${said.message} (${said.code})`, { uri, ...said });
    }
    throw new McpError(resourceNotFound, 'There is no such resource.', { uri });
  });

  async function callTool(tool: Tool, input: ToolInput, extra: Extra): Promise<CallToolResult> {
    const { redact } = await learnProjectSecrets(session);
    const { name, version } = server.getClientVersion() ?? { name: 'unknown', version: '' };
    try {
      const { document, text } = await tool.call(input, {
        session,
        signal: extra.signal,
        leaving,
        client: plainLine(`${name} ${version}`).slice(0, 80),
        progress: (done, message) => notifyProgress(extra, done, redact(message)),
      });
      const structuredContent = redact(document) as Record<string, unknown>;
      const words = text === undefined ? JSON.stringify(structuredContent) : redact(text);
      const bytes = Buffer.byteLength(words);
      if (bytes > maxResultBytes) return failed(tooLarge(bytes));
      return { content: [{ type: 'text', text: words }], structuredContent };
    } catch (error) {
      return failed(JSON.stringify(redact(errorDocument(asOrchError(error)))));
    }
  }

  function notifyProgress(extra: Extra, progress: number, message: string): void {
    const progressToken = extra._meta?.progressToken;
    if (progressToken === undefined) return;
    const params = { progressToken, progress, message };
    extra.sendNotification({ method: 'notifications/progress', params }).catch((error: unknown) => {
      session.logger.warn(`A client could not be told of progress: ${String(error)}`);
    });
  }

  return mcp;
}

/** The protocol's code for a resource that is not there. */
const resourceNotFound = -32002;

function toolsOf({ readOnly, allowUncommitted }: ServeOptions): Tool[] {
  const tools = [
    planTool,
    startTool({ allowUncommitted }),
    statusTool,
    runsListTool,
    runsShowTool,
    runsLogsTool,
    approvalRequestTool({ allowUncommitted }),
    tasksListTool,
    tasksShowTool,
    patternsSearchTool,
    patternsShowTool,
  ];
  return readOnly ? tools.filter(({ effect }) => effect === 'none') : tools;
}

function listed({ name, title, description, input, output, effect }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema: input,
    outputSchema: output(),
    annotations: {
      readOnlyHint: effect === 'none',
      destructiveHint: effect === 'run',
      openWorldHint: effect !== 'none',
    },
  };
}

function failed(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

function tooLarge(bytes: number): string {
  return `The answer has ${bytes} bytes, and ${maxResultBytes} is the limit. Ask for less, or read the files that status names.`;
}

function firstPageOnly(cursor: string | undefined): void {
  if (cursor !== undefined) throw new McpError(ErrorCode.InvalidParams, 'There is no such cursor.');
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new McpError(ErrorCode.InvalidParams, 'There is no such cursor.');
}
