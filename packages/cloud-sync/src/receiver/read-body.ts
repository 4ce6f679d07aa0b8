import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { memberOf } from '../client/read-answer.ts';
import { refuse } from './answer.ts';

export interface BodyLimits {
  /** As it comes. */
  readonly maxBodyBytes: number;
  /** When it is inflated. */
  readonly maxInflatedBytes: number;
}

const inflate = promisify(gunzip);

/** Refuses by the headers alone, before anything of the body is read. */
export function checkHeaders(request: IncomingMessage, limits: BodyLimits): void {
  const { headers } = request;
  const type = headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    refuse('unsupported', 'The body must be application/json.');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') {
    refuse('unsupported', 'The encoding must be gzip or identity.');
  }
  const length = Number(headers['content-length'] ?? 0);
  if (length > limits.maxBodyBytes) tooLarge(limits.maxBodyBytes);
}

/** Reads a body; never holds more than the limits allow, whatever the headers said. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > limits.maxBodyBytes) tooLarge(limits.maxBodyBytes);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return body;
  try {
    return await inflate(body, { maxOutputLength: limits.maxInflatedBytes });
  } catch (error) {
    if (memberOf(error, 'code') === 'ERR_BUFFER_TOO_LARGE') tooLarge(limits.maxInflatedBytes);
    return refuse('bad_request', 'The body is not gzip.');
  }
}

function tooLarge(maxBytes: number): never {
  refuse('too_large', `The body may have ${maxBytes} bytes.`);
}
