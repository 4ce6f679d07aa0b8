import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  initialize,
  initialized,
  rawServer,
  request,
  type RawOutcome,
} from '../../test-support/mcp.ts';
import { begin } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

let repository: Repository;
beforeAll(() => {
  repository = makeRepository();
  repository.configure({ p: [command('build', 'true')] });
});
afterAll(() => repository.remove());

const serve = (...input: readonly (object | string)[]): Promise<RawOutcome> =>
  rawServer({ cwd: repository.root, args: ['serve'] }, input);

const answerTo = ({ messages }: RawOutcome, id: number | string) =>
  messages.find((message) => message['id'] === id);

describe('a client of the protocol', () => {
  test.each([
    ['2024-11-05', '2024-11-05'],
    ['2025-03-26', '2025-03-26'],
    ['2025-06-18', '2025-06-18'],
    ['2025-11-25', '2025-11-25'],
    ['1999-01-01', '2025-11-25'],
  ])('that speaks %s is answered in %s', async (asked, answered) => {
    const outcome = await serve(initialize(asked), initialized, request(2, 'ping'));
    expect(answerTo(outcome, 'init')).toMatchObject({
      result: {
        protocolVersion: answered,
        serverInfo: { name: 'orch' },
        capabilities: { tools: {}, resources: {} },
      },
    });
    expect(answerTo(outcome, 2)).toMatchObject({ result: {} });
    expect([outcome.status, outcome.stderr]).toEqual([0, '']);
  });

  test('gets an error for what is not there, and the next call is answered all the same', async () => {
    const outcome = await serve(
      initialize(),
      initialized,
      request(1, 'no/such/method'),
      request(2, 'tools/call', { name: 'approve', arguments: {} }),
      request(3, 'tools/call', {}),
      request(4, 'tools/list', { cursor: 'x' }),
      request(5, 'resources/list', { cursor: '-1' }),
      request(6, 'resources/read', { uri: 'orch://nothing' }),
      request(7, 'resources/read', {}),
      request(8, 'prompts/list'),
      request(9, 'tools/call', { name: 'plan', arguments: { pipeline: 7, also: 1 } }),
      request(10, 'tools/call', { name: 'plan' }),
    );
    const codes = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (id) => (answerTo(outcome, id)?.['error'] as { code: number }).code,
    );
    expect(codes).toEqual([-32601, -32602, -32602, -32602, -32602, -32002, -32602, -32601]);
    expect(answerTo(outcome, 9)).toMatchObject({ result: { isError: true } });
    expect(answerTo(outcome, 10)).toMatchObject({
      result: { structuredContent: { pipeline: { id: 'p' } } },
    });
    expect(outcome.status).toBe(0);
  });

  test('that writes what is no message is told so, and the connection stays', async () => {
    const outcome = await serve('{"jsonrpc":', '[]', '{"jsonrpc":"2.0","id":{}}', initialize());
    const errors = outcome.messages.filter((message) => 'error' in message);
    expect(errors.map(({ error }) => (error as { code: number }).code)).toEqual([
      -32700, -32600, -32600,
    ]);
    expect(answerTo(outcome, 'init')).toHaveProperty('result');
    expect(outcome.stderr.split('\n').filter((line) => line !== '')).toHaveLength(3);
  });

  test('that writes a line without end is cut off', async () => {
    const huge = `{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(9 * 1024 * 1024)}"}`;
    const outcome = await serve(initialize(), huge, request(2, 'ping'));
    expect(answerTo(outcome, 2)).toBeUndefined();
    expect(outcome.stderr).toContain('exceeded');
    expect(outcome.status).toBe(0);
  });

  test('that ends its input at once still gets its answers', async () => {
    const calls = Array.from({ length: 20 }, (_, id) =>
      request(id, 'tools/call', { name: 'runs_list', arguments: {} }),
    );
    const outcome = await serve(initialize(), initialized, ...calls);
    expect(outcome.messages).toHaveLength(21);
  });

  test('finds nothing but the protocol on stdout, also where the server cannot begin', async () => {
    const server = begin(['mcp', 'serve', '--no-such-flag'], { cwd: repository.root });
    const { status, stdout } = await server.outcome;
    expect([status, stdout]).toEqual([2, '']);
  });
});
