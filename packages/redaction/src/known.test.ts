import { describe, expect, test } from '@jest/globals';
import { fakes } from '../corpus/random.ts';
import { leakOf } from '../corpus/leak.ts';
import { formsOf } from './known.ts';
import { createRedactor } from './redactor.ts';

const VALUE = 'p@ss w/ord+1"x\\y%&é';
const TOKEN = 'Zx9-Longer_Secret/Value+42';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ascii = (text: string) =>
  text.replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

describe('a known value is found', () => {
  const redactor = createRedactor({
    known: [
      { name: 'value', value: VALUE },
      { name: 'token', value: TOKEN },
    ],
  });
  test.each([
    ['as it is', `<<${VALUE}>>`, '<<[redacted:value]>>'],
    ['in a longer word', `a${TOKEN}b`, 'a[redacted:token]b'],
    ['in JSON', JSON.stringify({ a: VALUE }), '{"a":"[redacted:value]"}'],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(VALUE)), '"\\"[redacted:value]\\""'],
    ['in JSON of ASCII', ascii(JSON.stringify(VALUE)), '"[redacted:value]"'],
    ['in JSON with escaped slashes', TOKEN.replaceAll('/', '\\/'), '[redacted:token]'],
    ['in JSON with escaped signs', TOKEN.replaceAll('+', '\\u002B'), '[redacted:token]'],
    ['URL-encoded', `v=${encodeURIComponent(VALUE)}&`, 'v=[redacted:value]&'],
    [
      'URL-encoded in lower case',
      encodeURIComponent(TOKEN).replaceAll('%2F', '%2f'),
      '[redacted:token]',
    ],
    ['URL-encoded twice', encodeURIComponent(encodeURIComponent(VALUE)), '[redacted:value]'],
    ['as a form', new URLSearchParams({ v: VALUE }).toString(), 'v=[redacted:value]'],
    ['in XML', '<a>p@ss w/ord+1&quot;x\\y%&amp;é</a>', '<a>[redacted:value]</a>'],
    ['escaped for a shell', TOKEN.replace(/\W/g, '\\$&'), '[redacted:token]'],
    ['as hex', Buffer.from(VALUE).toString('hex'), '[redacted:value]'],
    ['as upper-case hex', Buffer.from(VALUE).toString('hex').toUpperCase(), '[redacted:value]'],
    ['in base64 with its padding', base64(VALUE), '[redacted:value]'],
    ['in base64 in a URL', encodeURIComponent(base64(`${TOKEN}>>`)), '[redacted:token]%2BPg%3D%3D'],
    ['in UTF-16', Array.from(TOKEN).join('\0'), '[redacted:token]'],
  ])('%s', (_, text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  test.each([0, 1, 2, 3, 4, 5])('in base64 behind %d bytes of something else', (bytes) => {
    for (const value of [VALUE, TOKEN]) {
      const text = base64(`${'u:abc'.slice(0, bytes)}${value}rest`);
      for (const form of [text, text.replaceAll('+', '-').replaceAll('/', '_')]) {
        const out = redactor.text(form);
        expect(out).toContain('[redacted:');
        expect(leakOf(base64(value).slice(0, -4), out)).toBeUndefined();
        // What is left on either side decodes to the neighbours and nothing of the value.
        const left = Buffer.from(out.split('[')[0] ?? '', 'base64').toString();
        expect('u:abc'.startsWith(left)).toBe(true);
      }
    }
  });

  test.each([64, 76])('in base64 that is wrapped at %d characters', (width) => {
    const text = base64(`${'x'.repeat(40)}${TOKEN.repeat(3)}${'y'.repeat(40)}`);
    const wrapped = text.replace(new RegExp(`(.{${width}})`, 'g'), '$1\r\n');
    const out = redactor.text(wrapped);
    expect(leakOf(base64(TOKEN).slice(0, -4), out.replaceAll('\r\n', ''))).toBeUndefined();
    expect(out.match(/\[redacted:token\]/g)?.length).toBeGreaterThan(0);
  });
});

