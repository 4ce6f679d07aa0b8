import { OrchError, type AgentAsk, type Redactor } from '@orch/core';
import { sdkVersion } from './sdk-version.ts';
import { teamRoles, type TeamRole } from './team-role.ts';

/** A role's own session with the coding agent, and what that waits for. */
export interface Thread {
  readonly session: string;
  /** What the coding agent asked for when its last turn ended; `null` where it waits for nobody. */
  readonly ask: AgentAsk | null;
}

export type Threads = Partial<Readonly<Record<TeamRole, Thread>>>;

/** What is kept of a manager between two turns. */
export interface SavedSession {
  /** The SDK's serialized state; `null` where the manager begins anew with the threads that there are. */
  readonly state: string | null;
  readonly threads: Threads;
}

export const newSession: SavedSession = { state: null, threads: {} };

/** As it is written: redacted, with the release that wrote it. */
export function encodeSession({ state, threads }: SavedSession, redactor: Redactor): string {
  const clean = state === null ? null : redacted(JSON.parse(state), redactor);
  return `${JSON.stringify({ v: 1, sdk: sdkVersion, state: clean, threads: redacted(threads, redactor) })}\n`;
}

/** @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION` for what this release cannot go on with */
export function decodeSession(text: string, session: string): SavedSession {
  const place = `session ${session}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new OrchError('ORCH_DATA_DAMAGED', 'A saved session is no JSON.', { place, cause });
  }
  if (!isSaved(value)) {
    throw new OrchError('ORCH_DATA_DAMAGED', 'A saved session has another shape.', { place });
  }
  if (value.v !== 1 || value.sdk !== sdkVersion) {
    throw new OrchError(
      'ORCH_DATA_VERSION',
      `The session was saved by the Agents SDK ${value.sdk}; this is ${sdkVersion}.`,
      { place, hint: 'Go on with the release that saved it, or reject and start the stage anew.' },
    );
  }
  const state = value.state === null ? null : JSON.stringify(value.state);
  return { state, threads: value.threads };
}

interface Written {
  readonly v: number;
  readonly sdk: string;
  readonly state: object | null;
  readonly threads: Threads;
}

function isSaved(value: unknown): value is Written {
  if (!isObject(value)) return false;
  const { v, sdk, state, threads } = value;
  if (typeof v !== 'number' || typeof sdk !== 'string') return false;
  if (state !== null && !isObject(state)) return false;
  return isObject(threads) && Object.entries(threads).every(([role, each]) => isThread(role, each));
}

function isThread(role: string, value: unknown): boolean {
  if (!teamRoles.some((known) => known === role) || !isObject(value)) return false;
  const { session, ask } = value;
  return typeof session === 'string' && (ask === null || isObject(ask));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** I4: every text in it passes the redactor before it is written. */
function redacted(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value)) return value.map((each) => redacted(each, redactor));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, redacted(each, redactor)]),
  );
}
