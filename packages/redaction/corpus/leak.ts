/** Least number of characters of a secret that count as a leak when they stay together. */
const LEAK_LENGTH = 8;

/** The text without the markers, whose names may have parts in common with a prefix. */
function withoutMarkers(text: string): string {
  return text.replaceAll(/\[redacted:[\w.-]+\]/g, '[]');
}

/** The first part of the secret that is still in the output, if any. */
export function leakOf(secret: string, output: string): string | undefined {
  const rest = withoutMarkers(output);
  if (secret.length < LEAK_LENGTH && rest.includes(secret)) return secret;
  for (const line of secret.split(/\r?\n|\\+n| /)) {
    if (line.startsWith('-----')) continue;
    for (let at = 0; at + LEAK_LENGTH <= line.length; at += 1) {
      const part = line.slice(at, at + LEAK_LENGTH);
      if (rest.includes(part)) return part;
    }
  }
  return undefined;
}
