/**
 * Throughput of the redactor on one core: ordinary log text and text full of near-candidates.
 * CPU time is measured and not wall time, so that a busy machine does not change the answer much.
 *
 * Measures the package as it is built. Run with `node --import tsx bench/throughput.ts` after a build; prints JSON: `ordinary_mb_s`, `hostile_mb_s`,
 * `hostile_worst_mb_s`, `hostile_worst`; with `--details` each hostile text by itself.
 */
import { createRedactor } from '@orch/redaction';

const CHUNK_BYTES = 64 * 1024;
const ROUNDS = 7;

/** A small seeded generator, so that every run measures the same text. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  'starting server listening on port request GET POST took ms status info warn build compiled module passed failed test suite src index ts loaded file from cache task worker queue done retry connection closed user session author tokens password reset https://example.com/docs/page.html node_modules dist/chunk.js 3f2a9c1e version 1.24.0'.split(
    ' ',
  );

/** Log lines with times, paths, identifiers, hashes and some colour. */
function ordinaryText(bytes: number): Uint8Array {
  const next = random(1);
  const pick = () => WORDS[Math.floor(next() * WORDS.length)] ?? '';
  let text = '';
  while (text.length < bytes) {
    const words = Array.from({ length: 10 }, pick).join(' ');
    const hash = Math.floor(next() * 2 ** 32).toString(16);
    text += `2026-11-20T10:${Math.floor(next() * 60)}:00.123Z INFO [worker-${Math.floor(next() * 9)}] ${words} ${hash}\n`;
  }
  return new TextEncoder().encode(text.slice(0, bytes));
}

/** Texts in which every few bytes look like the beginning of a secret. */
const HOSTILE: Readonly<Record<string, string>> = {
  sk_dash: 'sk-',
  sk_dash_words: 'sk-abc ',
  github: 'ghp_',
  github_short: 'ghp_abc123 ',
  jwt: 'eyJ',
  jwt_dots: 'eyJhbGciOiJIUzI1NiJ9.',
  password: 'password=',
  password_blank: 'password= ',
  token_blank: 'token: string, token: ',
  token_tight: 'token=token',
  quoted: '"token":"',
  quoted_open: 'token=\'password="x ',
  url: 'https://',
  url_user: 'https://user:',
  pem: '-----BEGIN ',
  pem_open: '-----BEGIN RSA PRIVATE KEY-----x\n',
  telegram: '1234567:AA',
  bearer: 'authorization: bearer ',
  discord: 'discord bot login(MTIz ',
  escapes: '\u001b[1mg\u001b[0mh\u001b[1mp\u001b[0m_ ',
  percent: '%25%25%25',
  backslashes: '\\\\\\\\',
  known_prefix: 'hunter2-hunter2-hunter',
  line: 'sk-ghp_eyJpassword=token: AKIA xoxb-1 -----BEGIN npm_ s.a 0Q~ hvs. ',
};

function hostileText(unit: string, bytes: number): Uint8Array {
  return new TextEncoder().encode(unit.repeat(Math.ceil(bytes / unit.length)).slice(0, bytes));
}

/** All of the near-candidates in a random order, a few bytes of each at a time. */
function mixedText(bytes: number): Uint8Array {
  const next = random(2);
  const units = Object.values(HOSTILE);
  let text = '';
  while (text.length < bytes) text += units[Math.floor(next() * units.length)] ?? '';
  return new TextEncoder().encode(text.slice(0, bytes));
}

function secondsFor(text: Uint8Array): number {
  const redactor = createRedactor({
    known: [
      { name: 'first', value: 'hunter2-hunter2-hunter2' },
      { name: 'second', value: '%25 and \\ and "quotes"' },
    ],
  });
  const stream = redactor.stream();
  const before = process.cpuUsage();
  for (let at = 0; at < text.length; at += CHUNK_BYTES)
    stream.push(text.subarray(at, at + CHUNK_BYTES));
  stream.end();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The best of several rounds, in 10^6 bytes a second of CPU time: noise only ever slows down. */
function megabytesPerSecond(text: Uint8Array, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) best = Math.min(best, secondsFor(text));
  return Math.round(text.length / 1e6 / best);
}

const details = Object.fromEntries(
  Object.entries(HOSTILE).map(([name, unit]) => [
    name,
    megabytesPerSecond(hostileText(unit, 1e6), 4),
  ]),
);
const slowest = Object.entries(details).reduce((a, b) => (b[1] < a[1] ? b : a));
const result = {
  ordinary_mb_s: megabytesPerSecond(ordinaryText(16e6), ROUNDS),
  /** All kinds of near-candidates mixed. */
  hostile_mb_s: megabytesPerSecond(mixedText(4e6), ROUNDS),
  /** The one kind that costs most, and nothing else in the text. */
  hostile_worst_mb_s: slowest[1],
  hostile_worst: slowest[0],
  ...(process.argv.includes('--details') && { details }),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
