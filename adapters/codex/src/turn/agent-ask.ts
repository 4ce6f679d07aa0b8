import { createHash } from 'node:crypto';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { AgentAsk, JsonValue } from '@orch/core';
import type { CommandApproval, FileChangeApproval, FileUpdate } from '../app-server/protocol.ts';
import type { MessageRedactor } from './message-redactor.ts';
import { shellText } from './shell-text.ts';

/** A path as a human of this worktree knows it; outside of it, absolute. */
export function pathIn(root: string, path: string): string {
  const inside = relative(root, isAbsolute(path) ? path : resolve(root, path));
  if (inside === '') return '.';
  return inside === '..' || inside.startsWith(`..${sep}`) ? resolve(root, path) : inside;
}

/** I4: the same question has the same digest, whatever reason the agent gives this time. */
function digestOf(value: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** A title is one line. */
function oneLine(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ⏎ ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/**
 * A command that wants out of the sandbox, input for one that runs already, or a host that one wants
 * to reach. `null` where app-server asks for something that we do not know.
 */
export function askOfCommand(
  request: CommandApproval,
  root: string,
  redact: MessageRedactor,
): AgentAsk | null {
  const cwd = pathIn(root, request.cwd ?? root);
  const host = request.networkApprovalContext;
  const command = request.command === null ? null : shellText(request.command);
  const kind = request.kind;
  if ((kind !== 'command' && kind !== 'writeStdin') || (command === null && host === null)) {
    return null;
  }
  const subject: JsonValue = {
    asks: kind,
    command: request.command,
    cwd,
    host: host === null ? null : { host: host.host, protocol: host.protocol },
  };
  const shown = redact.text(command ?? '');
  const lines = [
    `folder: ${cwd}`,
    ...(request.reason === null ? [] : [`the agent's reason: ${redact.text(request.reason)}`]),
    ...(shown === '' ? [] : ['command:', shown]),
  ];
  return {
    kind: host === null ? 'command' : 'network',
    digest: digestOf(subject),
    title: oneLine(titleOfCommand(kind, host, shown)),
    detail: lines.join('\n'),
    command,
    paths: [],
  };
}

function titleOfCommand(
  kind: string,
  host: { readonly host: string; readonly protocol: string } | null,
  command: string,
): string {
  if (host !== null) return `reach ${host.protocol}://${host.host} from: ${command}`;
  if (kind === 'writeStdin') return `type into a running command: ${command}`;
  return `run outside of the sandbox: ${command}`;
}

/** A patch that the sandbox does not let through. app-server's question does not show it; its item does. */
export function askOfFileChange(
  request: FileChangeApproval,
  changes: readonly FileUpdate[],
  root: string,
  redact: MessageRedactor,
): AgentAsk {
  const files = changes.map(({ path, kind, diff }) => ({
    path: pathIn(root, path),
    moved: kind.move_path === null ? null : pathIn(root, kind.move_path),
    kind: kind.type,
    diff,
  }));
  const paths = files.flatMap(({ path, moved }) => (moved === null ? [path] : [path, moved]));
  const reason = request.reason === null ? [] : [`the agent's reason: ${request.reason}`];
  const diffs = files.map(({ path, kind, diff }) => `${kind} ${path}\n${diff.trimEnd()}`);
  return {
    kind: 'file_change',
    digest: digestOf({ asks: 'file_change', files }),
    title: oneLine(redact.text(`change ${paths.join(', ')}`)),
    detail: redact.text([...reason, ...diffs].join('\n')),
    command: null,
    paths,
  };
}
