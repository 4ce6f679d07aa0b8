import { describe, expect, test } from '@jest/globals';
import { OrchError } from '@orch/core';
import { parseArguments, wholeNumber, type Arguments } from './parse-arguments.ts';
import { verbs } from './verbs.ts';

function argsOf(...argv: string[]): Arguments {
  const request = parseArguments(argv);
  if (request.kind !== 'verb') throw new Error(`not a verb: ${request.kind}`);
  return request.args;
}

function refusal(...argv: string[]): OrchError {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof OrchError) return error;
  }
  throw new Error(`it was taken: ${argv.join(' ')}`);
}

describe('the command line', () => {
  test.each(['0303', '007', '1e3', '0x10', '12345678901234567890', 'true', 'null', ' '])(
    'the id %j reaches the verb as it was typed',
    (id) => {
      expect(argsOf('start', '--task', id).value('task')).toBe(id);
      expect(argsOf('start', `--task=${id}`).value('task')).toBe(id);
    },
  );

  test('a verb of two words, its flags in any order, and its operand', () => {
    const request = parseArguments(['runs', 'logs', '--raw', '--run', 'r1']);
    expect(request.kind === 'verb' && request.verb.name).toBe('runs logs');
    const args = argsOf('start', '--parallel', 'smoke', '--task', 't');
    expect([args.operand, args.has('parallel'), args.has('wait')]).toEqual(['smoke', true, false]);
  });

  test('an unknown verb is an error with a suggestion, never a success', () => {
    const error = refusal('strat');
    expect([error.code, error.hint]).toEqual([
      'ORCH_USAGE',
      expect.stringContaining('Did you mean "start"?'),
    ]);
    expect(refusal('runs', 'lst').hint).toContain('"runs list"');
    expect(refusal('runs').code).toBe('ORCH_USAGE');
  });

  test('an unknown flag is an error with a suggestion', () => {
    expect(refusal('start', '--paralel').hint).toContain('Did you mean "--parallel"?');
    expect(refusal('start', '--no-parallel').code).toBe('ORCH_USAGE');
    expect(refusal('start', '-x').code).toBe('ORCH_USAGE');
    expect(refusal('--bogus').code).toBe('ORCH_USAGE');
  });

  test.each([
    ['a value that is missing', ['start', '--task']],
    ['a flag in the place of a value', ['start', '--task', '--parallel']],
    ['a value for a switch', ['start', '--parallel=yes']],
    ['a word outside the choices', ['start', '--format', 'xml']],
    ['a flag given twice', ['start', '--task', 'a', '--task', 'b']],
    ['an operand too many', ['start', 'one', 'two']],
    ['an operand where there is none', ['status', 'one']],
  ])('%s is refused', (_name, argv) => {
    expect(refusal(...argv).code).toBe('ORCH_USAGE');
  });

  test('help and version are found in their places', () => {
    expect(parseArguments([])).toEqual({ kind: 'help', verb: null });
    expect(parseArguments(['--help']).kind).toBe('help');
    expect(parseArguments(['--version'])).toEqual({ kind: 'version' });
    const help = parseArguments(['runs', 'gc', '-h']);
    expect(help.kind === 'help' && help.verb?.name).toBe('runs gc');
  });

  test('numbers are whole and in range', () => {
    expect(wholeNumber(argsOf('runs', 'list', '--limit', '12'), 'limit', 0, 99)).toBe(12);
    for (const bad of ['-1', '1.5', '1e1', 'ten', '100', '']) {
      expect(() => wholeNumber(argsOf('runs', 'list', `--limit=${bad}`), 'limit', 0, 99)).toThrow(
        OrchError,
      );
    }
  });

  test('no verb declares a flag twice, and every verb has a format but those that speak a protocol', () => {
    for (const { name, flags } of verbs) {
      const names = flags.map((flag) => flag.name);
      expect([name, new Set(names).size, names.includes('format')]).toEqual([
        name,
        names.length,
        !name.startsWith('mcp '),
      ]);
    }
  });
});
