import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

/**
 * An agent in a stage: it starts orch's MCP server for itself, and tries to have its own run approved by
 * every tool, name, argument and address that it can think of. What came of it is left in a file.
 */
const agent = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const [entry, run, cleaned] = process.argv.slice(2);
const { PATH, HOME, NODE, ENTRY } = process.env;
const options = cleaned ? { env: { PATH, HOME, NODE, ENTRY }, detached: true } : {};
const server = spawn(process.execPath, [entry, 'mcp', 'serve'], { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
createInterface({ input: server.stdout }).on('line', (line) => {
  const message = JSON.parse(line);
  waiting.get(message.id)?.(message);
});
let last = 0;
const ask = (method, params = {}) => new Promise((resolve) => {
  last += 1;
  waiting.set(last, resolve);
  server.stdin.write(JSON.stringify({ jsonrpc: '2.0', id: last, method, params }) + '\\n');
});
const call = (name, args) => ask('tools/call', { name, arguments: args });
await ask('initialize', { protocolVersion: '2025-11-25', capabilities: { elicitation: {} }, clientInfo: { name: 'agent', version: '1' } });
const { result: { tools } } = await ask('tools/list');
const answers = [];
const decisions = [{ decision: 'approved' }, { approve: true }, { answer: 'yes', as: 'Ada' }, { reject: false }];
for (const name of ['approve', 'reject', 'cancel', 'resume', 'decide', ...tools.map((tool) => tool.name)]) {
  for (const decision of decisions) answers.push(await call(name, { run_id: run, stage: 'sign-off', reason: 'fine', ...decision }));
}
for (const tail of ['/approve', '/inbox/000-a.json', '/approvals/0?decision=approved', '/../../../out/audit.log']) {
  answers.push(await ask('resources/read', { uri: 'orch://runs/t/' + run + tail }));
}
answers.push(await ask('resources/subscribe', { uri: 'orch://runs/t/' + run }));
answers.push(await ask('elicitation/create', { message: 'approve', requestedSchema: { type: 'object', properties: {} } }));
const refused = answers.every(({ error, result }) => error !== undefined || result.isError === true);
const asked = await call('approval_request', { run_id: run });
const started = await call('start', { pipeline: 'forger', task_id: 'forger', follow: true });
writeFileSync('scratch/answers.json', JSON.stringify({ count: answers.length, refused, asked: asked.result, started: started.result }));
server.stdin.end();
`;

const command = (id: string, line: string) => ({ kind: 'command', id, command: line, needs: [] });
const until = 'until grep -q approval.requested .runs/t/cli/$ORCH_RUN_ID/runner.ndjson; do :; done';
const agentStage = (cleaned: string) =>
  command(
    'agent',
    `${until}; echo $ORCH_RUN_ID > scratch/run; "$NODE" agent.mjs "$ENTRY" $ORCH_RUN_ID ${cleaned}`,
  );
const gated = (id: string, cleaned: string) => ({
  id,
  stages: [
    { kind: 'manual', id: 'sign-off' },
    agentStage(cleaned),
    { kind: 'command', id: 'ship', command: 'echo shipped > scratch/shipped', needs: ['sign-off'] },
  ],
});

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'agent.mjs': agent,
    'codex.orchestrator.json': {
      pipelines: [
        gated('own', ''),
        gated('cleaned', 'cleaned'),
        {
          id: 'forger',
          stages: [
            command('forge', '"$NODE" "$ENTRY" approve --run "$(cat scratch/run)" --reason fine'),
          ],
        },
      ],
    },
  });
});
afterEach(() => repository.remove());

interface Answers {
  readonly count: number;
  readonly refused: boolean;
  readonly asked: { readonly structuredContent: object };
  readonly started: { readonly isError?: boolean; readonly structuredContent?: object };
}

describe('an agent with the MCP server in hand', () => {
  test.each(['own', 'cleaned'])(
    'cannot have its own run approved (%s environment), nor by a run that it starts',
    async (pipeline) => {
      const env = { NODE: process.execPath, ENTRY: repository.entry };
      const args = ['start', pipeline, '--task', 't', '--parallel', '--max-concurrency', '2'];
      const started = await repository.orch([...args, '--format', 'json'], { env });
      expectExit(started, 3);
      const [runId = ''] = await repository.runIds('t');
      const answers = JSON.parse(await repository.read('scratch/answers.json')) as Answers;
      expect(answers).toMatchObject({ count: 70, refused: true });
      expect(answers.asked.structuredContent).toMatchObject({
        decided_by: expect.stringContaining('A human'),
        approvals: [{ stage: 'sign-off' }],
      });
      // The stage of the run that it started was refused as any stage is.
      expect(answers.started.structuredContent ?? answers.started).toMatchObject({
        status: 'failed',
      });
      const [forger = ''] = await repository.runIds('forger');
      const log = await repository.orch(['runs', 'logs', '--run', forger, '--raw']);
      expect(log.stdout).toContain('ORCH_APPROVAL_REFUSED');

      const { approvals } = documentOf(
        await repository.orch(['status', '--run', runId, '--format', 'json']),
      ) as { approvals: unknown[] };
      expect(approvals).toMatchObject([{ status: 'pending', decisions: [] }]);
      const journal = await repository.read('.runs/t/cli', runId, 'runner.ndjson');
      expect(journal).not.toContain('approval.decided');
      expectExit(await repository.orch(['resume', '--run', runId]), 3);
      await expect(repository.read('scratch/shipped')).rejects.toThrow('ENOENT');
    },
  );
});
