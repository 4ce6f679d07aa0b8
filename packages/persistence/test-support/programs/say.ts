/** Tells the test something, in a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
