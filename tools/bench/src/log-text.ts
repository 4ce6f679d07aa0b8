import { closeSync, openSync, writeSync } from 'node:fs';

const mebibyte = 1024 * 1024;

/** A mebibyte of ordinary log lines, always the same. */
function oneMebibyte(): Buffer {
  let text = '';
  for (let line = 0; text.length < mebibyte; line += 1) {
    text += `2026-01-01T00:00:${String(line % 60).padStart(2, '0')}.000Z INFO module ${line} of the build compiled in ${(line * 7) % 1000} ms, cached as item ${line * 31}\n`;
  }
  return Buffer.from(text.slice(0, mebibyte));
}

/** Writes a file of so many mebibytes of log lines. */
export function writeLogText(file: string, mebibytes: number): void {
  const block = oneMebibyte();
  const fd = openSync(file, 'w');
  for (let count = 0; count < mebibytes; count += 1) writeSync(fd, block);
  closeSync(fd);
}
