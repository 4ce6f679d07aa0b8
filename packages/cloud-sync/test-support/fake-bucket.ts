import { AwsV4Signer } from 'aws4fetch';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LocalServer } from './servers.ts';

export const bucketKeys = {
  id: 'AKIAFAKEFAKEFAKEFAKE',
  secret: 'fake-secret-of-the-bucket-server-0000000',
};

/** As much of the S3 API as is used, with the signature checked, and conditions honoured or not. */
export class FakeBucket extends LocalServer {
  readonly objects = new Map<string, Buffer>();
  readonly options: { honours: boolean; nowMs: () => number; status: number[] };

  constructor(options: { honours?: boolean; nowMs?: () => number } = {}) {
    super((request, response) => void this.#serve(request, response));
    const { honours = true, nowMs = () => Date.now() } = options;
    this.options = { honours, nowMs, status: [] };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const [status, code] = await this.#answer(request, body);
    response.writeHead(status, { Date: new Date(this.options.nowMs()).toUTCString() });
    response.end(code === '' ? '' : `<Error><Code>${code}</Code></Error>`);
  }

  async #answer(request: IncomingMessage, body: Buffer): Promise<[number, string]> {
    const scripted = this.options.status.shift();
    if (scripted !== undefined) return [scripted, 'Scripted'];
    const { headers, method = '', url = '' } = request;
    const datetime = String(headers['x-amz-date']);
    const at = Date.parse(datetime.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    if (!(Math.abs(at - this.options.nowMs()) < 900_000)) return [403, 'RequestTimeTooSkewed'];
    if (!(await this.#isSigned(request, body, datetime))) return [403, 'SignatureDoesNotMatch'];
    if (!url.startsWith('/runs/')) return [404, 'NoSuchBucket'];
    const name = decodeURIComponent(url.slice('/runs/'.length));
    if (method === 'DELETE') {
      this.objects.delete(name);
      return [204, ''];
    }
    if (this.options.honours && headers['if-none-match'] === '*' && this.objects.has(name)) {
      return [412, 'PreconditionFailed'];
    }
    this.objects.set(name, body);
    return [200, ''];
  }

  async #isSigned(request: IncomingMessage, body: Buffer, datetime: string): Promise<boolean> {
    const { headers, method = '', url = '' } = request;
    const authorization = String(headers.authorization);
    const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
    const signed = names.filter((name) => name !== 'host' && name !== 'x-amz-date');
    const signer = new AwsV4Signer({
      method,
      url: `${this.url}${url}`,
      headers: signed.map((name): [string, string] => [name, String(headers[name])]),
      ...(method === 'PUT' ? { body: new Uint8Array(body) } : {}),
      accessKeyId: bucketKeys.id,
      secretAccessKey: bucketKeys.secret,
      service: 's3',
      region: 'us-east-1',
      datetime,
      allHeaders: true,
    });
    return (await signer.authHeader()) === authorization && names.includes('host');
  }
}
