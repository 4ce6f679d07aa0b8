import { analyseCommand, type CommandText } from '../commands/analyse-command.ts';
import { matchInvocation } from '../commands/argv-pattern.ts';
import type { CommandAnalysis } from '../commands/analysis.ts';
import { showWords } from '../shell/word.ts';
import type { Action, ForbiddenCommand, Policy } from '../policy/policy.ts';
import { applies } from './applies.ts';
import type { Finding } from './decision.ts';
import type { StageFacts } from './facts.ts';

/** What the policy says of the command that a stage runs. */
export function commandFindings(policy: Policy, facts: StageFacts): readonly Finding[] {
  const { command } = facts.stage;
  const rules = policy.forbidden_commands
    .map((rule, at) => ({ rule, pointer: `/forbidden_commands/${at}` }))
    .filter(({ rule }) => applies(rule.when, facts) !== undefined);
  if (command === undefined || (rules.length === 0 && policy.opaque_programs === 'allow'))
    return [];
  const analysis = analyseCommand(command);
  const findings = rules.flatMap(({ rule, pointer }) =>
    ruleFinding(policy, rule, pointer, analysis),
  );
  // I2: what was not read with certainty could hold a forbidden command, if any is forbidden here.
  if (rules.length > 0 && analysis.problems.length > 0)
    findings.push(uncertainFinding(policy, command, analysis));
  if (policy.opaque_programs !== 'allow' && analysis.opaque.length > 0) {
    findings.push({
      id: 'policy:opaque_programs',
      effect: policy.opaque_programs,
      reason: 'it runs code that a policy cannot see',
      pointer: '/opaque_programs',
      matched: analysis.opaque.join('; '),
      certainty: 'yes',
    });
  }
  return findings;
}

function ruleFinding(
  policy: Policy,
  rule: ForbiddenCommand,
  pointer: string,
  analysis: CommandAnalysis,
): Finding[] {
  const hit = { id: rule.id, reason: rule.reason, pointer };
  let possible: string | undefined;
  for (const invocation of analysis.invocations) {
    const certainty = matchInvocation(rule.argv, invocation);
    if (certainty === 'yes') {
      return [{ ...hit, effect: rule.action, matched: showWords(invocation.words), certainty }];
    }
    if (certainty === 'maybe') possible ??= showWords(invocation.words);
  }
  if (possible === undefined) return [];
  return [
    {
      ...hit,
      effect: weaker(rule.action, policy.uncertain_commands),
      matched: possible,
      certainty: 'maybe',
    },
  ];
}

/** A possible match is not refused unless both the rule and the policy say so. */
function weaker(action: Action, uncertain: Action): Action {
  return action === 'deny' && uncertain === 'deny' ? 'deny' : 'ask';
}

function uncertainFinding(
  policy: Policy,
  command: CommandText,
  analysis: CommandAnalysis,
): Finding {
  return {
    id: 'policy:uncertain_commands',
    effect: policy.uncertain_commands,
    reason: `it cannot be told what this runs: ${analysis.problems.join('; ')}`,
    pointer: '/uncertain_commands',
    matched:
      'shell' in command ? command.shell.slice(0, 200) : command.argv.join(' ').slice(0, 200),
    certainty: 'maybe',
  };
}
