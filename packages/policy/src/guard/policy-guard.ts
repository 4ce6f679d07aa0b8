import type {
  AgentAsk,
  GuardEffect,
  GuardQuestion,
  Profile,
  StageGuard,
  WorktreeChange,
} from '@orch/core';
import { agentChangeFindings } from '../decide/agent-change.ts';
import { decideCommand, decideDiff, decideStage } from '../decide/decide.ts';
import { combine, rank, type Decision, type Requirement } from '../decide/decision.ts';
import { EMPTY_POLICY, type Policy, type TaskRisk } from '../policy/policy.ts';
import { recordDecision } from './recorded-facts.ts';
import type { StageFacts } from '../decide/facts.ts';
import { diffFacts, stageFacts } from './stage-facts.ts';

export interface PolicyGuardOptions {
  readonly policy: Policy;
  /** What the policy is called in receipts, such as `orch.policy.json`. */
  readonly source: string;
  /** SHA-256 (hex) of the policy file as it was read; `null` without a file. */
  readonly digest: string | null;
  /** The digest of the policy file as it stands now; asked after each stage. */
  currentDigest(): Promise<string | null>;
  /** The risk that a task states; `undefined` where it states none. */
  taskRisk(taskId: string): TaskRisk | undefined;
  /** Globs over the files that decide about runs, from the repository's root: a change of them always asks. */
  readonly ownFiles: readonly string[];
}

/**
 * Puts a policy before and behind every stage of a run. The policy is the one that was read when the
 * process began with the run, whatever a stage makes of the file meanwhile.
 *
 * I7: a change of the files that decide about runs asks, and no policy switches that off.
 */
export function createPolicyGuard(options: PolicyGuardOptions): StageGuard {
  const { policy, source, digest } = options;
  const own = ownFilesPolicy(options.ownFiles);
  let seen = digest;

  async function policyChanged(): Promise<Decision | null> {
    const now = await options.currentDigest();
    if (now === seen) return null;
    // One question for one change: the stages after it did not make it.
    seen = now;
    return asks('orch:policy-changed', `${source} changed while the run went on`);
  }

  /** I8: what is granted ahead is granted by the policy with which the run began, as it still stands. */
  async function basisOf({ grantingPolicy, stage }: GuardQuestion): Promise<StageFacts['basis']> {
    if (stage.definition.kind !== 'agent' || policy.agent_profiles.length === 0) return 'as_begun';
    if (digest === null || grantingPolicy !== digest) return 'changed';
    return (await options.currentDigest()) === digest ? 'as_begun' : 'changed';
  }

  return {
    id: 'policy',
    async before(question) {
      const plain = stageFacts(question, options.taskRisk(question.run.taskId));
      const basis = await basisOf(question);
      const facts = basis === 'changed' ? { ...plain, basis } : plain;
      const decision = decideStage(policy, facts);
      return { ...effectOf(decision, source), facts: recordDecision(digest, facts, decision) };
    },
    async after(question: GuardQuestion, change: WorktreeChange | null, granted?: Profile) {
      const facts = diffFacts(stageFacts(question, options.taskRisk(question.run.taskId)), change);
      const decision = decideDiff(policy, facts);
      const agent = combine(agentChangeFindings(facts, granted), 'read-only');
      const builtIn = change === null ? [] : [decideDiff(own, facts), agent];
      const changed = await policyChanged();
      const all = [...builtIn, ...(changed === null ? [] : [changed]), decision];
      const effect = effectOf(strictest(all, decision.profile), source);
      return { ...effect, facts: recordDecision(digest, facts, decision) };
    },
    ask(question, ask) {
      const facts = stageFacts(question, options.taskRisk(question.run.taskId));
      const decision = decideAsk(policy, own, facts, ask);
      const { kind, digest: asked } = ask;
      // Kept for a reader. A policy is not tried on it again: its facts are those of no stage.
      const kept = { policy: digest, facts: null, ask: { kind, digest: asked } };
      return Promise.resolve({ ...effectOf(decision, source), facts: kept });
    },
  };
}

/** What a policy says of what an agent asks for: of its command, and of the files that would change. */
function decideAsk(policy: Policy, own: Policy, stage: StageFacts, ask: AgentAsk): Decision {
  const { command, paths } = ask;
  const text = typeof command === 'string' ? { shell: command } : command && { argv: command };
  const facts = text === null ? stage : { ...stage, stage: { ...stage.stage, command: text } };
  const files = paths.map((path) => ({ path, added: 0, deleted: 0, bytes: 0 }));
  const diff = { ...stage, diff: { files } };
  const looks = files.length === 0 ? [] : [decideDiff(policy, diff), decideDiff(own, diff)];
  const said = decideCommand(policy, facts);
  return strictest([said, ...looks], said.profile);
}

function ownFilesPolicy(globs: readonly string[]): Policy {
  const rule = {
    id: 'orch:own-files',
    when: {},
    globs,
    ignore_case: true,
    action: 'ask',
    reason: 'a stage changed a file that decides about runs',
  } as const;
  return { ...EMPTY_POLICY, protected_paths: globs.length === 0 ? [] : [rule] };
}

function asks(id: string, reason: string): Decision {
  const hit = { id, effect: 'ask', reason, pointer: '', certainty: 'yes' } as const;
  const requires = [{ rule: id, approvers: 1, from: [] }];
  return { effect: 'ask', rules: [hit], requires, profile: 'read-only' };
}

/** I3: the most restrictive of several decisions, with the rules of all. */
function strictest(decisions: readonly Decision[], profile: Decision['profile']): Decision {
  const effect = decisions.reduce<Decision['effect']>(
    (worst, each) => (rank(each.effect) > rank(worst) ? each.effect : worst),
    'allow',
  );
  const rules = decisions.flatMap((each) => each.rules);
  const requires = effect === 'ask' ? decisions.flatMap((each) => each.requires) : [];
  return { effect, rules, requires, profile };
}

/** What a decision means for a run. */
export function effectOf(decision: Decision, source: string): GuardEffect {
  const { effect, profile, requires } = decision;
  // A rule that grants something has no part in a question or a refusal.
  const named = decision.rules.filter((hit) => effect === 'allow' || hit.effect !== 'allow');
  const rules = [...new Set(named.map(({ id }) => id))];
  switch (effect) {
    case 'allow': {
      const by = rules.length === 0 ? 'no rule matched' : rules.join(', ');
      return { effect, profile, grantedBy: `${source}: ${by}`, rules };
    }
    case 'deny':
      return { effect, reason: reasonOf(decision), rules };
    case 'ask': {
      const [first = { approvers: 1, from: [] }, ...also] = requires.map(({ approvers, from }) => ({
        approvers,
        from,
      }));
      return {
        effect,
        profile,
        reason: reasonOf(decision),
        rules,
        ...first,
        ...(also.length > 0 && { also }),
        expiresAfterMs: soonest(requires),
      };
    }
  }
}

/** Why, in words: what the deciding rules say, with what they matched. */
function reasonOf({ effect, rules }: Decision): string {
  const parts = rules
    .filter((hit) => hit.effect === effect)
    .map(({ id, reason, matched }) => `${id}: ${reason}${matched ? ` (${matched})` : ''}`);
  return [...new Set(parts)].join('; ');
}

function soonest(requires: readonly Requirement[]): number | null {
  const times = requires.flatMap(({ expires_after_ms }) => expires_after_ms ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
