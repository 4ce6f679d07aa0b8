import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseCommand } from '../commands/analyse-command.ts';
import type { Dialect } from './reader.ts';
import type { Word } from './word.ts';

/** Programs that write down with what they were started, and do nothing else. */
const SHIMS = ['git', 'npm', 'tool', 'foo'];
/** Real programs that run others. */
const REAL = ['env', 'nohup', 'nice', 'timeout', 'xargs', 'find', 'sh', 'bash', 'stdbuf', 'setsid'];

let folder = '';
let work = '';
let log = '';

/** Hundreds of processes, on a machine that may be busy. */
const TIMEOUT_MS = 120_000;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-policy-'));
  work = join(folder, 'work');
  log = join(folder, 'log');
  mkdirSync(work);
  mkdirSync(join(folder, 'bin'));
  for (const name of SHIMS) {
    const path = join(folder, 'bin', name);
    writeFileSync(path, `#!/bin/sh\nprintf '%s\\000' "$(($# + 1))" ${name} "$@" >> '${log}'\n`);
    chmodSync(path, 0o755);
  }
  for (const name of REAL) {
    const path = ['/usr/bin', '/bin']
      .map((bin) => join(bin, name))
      .find((candidate) => existsSync(candidate));
    if (path !== undefined) symlinkSync(path, join(folder, 'bin', name));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a real shell starts when it runs a text: the arguments of each shim, in order. */
function startedBy(shell: 'bash' | 'dash', text: string): readonly (readonly string[])[] {
  writeFileSync(log, '');
  const env = { PATH: join(folder, 'bin'), HOME: work, SHLVL: '1' };
  const ran = spawnSync(`/bin/${shell}`, ['-c', text], {
    cwd: work,
    env,
    stdio: 'ignore',
    timeout: 10_000,
  });
  if (ran.error !== undefined) throw ran.error;
  const fields = readFileSync(log, 'utf8').split('\0');
  const started: string[][] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const count = Number(fields[at]);
    started.push(fields.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return started;
}

/** Whether words with holes can become these arguments. */
function covers(words: readonly Word[], argv: readonly string[]): boolean {
  const source = words.map((word) => {
    const pieces = word.map((piece) => {
      if ('text' in piece) return piece.text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
      return piece.hole === 'field' ? '[^\\x00]*' : '[^]*';
    });
    const wide = word.some((piece) => 'hole' in piece && piece.hole === 'fields');
    return wide ? `(?:${pieces.join('')}\\x00)?` : `${pieces.join('')}\\x00`;
  });
  return new RegExp(`^${source.join('')}$`, 'u').test(argv.map((arg) => `${arg}\0`).join(''));
}

type Quote = (text: string) => string;
const quotes: readonly Quote[] = [
  (text) => text,
  (text) => `'${text}'`,
  (text) => `"${text}"`,
  (text) => [...text].map((char) => `\\${char}`).join(''),
  (text) => `${text.slice(0, 1)}''${text.slice(1)}`,
  (text) => `"${text.slice(0, 2)}"'${text.slice(2)}'`,
  (text) => `${text.slice(0, 1)}\\\n${text.slice(1)}`,
];
const bashQuotes: readonly Quote[] = [
  ...quotes,
  (text) => `$'${text}'`,
  (text) => `$'\\x${text.charCodeAt(0).toString(16)}${text.slice(1)}'`,
];

const plainArgs = [
  'push',
  'status',
  '-f',
  '--force',
  '--x=y',
  'a.b',
  '@',
  '%',
  'x#y',
  'a=b',
  '-',
  'if',
  'done',
  '}',
  '!',
];
const rawArgs = [
  "''",
  '""',
  "'a b'",
  '"a  b"',
  '"$HOME"',
  '$UNSET',
  '"$UNSET"',
  '$(printf "a b")',
  '"$(printf "a b")"',
  '`printf x`',
  '$((1+2))',
  '"\\$x"',
  "'\"'",
  '"\'"',
  '\\"',
  '{a,b}',
  '~',
  '"$@"',
  '${UNSET:-x y}',
  '"${UNSET:-x y}"',
  '*.none',
];

function command(forBash: boolean): fc.Arbitrary<string> {
  const quote = fc.constantFrom(...(forBash ? bashQuotes : quotes));
  const name = fc.tuple(fc.constantFrom(...SHIMS), quote).map(([text, quoted]) => quoted(text));
  const argument = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...plainArgs), quote)
        .map(([text, quoted]) => quoted(text)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...rawArgs) },
  );
  const extra = fc.constantFrom(
    '> out',
    '2>/dev/null',
    '>>out',
    '< /dev/null',
    '2>&1',
    '1>out 2>&1',
  );
  const args = fc.array(
    fc.oneof({ weight: 4, arbitrary: argument }, { weight: 1, arbitrary: extra }),
    { maxLength: 4 },
  );
  const lead = fc.constantFrom('', '', '', 'X=1 ', "X='a b' Y=2 ", '>out ', '2>&1 ', '! ');
  const wrap = fc.constantFrom(
    '',
    '',
    '',
    '',
    'env ',
    'env -u B A=1 ',
    'nohup ',
    'nice -n 3 ',
    'timeout 5 ',
    'command ',
    'setsid -w ',
    'stdbuf -oL ',
    'env -- nice ',
  );
  const blank = fc.constantFrom(' ', '  ', '\t', ' \\\n ');
  return fc
    .tuple(lead, wrap, name, args, blank)
    .map(
      ([before, outer, program, rest, gap]) => `${before}${outer}${[program, ...rest].join(gap)}`,
    );
}

