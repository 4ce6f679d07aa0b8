import type { GuardVerdict, Plan, PlannedStage, Requirement } from '@orch/core';
import { detectSandbox, enforcedProfile } from '@orch/adapter-process';
import type { LoadedPolicy } from '../compose/load-policy.ts';
import type { ProjectGuard } from '../compose/project-guard.ts';
import { plainLine } from '../output/plain-text.ts';
import { durationText } from '../output/time-text.ts';

/** A policy file (wire shape). */
export interface PolicyDocument {
  readonly path: string;
  readonly digest: string;
}

/** What a guard would say before a stage (wire shape). */
export interface GuardDocument {
  readonly effect: 'allow' | 'ask' | 'deny';
  /** The profile that the stage would get. */
  readonly profile: string;
  /** What would hold the stage to it; `null` means declared, not enforced. */
  readonly mechanism: string | null;
  readonly rules: readonly string[];
  readonly reason: string | null;
  /** Whose yes would be needed, each by its own people. */
  readonly requires: readonly Requirement[];
  readonly expires_after_ms: number | null;
}

export function policyDocument(loaded: LoadedPolicy | null): PolicyDocument | null {
  return loaded === null ? null : { path: loaded.file.path, digest: loaded.file.digest };
}

/** Asks the guard about a stage without running it; `null` for a stage that it is never asked about. */
export async function guardDocument(
  guard: ProjectGuard,
  taskId: string,
  plan: Plan,
  stage: PlannedStage,
  root: string,
): Promise<GuardDocument | null> {
  const { definition } = stage;
  if (definition.kind !== 'command' && definition.kind !== 'agent') return null;
  const run = { taskId, runId: 'plan' };
  // A run that starts now begins under the policy as it is.
  const grantingPolicy = (await guard.policy())?.file.digest ?? null;
  const pipelineId = plan.pipeline.id;
  const verdict = await guard.before({ run, pipelineId, stage, attempt: 1, grantingPolicy });
  const declared =
    definition.kind === 'agent'
      ? (definition.sandbox ?? 'read-only')
      : (definition.profile ?? 'network');
  const profile = verdict.effect === 'deny' ? declared : verdict.profile;
  // What holds an agent is seen when it runs: it is the agent's own sandbox, which is tried then.
  const ours = definition.kind === 'command' && enforcedProfile(profile) !== null;
  const held = ours ? (detectSandbox(root)?.name ?? null) : null;
  return { effect: verdict.effect, profile, mechanism: held, ...details(verdict) };
}

function details(
  verdict: GuardVerdict,
): Pick<GuardDocument, 'rules' | 'reason' | 'requires' | 'expires_after_ms'> {
  const { rules } = verdict;
  switch (verdict.effect) {
    case 'allow':
      return { rules, reason: null, requires: [], expires_after_ms: null };
    case 'deny':
      return { rules, reason: verdict.reason, requires: [], expires_after_ms: null };
    case 'ask': {
      const { approvers, from, also = [], reason, expiresAfterMs } = verdict;
      const requires = [{ approvers, from }, ...also];
      return { rules, reason, requires, expires_after_ms: expiresAfterMs };
    }
  }
}

/** The same in words; nothing for a stage that may simply run. */
export function guardText(guard: GuardDocument | null, isAgent: boolean): string[] {
  if (guard === null) return [];
  const { effect, reason, requires, expires_after_ms: expires, mechanism, profile } = guard;
  const why = reason === null ? '' : plainLine(reason);
  const limited = profile === 'read-only' || profile === 'workspace-write';
  const holder = isAgent
    ? "the agent's own sandbox is tried before it begins"
    : mechanism === null
      ? 'declared, not enforced'
      : `held by ${mechanism}`;
  const held = limited ? [`${profile}: ${holder}`] : [];
  switch (effect) {
    case 'allow':
      return held;
    case 'deny':
      return [`REFUSED: ${why}`];
    case 'ask': {
      const who = requires
        .map(({ approvers, from }) => `${approvers} of ${from.join(', ') || 'anybody'}`)
        .join(' and ');
      const until = expires === null ? '' : `, within ${durationText(expires)}`;
      return [`ASKS ${who}${until}: ${why}`, ...held];
    }
  }
}
