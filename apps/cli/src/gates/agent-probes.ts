import { exitStatus } from '../errors/exit-status.ts';
import type { GateId } from './gate-id.ts';
import { expectExit, notRed, type Probe, type ProbeResult } from './probe-result.ts';
import type { CallResult, Scratch } from './scratch.ts';
import { StandInAgent, type AgentStep } from './stand-in-agent.ts';

type AgentGate = Extract<GateId, `agent-${string}`>;

const askCommand = (command: string): AgentStep => ({
  ask: { method: 'item/commandExecution/requestApproval', params: { kind: 'command', command } },
});
const told = (agent: StandInAgent): string => {
  const answers = agent.answers().map(({ decision }) => decision ?? 'refusal');
  return answers.length === 0 ? 'nothing' : answers.join(', ');
};

/**
 * The probes of what orch itself does about an agent, with a program in the place of Codex that does each
 * forbidden thing for certain. That the sandbox of Codex holds is tried before each turn of a run.
 */
export const agentProbes: Readonly<Record<AgentGate, Probe>> = {
  async 'agent-profile'(scratch) {
    const agent = new StandInAgent(scratch);
    await agent.stage([], { sandbox: 'workspace-write' });
    const started = scratch.start();
    if (agent.hasWorked()) return notRed('the agent worked before anybody said yes', started);
    const what = 'an agent that wants to write is not set to work without a yes';
    const red = expectExit(started, exitStatus.waiting, what);
    if (red.standing !== 'red') return red;
    const done = goOn(scratch, started.runId);
    return agent.hasWorked() ? red : notRed('a yes did not set the agent to work', done);
  },

  async 'agent-command'(scratch) {
    scratch.write('orch.policy.json', {
      version: 1,
      forbidden_commands: [
        { id: 'probe', argv: ['touch', 'forbidden'], action: 'deny', reason: 'It is the probe.' },
      ],
    });
    const agent = new StandInAgent(scratch);
    await agent.stage([askCommand('true; X=1 sh -c "touch forbidden"')]);
    const what = 'an agent that asks for a forbidden command is told no, and nobody is asked';
    return expectTold(agent, scratch.start(), exitStatus.ok, 'decline', what);
  },

  async 'agent-request'(scratch) {
    const agent = new StandInAgent(scratch);
    await agent.stage([askCommand('touch ../outside')]);
    const { runId, ...started } = scratch.start();
    const what =
      'an agent that asks for more than its profile is told nothing before a person decides';
    const waits = expectTold(agent, started, exitStatus.waiting, 'nothing', what);
    if (waits.standing !== 'red') return waits;
    const green = expectTold(agent, goOn(scratch, runId), exitStatus.ok, 'accept', 'a yes is told');
    if (green.standing !== 'red') return green;
    const asks = askCommand('touch ../elsewhere');
    await agent.stage([asks]);
    const late = scratch.start();
    const resumed = goOn(scratch, late.runId, () => agent.willDo([{ write: 'seed.txt' }, asks]));
    const tooLate = 'a yes is void once the agent has changed the worktree';
    const voided = expectTold(agent, resumed, exitStatus.waiting, 'nothing', tooLate);
    return voided.standing === 'red' ? { ...waits, detail: `${waits.detail}; ${tooLate}` } : voided;
  },

  async 'agent-unknown'(scratch) {
    const agent = new StandInAgent(scratch);
    await agent.stage([]);
    const green = scratch.start();
    if (green.status !== exitStatus.ok) return notRed('a harmless turn did not pass', green);
    await agent.stage([{ ask: { method: 'item/probe/requestApproval', params: {} } }]);
    const what = 'a question that orch does not know is refused, and ends the turn';
    return expectTold(agent, scratch.start(), exitStatus.failed, 'refusal', what);
  },

  async 'agent-change'(scratch) {
    const agent = new StandInAgent(scratch);
    await agent.stage([]);
    const green = scratch.start();
    if (green.status !== exitStatus.ok)
      return notRed('a turn without a change did not pass', green);
    await agent.stage([{ write: 'seed.txt' }]);
    const what = 'an agent that might only read, and changed a file, is found out';
    return expectExit(scratch.start(), exitStatus.waiting, what);
  },

  async 'agent-budget'(scratch) {
    const agent = new StandInAgent(scratch);
    const spent = { totalTokens: 1_000, inputTokens: 900, outputTokens: 100 };
    const params = { tokenUsage: { total: spent, last: spent } };
    const steps = [{ tell: { method: 'thread/tokenUsage/updated', params } }];
    await agent.stage(steps, { budget: { max_tokens: 2_000 } });
    const green = scratch.start();
    if (green.status !== exitStatus.ok) return notRed('a turn in its budget did not pass', green);
    await agent.stage(steps, { budget: { max_tokens: 999 } });
    const what = 'an agent that spent more tokens than its budget has waits for a person';
    return expectExit(scratch.start(), exitStatus.waiting, what);
  },
};

/** Says yes to what a run waits for, and lets it go on after what happens meanwhile. */
function goOn(scratch: Scratch, runId: string, meanwhile?: () => void): CallResult {
  const approved = scratch.orch('approve', '--run', runId, '--reason', 'probe');
  if (approved.status !== exitStatus.ok) return approved;
  meanwhile?.();
  return scratch.orch('resume', '--run', runId, '--format', 'json');
}

/** Expects an end of the run, and what the agent was told until then. */
function expectTold(
  agent: StandInAgent,
  result: CallResult,
  status: number,
  answers: string,
  what: string,
): ProbeResult {
  const said = told(agent);
  if (said !== answers) return notRed(`not shown: ${what}; the agent was told ${said}`, result);
  return expectExit(result, status, what);
}