function script(forBash: boolean): fc.Arbitrary<string> {
  const { tree } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
    leaf: command(forBash),
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      tie('leaf'),
      fc
        .tuple(tie('tree'), fc.constantFrom(' && ', ' ; ', '\n', ' | ', ' || '), tie('tree'))
        .map((parts) => parts.join('')),
      tie('tree').map((inner) => `(${inner})`),
      tie('tree').map((inner) => `{ ${inner}; }`),
      tie('tree').map((inner) => `if ${inner}; then ${inner}\nfi`),
      tie('tree').map((inner) => `for x in a b; do ${inner}; done`),
      tie('tree').map((inner) => `case a in (b) ;; a) ${inner};; esac`),
      tie('tree').map((inner) => `f${inner.length}() { ${inner}; }; f${inner.length}`),
      tie('tree').map((inner) => `foo $(${inner}\n)`),
      tie('tree').map((inner) => `foo "x $(${inner}\n)"`),
      tie('tree').map((inner) => `foo <<E\n$(${inner}\n)\nE`),
      tie('tree').map((inner) => `eval '${inner.replaceAll("'", "'\\''")}'`),
      tie('tree').map((inner) => `sh -c '${inner.replaceAll("'", "'\\''")}'`),
      tie('tree').map((inner) => `bash -c '${inner.replaceAll("'", "'\\''")}' 0 a`),
      tie('tree').map((inner) => `# ${inner.replaceAll('\n', ' ')}\ntrue`),
    ),
  }));
  return tree;
}

test.each<readonly ['bash' | 'dash', Dialect]>([
  ['bash', 'bash'],
  ['bash', 'sh'],
  ['dash', 'sh'],
])(
  'I1: whatever %s starts was found, or the text was not certain (read as %s)',
  (shell, dialect) => {
    let certain = 0;
    let started = 0;
    const runs = 250;
    fc.assert(
      fc.property(script(shell === 'bash'), (text) => {
        const analysis = analyseCommand({ shell: text, dialect });
        if (analysis.problems.length > 0) return;
        certain += 1;
        for (const argv of startedBy(shell, text)) {
          started += 1;
          const found = analysis.invocations.some(({ words }) => covers(words, argv));
          if (!found)
            throw new Error(
              `${shell} started ${JSON.stringify(argv)}, found ${JSON.stringify(analysis.invocations)}`,
            );
        }
      }),
      { seed: 20_261, numRuns: runs },
    );
    // The property would hold of a parser that is never certain.
    expect(certain).toBeGreaterThan(runs * 0.5);
    expect(started).toBeGreaterThan(runs * 0.5);
  },
);

test.each<readonly ['bash' | 'dash', Dialect]>([
  ['bash', 'bash'],
  ['dash', 'sh'],
])(
  'a single command has in %s the very arguments that were read',
  (shell, dialect) => {
    let compared = 0;
    fc.assert(
      fc.property(command(shell === 'bash'), (text) => {
        const analysis = analyseCommand({ shell: text, dialect });
        const read = analysis.invocations.findLast((invocation) => invocation.certain);
        if (analysis.problems.length > 0 || read === undefined) return;
        if (read.words.some((word) => word.some((piece) => 'hole' in piece))) return;
        compared += 1;
        const argv = read.words.map((word) =>
          word.map((piece) => ('text' in piece ? piece.text : '')).join(''),
        );
        expect(startedBy(shell, text)).toEqual([argv]);
      }),
      { seed: 20_261, numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(60);
  },
  TIMEOUT_MS,
);
