/**
 * Fake secrets. They are put together when the test runs, so that no scanner of this repository is
 * alarmed by its sources.
 */
export const secrets = {
  /** In the environment of orch, with characters that every encoding writes otherwise. */
  known: ['s3cr', 'et/val+ue?', '"with\\', 'all=of&it'].join(''),
  /** In the `env` of a stage alone. */
  stage: ['stage', 'Only', '7391', 'Zq'].join('-'),
  /** Of a known format, known to nobody. */
  format: ['gh', 'p_', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join(''),
  /** In the environment of orch; also in arguments, names of files and reasons. */
  plain: ['plain', 'Known', '8842', 'Xw'].join('_'),
} as const;

/** The ways in which a value may stand in bytes without being a secret any less. */
export function spellingsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64');
    // The first and last characters depend on what stands around the value.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** A stage that lets go of its secrets in every way that comes to mind. */
export const leakingStage = `
import { writeFileSync, writeSync } from 'node:fs';
const { KNOWN_SECRET: known, STAGE_PASSWORD: stage, PLAIN_TOKEN: plain } = process.env;
const format = process.argv[2] + process.argv[3];
const bytewise = (fd, text) => {
  for (const byte of Buffer.from(text)) writeSync(fd, Buffer.of(byte));
};
for (const value of [known, stage, plain, format]) {
  console.log('plain ' + value + ' end');
  console.error('stderr ' + value + ' end');
  console.log('\\u001b[1m' + value.slice(0, 5) + '\\u001b[0m' + value.slice(5) + '\\u001b[2m');
  bytewise(1, 'bytewise ' + value + ' end\\n');
  bytewise(2, value);
  writeSync(2, '\\n');
}
for (const value of [known, stage, plain]) {
  console.log(JSON.stringify({ value, nested: JSON.stringify({ value }) }));
  console.log('https://example.com/?q=' + encodeURIComponent(value));
  console.log(Buffer.from(value).toString('hex'));
  for (const before of ['', 'a', 'ab']) {
    const text = Buffer.from(before + value).toString('base64');
    bytewise(1, 'base64 ' + text + '\\n');
    console.log('base64url ' + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  }
}
writeFileSync('written-' + plain + '.txt', 'a file with ' + known + ' and ' + format + '\\n');
`;
