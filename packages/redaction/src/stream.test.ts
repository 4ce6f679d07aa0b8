import { describe, expect, test } from '@jest/globals';
import { fakes } from '../corpus/random.ts';
import { leakOf } from '../corpus/leak.ts';
import { secretSamples } from '../corpus/secrets.ts';
import { joined, streamed } from '../corpus/streaming.ts';
import { utf8 } from './bytes.ts';
import { createRedactor } from './redactor.ts';
import { LOOK_AHEAD_BYTES, LOOK_BEHIND_BYTES } from './view.ts';

const known = [
  { name: 'first', value: ['p@ss w', 'ord+1"x'].join('/') },
  { name: 'second', value: ['Hunter2', 'Hunter2'].join('') },
];

function texts(): string[] {
  const forms = known.flatMap(({ value }) => [
    `plain ${value} text`,
    `url ${encodeURIComponent(value)} text`,
    `json ${JSON.stringify(JSON.stringify(value))} text`,
    btoa(`ab${value}z`),
  ]);
  return [...secretSamples().map((sample) => sample.text), ...forms];
}

function asText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The cuts are many, and the machine may be busy. */
const TIMEOUT_MS = 120_000;

describe('I1: the cut of the input does not matter', () => {
  test(
    'every single cut of every sample gives what the uncut text gives',
    () => {
      const redactor = createRedactor({ known });
      const different: string[] = [];
      for (const text of texts()) {
        const bytes = utf8(text);
        const whole = redactor.text(text);
        for (let cut = 1; cut < bytes.length; cut += 1) {
          if (asText(streamed(redactor, bytes, [cut])) !== whole) different.push(`${cut}: ${text}`);
        }
      }
      expect(different).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'one byte at a time gives the same',
    () => {
      const redactor = createRedactor({ known });
      const different = texts().filter((text) => {
        const bytes = utf8(text);
        const cuts = Array.from({ length: bytes.length }, (_, i) => i);
        return asText(streamed(redactor, bytes, cuts)) !== redactor.text(text);
      });
      expect(different).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'many random cuts of a long mixed text give the same (seed %d)',
    (seed) => {
      const redactor = createRedactor({ known });
      const f = fakes(seed);
      const all = texts();
      const fillers = [
        () => '',
        () => '\n',
        () => ' some ordinary words '.repeat(f.number(60)),
        () => '\u001b[31m'.repeat(f.number(120)),
        () => `${'a1B2'.repeat(f.number(2500))} `,
        () => `password="${'x y'.repeat(f.number(2500))}`,
        () => 'sk-'.repeat(f.number(1500)),
      ];
      const text = Array.from({ length: 80 }, () => {
        const filler = fillers[f.number(fillers.length)];
        return `${all[f.number(all.length)] ?? ''}${filler?.() ?? ''}`;
      }).join('');
      const bytes = utf8(text);
      const whole = redactor.text(text);
      for (let round = 0; round < 6; round += 1) {
        const cuts = new Set(
          Array.from({ length: 1 + f.number(200) }, () => f.number(bytes.length)),
        );
        const cut = asText(
          streamed(
            redactor,
            bytes,
            [...cuts].sort((a, b) => a - b),
          ),
        );
        expect(cut === whole).toBe(true);
      }
      expect(redactor.text(whole) === whole).toBe(true);
    },
    TIMEOUT_MS,
  );
});

describe('I6: what is not a secret passes unchanged', () => {
  test('binary data and invalid UTF-8 pass byte for byte', () => {
    const f = fakes(99);
    const bytes = Uint8Array.from({ length: 200_000 }, () => f.number(256));
    const cuts = Array.from({ length: 40 }, (_, i) => i * 5000);
    expect(streamed(createRedactor(), bytes, cuts)).toEqual(bytes);
  });

  test('bytes around a secret are kept, invalid ones too', () => {
    const secret = utf8(`ghp_${fakes(5).alnum(36)}`);
    const before = Uint8Array.of(0xff, 0xfe, 0x00, 0xc3, 0x28, 0x20);
    const after = Uint8Array.of(0x20, 0x80, 0xed, 0xa0, 0x80, 0x1b, 0x5b);
    const out = streamed(createRedactor(), joined([before, secret, after]), [3]);
    expect(out).toEqual(joined([before, utf8('[redacted:github-token]'), after]));
  });

  test('a text without a secret is the very same string, lone surrogates and all', () => {
    const text = 'half \ud800 of a pair';
    expect(createRedactor().text(text)).toBe(text);
  });
});

describe('I4: a secret longer than the window is redacted to its end', () => {
  const f = fakes(17);
  const long = f.alnum(40_000);
  test.each([
    ['token', `ghp_${long}`, ' tail', '[redacted:github-token] tail'],
    ['assignment', `API_TOKEN=${long}`, ' tail', 'API_TOKEN=[redacted:secret] tail'],
    [
      'header',
      `Authorization: Bearer ${long}`,
      '\r\nA: b',
      'Authorization: Bearer [redacted:authorization-header]\r\nA: b',
    ],
    ['web token', `eyJhbGciOiJIUzI1NiJ9.${long}.${long}`, ' tail', '[redacted:jwt] tail'],
  ])('%s', (_, secret, after, expected) => {
    const bytes = utf8(secret + after);
    const cuts = Array.from({ length: Math.floor(bytes.length / 700) }, (_unused, i) => i * 700);
    expect(asText(streamed(createRedactor(), bytes, cuts))).toBe(expected);
  });

  test('a private key of a megabyte, in lines and as one line', () => {
    const kind = ['PRIVATE', 'KEY'].join(' ');
    const line = f.base64(64);
    for (const separator of ['\n', '\\n', '\r\n', '']) {
      const body = Array.from({ length: 16_000 }, () => line).join(separator);
      const text = `a -----BEGIN ${kind}-----${separator}${body}${separator}-----END ${kind}----- z`;
      const bytes = utf8(text);
      const cuts = Array.from({ length: 300 }, (_, i) => i * 3333);
      expect(asText(streamed(createRedactor(), bytes, cuts))).toBe('a [redacted:private-key] z');
    }
  });

  test('a key whose end marker never comes is redacted, and the lines after it are kept', () => {
    const kind = ['PRIVATE', 'KEY'].join(' ');
    const text = `-----BEGIN ${kind}-----\n${f.base64(64)}\n${f.base64(64)}\nthe next step began\n`;
    expect(createRedactor().text(text)).toBe('[redacted:private-key]the next step began\n');
  });

  test('the marker of a key in a manual takes no text with it', () => {
    const kind = ['PRIVATE', 'KEY'].join(' ');
    const text = `A file that begins with -----BEGIN ${kind}----- is secret.\nKeep it so.\n`;
    expect(createRedactor().text(text)).toBe(
      'A file that begins with [redacted:private-key] is secret.\nKeep it so.\n',
    );
  });

  test('another secret between the lines of a key is redacted too', () => {
    const kind = ['PRIVATE', 'KEY'].join(' ');
    const token = `ghp_${f.alnum(36)}`;
    const body = f.base64(64);
    const text = `-----BEGIN ${kind}-----\n${body}\n[other] pushed with ${token} now\n${body}\n-----END ${kind}-----\n`;
    const out = createRedactor().text(text);
    expect(leakOf(token, out)).toBeUndefined();
    expect(leakOf(body, out)).toBeUndefined();
    expect(out).toContain('[other] pushed with [redacted:github-token] now');
  });

  test('the private lines of a PuTTY key are redacted', () => {
    const lines = [f.base64(64), f.base64(64), `${f.base64(20)}=`];
    const text = `Public-Lines: 1\nabc\nPrivate-Lines: 3\n${lines.join('\n')}\nPrivate-MAC: ${f.hex(40)}\n`;
    const out = createRedactor().text(text);
    expect(lines.map((line) => leakOf(line, out))).toEqual([undefined, undefined, undefined]);
  });
});

describe('I5: what is held back is bounded', () => {
  test.each([
    ['ordinary text', 'an ordinary line of a log with nothing in it\n'],
    ['an open assignment', 'token=token'],
    ['an open address', 'https://user:'],
    ['an open key', `-----BEGIN ${['PRIVATE', 'KEY'].join(' ')}-----`],
    ['a run of letters', 'sk-abcdefghij'],
  ])('%s', (_, unit) => {
    const stream = createRedactor().stream();
    const bytes = utf8(unit);
    let pushed = 0;
    let given = 0;
    let most = 0;
    for (let round = 0; round < 4000; round += 1) {
      pushed += bytes.length;
      given += stream.push(bytes).length;
      if (stream.count === 0) most = Math.max(most, pushed - given);
    }
    expect(most).toBeLessThanOrEqual(LOOK_AHEAD_BYTES + LOOK_BEHIND_BYTES + bytes.length);
  });

  test('an endless run of ANSI sequences passes', () => {
    const stream = createRedactor().stream();
    const unit = utf8('\u001b[31m\u001b[0m'.repeat(100));
    let held = 0;
    for (let round = 0; round < 2000; round += 1) held += unit.length - stream.push(unit).length;
    expect(held).toBeLessThan(200_000);
  });
});

describe('I2: ANSI sequences', () => {
  const f = fakes(23);
  const token = `ghp_${f.alnum(36)}`;
  test.each([
    ['before', `\u001b[1m${token}`, '\u001b[1m[redacted:github-token]'],
    ['directly after a word', `key\u001b[1m${token}`, 'key\u001b[1m[redacted:github-token]'],
    [
      'inside',
      `${token.slice(0, 9)}\u001b[31m${token.slice(9)}`,
      '[redacted:github-token]\u001b[31m',
    ],
    [
      'in the prefix',
      `g\u001b[0mhp\u001b(B_${token.slice(4)}!`,
      '[redacted:github-token]\u001b[0m\u001b(B!',
    ],
    [
      'before more of its class',
      `AKIA${f.upper(16)}\u001b[1mABC`,
      '[redacted:aws-access-key-id]\u001b[1mABC',
    ],
    [
      'written out in JSON',
      `\\u001b[1m${token}\\u001b[0m`,
      '\\u001b[1m[redacted:github-token]\\u001b[0m',
    ],
    [
      'in a link',
      `\u001b]8;;https://a:${token}@b/\u0007x`,
      '\u001b]8;;https://a:[redacted:github-token]@b/\u0007x',
    ],
  ])('%s', (_, text, expected) => {
    expect(createRedactor().text(text)).toBe(expected);
  });
});

describe('a stream', () => {
  test('counts its own redactions, and the redactor counts all', () => {
    const redactor = createRedactor();
    const stream = redactor.stream();
    stream.push(utf8(`ghp_${fakes(1).alnum(36)} ghp_${fakes(2).alnum(36)} `));
    stream.end();
    redactor.text(`ghp_${fakes(3).alnum(36)}`);
    expect([stream.count, redactor.count]).toEqual([2, 3]);
  });

  test('that has ended says so', () => {
    const stream = createRedactor().stream();
    stream.end();
    expect(() => stream.push(utf8('x'))).toThrow(
      expect.objectContaining({ code: 'ORCH_REDACTION_STREAM_ENDED' }),
    );
  });

  test('does not keep the chunk that it was given', () => {
    const stream = createRedactor().stream();
    const chunk = utf8('some text');
    stream.push(chunk);
    chunk.fill(0);
    expect(asText(stream.end())).toBe('some text');
  });
});
