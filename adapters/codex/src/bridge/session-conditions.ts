import type { JsonValue } from '@orch/core';
import { describeThrown, OrchError } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'smol-toml';
import { untrustedFolders } from '../guard/untrusted-folders.ts';
import type { CodexInput } from './tool-definitions.ts';

/** The parameters of `thread/start` and `thread/resume` that say under which conditions Codex works. */
export type SessionConditions = Readonly<Record<string, JsonValue>> & { readonly cwd: string };

/** Where sessions begin. */
export interface SessionPlace {
  /** What a relative `cwd` is relative to. Absolute. */
  readonly cwd: string;
  /** The environment of Codex. */
  readonly env: Readonly<Record<string, string>>;
}

/** A session as a call wants it. */
export interface WantedSession {
  readonly conditions: SessionConditions;
  /** What the call wants that a human has to allow before Codex is told; empty for most calls. */
  readonly wishes: readonly string[];
}

/** Settings that change how Codex thinks and writes, and nothing of what it may do. */
const harmlessSettings = new Set([
  'model',
  'model_reasoning_effort',
  'model_reasoning_summary',
  'model_verbosity',
  'model_context_window',
  'model_auto_compact_token_limit',
  'compact_prompt',
  'developer_instructions',
  'hide_agent_reasoning',
  'show_raw_agent_reasoning',
  'project_doc_max_bytes',
  'tool_output_token_limit',
]);

/**
 * What a call of `codex` asks for, as app-server takes it.
 *
 * B2: whatever is in it that can start programs or widen what Codex may do is named as a wish.
 *
 * @throws OrchError `ORCH_USAGE` for a folder or a profile that is not there
 */
export function wantedSession(input: CodexInput, place: SessionPlace): WantedSession {
  const cwd = resolve(place.cwd, input.cwd ?? '.');
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    throw new OrchError('ORCH_USAGE', 'The working directory is no folder.', { place: cwd });
  }
  const {
    sandbox,
    model,
    'approval-policy': policy,
    'base-instructions': baseInstructions,
    'developer-instructions': developerInstructions,
    'compact-prompt': compactPrompt,
  } = input;
  const asked = input.config ?? {};
  const wishes = Object.entries(asked)
    .filter(([key]) => !harmlessSettings.has(key))
    .map(([key, value]) => `the setting ${key} = ${JSON.stringify(value)}`);
  if (sandbox === 'danger-full-access') wishes.push('no sandbox at all (danger-full-access)');
  const config: Record<string, JsonValue> = {
    ...(input.profile !== undefined && readProfile(input.profile, place.env)),
    ...asked,
    ...(compactPrompt !== undefined && { compact_prompt: compactPrompt }),
  };
  const conditions: SessionConditions = {
    ...guarded(cwd, config),
    ...(sandbox !== undefined && { sandbox }),
    ...(policy !== undefined && {
      approvalPolicy: policy === 'on-failure' ? 'on-request' : policy,
    }),
    ...(model !== undefined && { model }),
    ...(baseInstructions !== undefined && { baseInstructions }),
    ...(developerInstructions !== undefined && { developerInstructions }),
  };
  return { conditions, wishes };
}

/**
 * The conditions of any session, whatever else it asks for.
 *
 * B1: Codex would trust the folder of a session that may write, and start the programs that the
 * folder's own configuration names, unasked (measured on 0.169.0). A human answers, not a reviewer of
 * Codex's choice.
 */
export function guarded(
  cwd: string,
  config: Readonly<Record<string, JsonValue>> = {},
): SessionConditions {
  const { projects: given } = config;
  const projects: Record<string, JsonValue> = { ...(isObject(given) && given) };
  for (const folder of untrustedFolders(cwd)) projects[folder] ??= { trust_level: 'untrusted' };
  return { cwd, approvalsReviewer: 'user', config: { ...config, projects } };
}

/**
 * A profile of the user's. app-server takes none, so its file is read here and given as settings.
 *
 * @throws OrchError `ORCH_USAGE`
 */
function readProfile(name: string, env: SessionPlace['env']): Readonly<Record<string, JsonValue>> {
  const home = env['CODEX_HOME'] ?? join(env['HOME'] ?? homedir(), '.codex');
  const file = join(home, `${name}.config.toml`);
  const fail = (why: string, cause?: unknown): OrchError =>
    new OrchError('ORCH_USAGE', `The profile ${name} cannot be used: ${why}.`, {
      place: file,
      hint: 'Profiles are the files $CODEX_HOME/<profile>.config.toml.',
      cause,
    });
  if (!/^[\w-]+$/.test(name)) throw fail('it is no name of a profile');
  try {
    return JSON.parse(JSON.stringify(parse(readFileSync(file, 'utf8')))) as Record<
      string,
      JsonValue
    >;
  } catch (error) {
    throw fail(describeThrown(error), error);
  }
}

function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
