import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The types of the messages that we send, read or answer. */
const usedTypes = [
  'AskForApproval',
  'ApprovalsReviewer',
  'CommandExecutionApprovalDecision',
  'CommandExecutionApprovalKind',
  'CommandExecutionRequestApprovalParams',
  'CommandExecutionStatus',
  'ErrorNotification',
  'FileChangeApprovalDecision',
  'FileChangeRequestApprovalParams',
  'FileUpdateChange',
  'HookCompletedNotification',
  'ItemCompletedNotification',
  'ItemStartedNotification',
  'NetworkApprovalContext',
  'PatchApplyStatus',
  'PatchChangeKind',
  'SandboxMode',
  'SandboxPolicy',
  'ThreadItem',
  'ThreadResumeParams',
  'ThreadStartParams',
  'ThreadStartResponse',
  'ThreadTokenUsageUpdatedNotification',
  'TokenUsageBreakdown',
  'TurnCompletedNotification',
  'TurnInterruptParams',
  'TurnStartParams',
  'TurnStartResponse',
  'TurnStatus',
] as const;

/** The protocol as a Codex program itself tells it. */
export interface GeneratedProtocol {
  /** The declarations of the types that we use, without comments, one below the other. */
  readonly usedTypes: string;
  readonly serverRequests: readonly string[];
  readonly clientRequests: readonly string[];
  readonly notifications: readonly string[];
}

const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/^(?:\/\/|import ).*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Lets Codex write its protocol into a folder, and reads the part that matters here. */
export function generatedProtocol(program: string, folder: string): GeneratedProtocol {
  const home = join(folder, 'home');
  const out = join(folder, 'protocol');
  mkdirSync(home);
  mkdirSync(out);
  execFileSync(program, ['app-server', 'generate-ts', '--out', out], {
    env: { CODEX_HOME: home, HOME: home },
    stdio: 'ignore',
  });
  const methods = (file: string): string[] => {
    const text = readFileSync(join(out, file), 'utf8');
    return [...text.matchAll(/"method": "([^"]+)"/g)].map(([, method = '']) => method);
  };
  const texts = usedTypes
    .map((name) => join(out, 'v2', `${name}.ts`))
    .filter((file) => existsSync(file))
    .map((file) => withoutComments(readFileSync(file, 'utf8')));
  return {
    usedTypes: `${texts.join('\n')}\n`,
    serverRequests: methods('ServerRequest.ts'),
    clientRequests: methods('ClientRequest.ts'),
    notifications: methods('ServerNotification.ts'),
  };
}
