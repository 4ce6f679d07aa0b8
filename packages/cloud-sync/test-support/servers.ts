import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Receiver, type ReceiverLimits } from '../src/receiver/receiver.ts';
import { defaultReceiverLimits } from '../src/receiver/receiver.ts';
import { mintToken, type TokenBook, type TokenRecord } from '../src/receiver/token.ts';
import { MemoryKeeper } from './memory.ts';

/** A server on loopback that can go away and come back at the same port. */
export class LocalServer {
  readonly #listener: RequestListener;
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  constructor(listener: RequestListener) {
    this.#listener = listener;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const server = createServer(this.#listener);
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      if (server === null) resolve();
      else server.close(() => resolve());
    });
  }
}

/** What goes wrong with one request, before the receiver sees it or after. */
export type Trouble = (
  request: IncomingMessage,
  response: ServerResponse,
  serve: () => Promise<void>,
) => void | Promise<void>;

/** The real receiver, with troubles in front of it that the test scripts, one for each request. */
export class TroubledReceiver extends LocalServer {
  readonly keeper: MemoryKeeper;
  readonly troubles: Trouble[];
  readonly tokens: Map<string, TokenRecord>;
  readonly warnings: string[];
  requests = 0;

  constructor(limits: Partial<ReceiverLimits> = {}, nowMs: () => number = () => Date.now()) {
    const keeper = new MemoryKeeper();
    const troubles: Trouble[] = [];
    const tokens = new Map<string, TokenRecord>();
    const warnings: string[] = [];
    const book: TokenBook = { find: (id) => tokens.get(id) };
    const receiver = new Receiver({
      tokens: book,
      keeper,
      limits: { ...defaultReceiverLimits, ...limits },
      clock: { nowMs, monotonicMs: nowMs },
      logger: { info: () => undefined, warn: (line) => warnings.push(line) },
    });
    super((request, response) => {
      this.requests += 1;
      const trouble = troubles.shift();
      const serve = (): Promise<void> => receiver.serve(request, response);
      if (trouble === undefined) void serve();
      else void trouble(request, response, serve);
    });
    this.keeper = keeper;
    this.troubles = troubles;
    this.tokens = tokens;
    this.warnings = warnings;
  }

  grant(workspace = 'acme'): string {
    const { token, record } = mintToken(workspace, Date.now(), null);
    this.tokens.set(record.id, record);
    return token;
  }
}

export function status(code: number, headers: Record<string, string> = {}): Trouble {
  return (request, response) => {
    request.resume();
    response.writeHead(code, headers);
    response.end('{"error":{"code":"scripted","message":"scripted"}}');
  };
}
