/** The start of a body; nobody reads more than this of what a server says. */
const maxAnswerBytes = 64 * 1024;

/** The text of a response, cut off at 64 KiB; the rest is not even received. */
export async function readAnswer(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    bytes += value.byteLength;
    if (bytes > maxAnswerBytes) {
      await reader.cancel();
      break;
    }
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8');
}

/** What a server said went wrong, on one line: its own message where there is one. */
export function reasonIn(status: number, text: string): string {
  const message = messageIn(text);
  const words = message === null ? '' : `: ${message}`;
  return `it answered ${status}${words}`;
}

function messageIn(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // A proxy's page: the status says what there is to say.
  }
  const error = memberOf(value, 'error');
  const message = memberOf(error, 'message') ?? memberOf(value, 'message') ?? error;
  if (typeof message !== 'string' || message === '') return null;
  return message.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 300);
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** Why there was no answer, with the code of the operating system or of TLS where there is one. */
export function reasonWithoutAnswer(error: unknown): string {
  let words = String(error);
  for (let each = error, depth = 0; each !== undefined && depth < 4; depth += 1) {
    const code = memberOf(each, 'code');
    if (typeof code === 'string') return `there was no answer: ${code}`;
    const message = memberOf(each, 'message');
    if (typeof message === 'string' && message !== '') words = message;
    each = memberOf(each, 'cause');
  }
  return `there was no answer: ${words}`;
}
