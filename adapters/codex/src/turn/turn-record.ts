import type {
  AgentObserved,
  AgentTurnRequest,
  AgentUsage,
  JsonValue,
  LogReference,
  TurnLog,
} from '@orch/core';
import type { TurnItem } from '../app-server/protocol.ts';
import { pathIn } from './agent-ask.ts';
import type { MessageRedactor } from './message-redactor.ts';
import { shellText } from './shell-text.ts';

/** The agent's last words are kept up to this size. */
const maxAssertedBytes = 8 * 1024;
/** More commands than this are counted, not listed. */
const maxCommands = 1_000;

/** The beginning of a text, cut between characters. */
function cut(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}

/** What a turn did, as orch saw it: in the log, in the live view, and for the receipt. */
export class TurnRecord {
  readonly #root: string;
  readonly #log: TurnLog;
  readonly #redact: MessageRedactor;
  readonly #show: AgentTurnRequest['onOutput'];
  readonly #notes = new Set<string>();
  readonly #commands: { readonly command: string; readonly exit_code: number | null }[] = [];
  #commandCount = 0;
  #failedCount = 0;
  #asserted = '';

  constructor(root: string, log: TurnLog, redact: MessageRedactor, request: AgentTurnRequest) {
    this.#root = root;
    this.#log = log;
    this.#redact = redact;
    this.#show = request.onOutput?.bind(request);
  }

  note(text: string): void {
    this.#notes.add(this.#redact.text(text));
  }

  /** Text for a human, in the log and in the live view. */
  say(stream: 'stdout' | 'stderr', text: string): void {
    const clean = this.#redact.text(text);
    this.#log.text(stream, clean);
    this.#show?.(stream, clean);
  }

  /** A message of the protocol; a command's output is in the text already. */
  event(direction: 'in' | 'out', message: JsonValue): void {
    const seen = JSON.parse(
      JSON.stringify(message, (key, value: unknown) =>
        key === 'aggregatedOutput' && typeof value === 'string' ? null : value,
      ),
    ) as JsonValue;
    this.#log.event({ direction, message: this.#redact.json(seen) });
  }

  began(entry: TurnItem): void {
    if (entry.kind === 'command') this.say('stdout', `$ ${shellText(entry.item.command)}\n`);
  }

  /** @param own whether it is of the agent itself, not of one of its child agents */
  finished(entry: TurnItem, own: boolean): void {
    switch (entry.kind) {
      case 'command':
        this.#ran(entry.item.command, entry.item.status, entry.item.exitCode);
        if (entry.item.aggregatedOutput !== null) this.say('stdout', entry.item.aggregatedOutput);
        if (entry.item.status !== 'completed') {
          this.say('stdout', `(${entry.item.status}, exit code ${String(entry.item.exitCode)})\n`);
        }
        return;
      case 'file_change': {
        const files = entry.item.changes.map(
          ({ path, kind }) => `${kind.type} ${pathIn(this.#root, path)}`,
        );
        const end = entry.item.status === 'completed' ? '' : ` (${entry.item.status})`;
        this.say('stdout', `${files.join('\n')}${end}\n`);
        return;
      }
      case 'message':
        if (own) this.#asserted = entry.item.text;
        this.say('stdout', `${entry.item.text}\n`);
        return;
      case 'other':
    }
  }

  #ran(command: string, status: string, exitCode: number | null): void {
    if (status === 'declined') {
      this.note(`declined: ${shellText(command)}`);
      return;
    }
    this.#commandCount += 1;
    // I8: an agent that ends well has not shown that its commands did.
    if (exitCode !== 0) this.#failedCount += 1;
    if (this.#commands.length < maxCommands) {
      this.#commands.push({ command: this.#redact.text(shellText(command)), exit_code: exitCode });
    }
  }

  observed(
    facts: Pick<
      AgentObserved,
      'agent' | 'argv' | 'cwd' | 'envNames' | 'startedAt' | 'durationMs' | 'session' | 'mechanism'
    >,
    usage: AgentUsage,
    log: LogReference,
  ): AgentObserved {
    const [failed, all] = [this.#failedCount, this.#commandCount];
    if (failed > 0) this.note(`${failed} of ${all} commands did not succeed`);
    if (all > maxCommands) this.note(`${all - maxCommands} more commands are in the log`);
    return {
      ...facts,
      argv: facts.argv.map((word) => this.#redact.text(word)),
      usage,
      asserted: cut(this.#redact.text(this.#asserted), maxAssertedBytes),
      commands: this.#commands,
      log,
      notes: [...this.#notes],
      redactions: this.#redact.count,
    };
  }
}