test('the character that a value shares with its neighbour goes too, percent-encoded or not', () => {
  const value = ['correct', 'horse3'].join('');
  const redactor = createRedactor({ known: [{ name: 'k', value }] });
  const text = base64(`${value}日`);
  expect(text.charAt(17)).toBe('+');
  expect(redactor.text(text)).toBe(`[redacted:k]${text.slice(18)}`);
  expect(redactor.text(encodeURIComponent(text))).toBe(
    `[redacted:k]${encodeURIComponent(text.slice(18))}`,
  );
});

describe('a value of several lines', () => {
  const f = fakes(31);
  const lines = [f.base64(64), f.base64(64), `${f.base64(20)}=`, 'Qz3='];
  const redactor = createRedactor({
    known: [{ name: 'key', value: lines.join('\n') }],
    rules: 'none',
  });

  test.each(['\n', '\r\n', '\\n', '\\\\n'])(
    'is found whole with %j between its lines',
    (separator) => {
      expect(redactor.text(`a ${lines.join(separator)} z`)).toBe('a [redacted:key] z');
    },
  );

  test('is found line by line behind the prefix of a log', () => {
    const out = redactor.text(lines.map((line) => `web | ${line}`).join('\n'));
    expect(lines.slice(0, 3).map((line) => leakOf(line, out))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('does not make its common lines secret', () => {
    const json = createRedactor({
      known: [{ name: 'json', value: '{\n  "type": "service_account",\n  "id": "abc"\n}' }],
      rules: 'none',
    });
    expect(json.text('"type": "service_account",')).toBe('"type": "service_account",');
  });
});

describe('limits of known values', () => {
  test('a value of less than six bytes has no forms, so that it does not eat the text', () => {
    expect(formsOf({ name: 'short', value: 'abcde' })).toEqual([]);
    expect(createRedactor({ known: [{ name: 'short', value: 'abcde' }] }).text('abcdef')).toBe(
      'abcdef',
    );
  });

  test('a value far longer than the window is found', () => {
    const value = fakes(3).alnum(20_000);
    expect(
      createRedactor({ known: [{ name: 'long', value }], rules: 'none' }).text(`a ${value} z`),
    ).toBe('a [redacted:long] z');
  });

  test('I3: a value that begins inside of another find does not keep its rest', () => {
    const value = ['abc12', 'def34'].join(';');
    const redactor = createRedactor({ known: [{ name: 'mine', value }] });
    expect(redactor.text(`password=${value}`)).toBe('password=[redacted:mine]');
    expect(redactor.text(`password=zz9${value}!`)).toBe('password=[redacted:password]!');
  });

  test('a secret that is registered later is found from then on, in a running stream too', () => {
    const redactor = createRedactor();
    const stream = redactor.stream();
    stream.push(Buffer.from('before '));
    redactor.register({ name: 'late', value: 'correct-horse' });
    stream.push(Buffer.from('x correct-horse y'));
    expect(Buffer.from(stream.end()).toString()).toContain('x [redacted:late] y');
  });

  test('a name that could break the marker is made safe', () => {
    const redactor = createRedactor({ known: [{ name: 'a]b c\n', value: 'correct-horse' }] });
    expect(redactor.text('correct-horse')).toBe('[redacted:a_b_c_]');
  });

  test('a value that is part of the marker does not grow it with each pass', () => {
    const redactor = createRedactor({ known: [{ name: 'redacted', value: 'redacted' }] });
    const once = redactor.text('it was redacted');
    expect(once).toBe('it was [redacted:redacted]');
    expect(redactor.text(once)).toBe(once);
  });

  test('a marker with a made-up name shields nothing', () => {
    const token = `ghp_${fakes(8).alnum(36)}`;
    expect(createRedactor().text(`[redacted:${token}]`)).toBe('[redacted:[redacted:github-token]]');
  });
});

test('an unknown rule id is refused', () => {
  expect(() => createRedactor({ rules: ['no-such-rule'] })).toThrow(
    expect.objectContaining({ code: 'ORCH_REDACTION_UNKNOWN_RULE' }),
  );
});
