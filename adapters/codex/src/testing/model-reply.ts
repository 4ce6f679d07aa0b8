/** What a reply says that it cost. */
export interface ReplyUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A tool that the model calls. */
export interface ToolCall {
  readonly name: string;
  /** The group that the tool was offered in, if any. */
  readonly namespace?: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What the scripted model answers to one request. */
export type ModelReply =
  | { readonly kind: 'message'; readonly text: string; readonly usage: ReplyUsage }
  | {
      readonly kind: 'calls';
      readonly calls: readonly ToolCall[];
      readonly usage: ReplyUsage;
      /** Said before the calls. */
      readonly text?: string;
    }
  /** An HTTP error. */
  | { readonly kind: 'error'; readonly status: number; readonly message: string }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: 'disconnect' };

const cheap: ReplyUsage = { inputTokens: 10, outputTokens: 5 };

/** The model says something and ends its turn. */
export function say(text: string, usage: ReplyUsage = cheap): ModelReply {
  return { kind: 'message', text, usage };
}

/** The model calls a tool by its name. */
export function call(
  name: string,
  args: Readonly<Record<string, unknown>>,
  usage: ReplyUsage = cheap,
): ModelReply {
  return { kind: 'calls', calls: [{ name, arguments: args }], usage };
}

/** The model calls several tools at once. */
export function calls(toolCalls: readonly ToolCall[], usage: ReplyUsage = cheap): ModelReply {
  return { kind: 'calls', calls: toolCalls, usage };
}

/** Options of Codex's `exec_command`. */
export interface ExecOptions {
  /** Asks to run without the sandbox, with this reason. */
  readonly escalate?: string;
  readonly usage?: ReplyUsage;
}

/** The model runs a shell command through Codex's `exec_command`. */
export function exec(command: string, options: ExecOptions = {}): ModelReply {
  const escalation =
    options.escalate === undefined
      ? {}
      : { sandbox_permissions: 'require_escalated', justification: options.escalate };
  return call('exec_command', { cmd: command, ...escalation }, options.usage);
}

/** The model edits files with a patch in Codex's own format (`*** Begin Patch` …). */
export function applyPatch(patch: string, usage: ReplyUsage = cheap): ModelReply {
  return exec(`apply_patch <<'EOF'\n${patch.trimEnd()}\nEOF`, { usage });
}

/** A patch that makes one new file. */
export function addFile(path: string, content: string, usage: ReplyUsage = cheap): ModelReply {
  const lines = content.replace(/\n$/, '').split('\n');
  const body = lines.map((line) => `+${line}`).join('\n');
  return applyPatch(`*** Begin Patch\n*** Add File: ${path}\n${body}\n*** End Patch`, usage);
}

/** The model's service fails. */
export function fail(status: number, message: string): ModelReply {
  return { kind: 'error', status, message };
}

/** The connection breaks in the middle of an answer. */
export function disconnect(): ModelReply {
  return { kind: 'disconnect' };
}
