import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AgentTurnRequest, LogPlace, Profile } from '@orch/core';
import { OrchError } from '@orch/core';
import { guardedConfig } from '../guard/guarded-config.ts';
import type { SandboxFolders } from '../guard/permission-profile.ts';
import { probeSandbox } from '../guard/sandbox-probe.ts';
import { grantingRuleFiles } from '../guard/user-rules.ts';
import { checkCodexVersion, readCodexVersion } from '../program/codex-version.ts';
import { findCodex } from '../program/find-codex.ts';
import type { CodexRunnerOptions } from './runner-options.ts';

/** The Codex of a runner, looked for once. */
export interface CodexProgram {
  readonly program: string;
  readonly version: string;
  /** Where an untested version was allowed. */
  readonly remark: string | null;
}

/** Everything that is settled before Codex is started for a turn. */
export interface TurnSetup {
  readonly codex: CodexProgram;
  /** Options that go before the subcommand. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly place: LogPlace;
  /** What was seen to hold the sandbox; `null` where it is only declared. */
  readonly mechanism: string | null;
  readonly notes: readonly string[];
  /** Removes the turn's own temporary folder. */
  dispose(): void;
}

/** The variables that have a value. */
function presentVariables(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * Finds Codex and checks its version.
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE`
 */
export async function openCodex(options: CodexRunnerOptions): Promise<CodexProgram> {
  const { program } = findCodex(options.search);
  const version = await readCodexVersion(program, presentVariables(options.env));
  const allowUntested = options.allowUntestedVersion ?? false;
  return { program, version, remark: checkCodexVersion(version, { program, allowUntested }) };
}

/**
 * Prepares a turn: its folders, its environment, and the proof that the sandbox works here.
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` where the granted profile could not be held
 */
export async function setUpTurn(
  options: CodexRunnerOptions,
  codex: CodexProgram,
  request: AgentTurnRequest,
): Promise<TurnSetup> {
  const place = options.logFile(request.run, request.stage);
  const scratch = place.file.replace(/(?:\.ndjson)?$/, '.tmp');
  const dispose = (): void => rmSync(scratch, { recursive: true, force: true });
  dispose(); // What a killed turn left.
  mkdirSync(scratch, { recursive: true });
  try {
    // The sandbox can only protect what is there: an agent could make a folder that is missing.
    for (const path of options.protectedPaths) {
      if (!existsSync(path)) mkdirSync(path, { recursive: true });
    }
    const inherited = presentVariables(options.env);
    const codexHome =
      options.codexHome ??
      inherited['CODEX_HOME'] ??
      join(inherited['HOME'] ?? homedir(), '.codex');
    const base = {
      ...inherited,
      ...request.env,
      ...(options.codexHome !== undefined && { CODEX_HOME: options.codexHome }),
      TMPDIR: scratch,
    };
    const { run, attempt, stage } = request;
    const env = options.processes.environment({ run, attempt, stage: stage.id }, base);
    const folders: SandboxFolders = {
      root: options.root,
      scratch,
      protectedPaths: options.protectedPaths,
      hiddenPaths: [join(codexHome, 'auth.json')].filter((path) => existsSync(path)),
    };
    const rules = rulesNote(options, codexHome, request.sandbox);
    const mechanism = await proveSandbox(codex.program, env, request.sandbox, folders, rules);
    const notes = [codex.remark, rules].filter((note) => note !== null);
    const args = guardedConfig(request.sandbox, folders);
    return { codex, args, env, place, mechanism, notes, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** I5: no promise of ours rests on rules, and rules that undo one are refused. */
function rulesNote(
  options: CodexRunnerOptions,
  codexHome: string,
  profile: Profile,
): string | null {
  if (profile === 'danger-full-access') return null;
  const [file] = grantingRuleFiles(codexHome);
  if (file === undefined) return null;
  if (options.allowUserRules === true) {
    return `Codex's rules in ${dirname(file)} may run commands outside of the sandbox; it is only declared`;
  }
  throw new OrchError(
    'ORCH_AGENT_UNAVAILABLE',
    'Codex has rules of its own that may run commands outside of the sandbox',
    {
      place: file,
      hint: 'Give the agent a Codex folder of its own (codexHome), move these rules away, or allow them in the configuration.',
    },
  );
}

async function proveSandbox(
  program: string,
  env: Readonly<Record<string, string>>,
  profile: Profile,
  folders: SandboxFolders,
  rules: string | null,
): Promise<string | null> {
  if (profile === 'danger-full-access') return null;
  const probe = await probeSandbox(program, env, profile, folders);
  if (probe.holds) return rules === null ? 'codex sandbox' : null;
  throw new OrchError(
    'ORCH_AGENT_UNAVAILABLE',
    `Codex's sandbox does not hold ${profile} here: ${probe.reason}`,
    {
      place: program,
      hint: "On Linux it needs user namespaces (see `sysctl kernel.unprivileged_userns_clone` and your container's settings).",
    },
  );
}
