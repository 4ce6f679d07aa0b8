import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from './gate.ts';
import type { ModelReply } from './model-reply.ts';
import { asServerSentEvent, responseBody, responseEvents } from './responses-wire.ts';

/** A request as the model's service got it. */
export interface ModelRequest {
  /** The request's JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Everything in the request that is input, as text: what the model would read. */
  readonly input: string;
  readonly authorization: string | null;
}

/** One request and its answer. */
export interface ScriptStep {
  readonly reply: ModelReply;
  /** Throws where the request is not as it should be. */
  readonly expect?: (request: ModelRequest) => void;
  /** The answer is held back until the gate is open. */
  readonly gate?: Gate;
}

/** The steps of one agent among several: of those whose input contains `when`. */
export interface Conversation {
  readonly when: string;
  readonly steps: readonly (ScriptStep | ModelReply)[];
}

export interface ScriptedModelOptions {
  /** Steps in their order, where there is one agent. */
  readonly steps?: readonly (ScriptStep | ModelReply)[];
  /** Steps of several agents that work side by side. The first conversation that fits is taken. */
  readonly conversations?: readonly Conversation[];
}

/** A service that speaks the Responses API on loopback and says what a script tells it to. */
export interface ScriptedModel {
  /** For `base_url`, with `/v1`. */
  readonly baseUrl: string;
  /** The requests so far. */
  readonly requests: readonly ModelRequest[];
  /** Resolves when the request with this number (from 0) has come in. */
  requested(index: number): Promise<ModelRequest>;
  /** Adds steps to the only script. */
  push(...steps: readonly (ScriptStep | ModelReply)[]): void;
  /** Ends the service. Safe to call twice. */
  close(): Promise<void>;
  /**
   * Ends the service and tells how the script was kept.
   * @throws Error that names every unexpected request, failed expectation and unused step
   */
  finish(): Promise<void>;
}

interface Script {
  readonly name: string;
  readonly when: string | null;
  readonly steps: ScriptStep[];
}

const asStep = (step: ScriptStep | ModelReply): ScriptStep =>
  'reply' in step ? step : { reply: step };

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof value !== 'object' || value === null) throw new Error('the request is no object');
  return value as Readonly<Record<string, unknown>>;
}

function sendError(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'scripted', code: null, param: null } }));
}

function send(
  response: ServerResponse,
  reply: ModelReply,
  request: ModelRequest,
  serial: number,
): void {
  const model = typeof request.body['model'] === 'string' ? request.body['model'] : 'scripted';
  switch (reply.kind) {
    case 'error':
      sendError(response, reply.status, reply.message);
      return;
    case 'disconnect':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        asServerSentEvent({ type: 'response.created', response: { id: `resp_${String(serial)}` } }),
        () => response.destroy(),
      );
      return;
    case 'message':
    case 'calls':
      if (request.body['stream'] === true) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(responseEvents(reply, serial, model).map(asServerSentEvent).join(''));
      } else {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(responseBody(reply, serial, model)));
      }
  }
}

/** The running service behind {@link ScriptedModel}. */
class ScriptedService implements ScriptedModel {
  readonly requests: ModelRequest[] = [];
  readonly #server: Server;
  readonly #scripts: Script[];
  readonly #problems: string[] = [];
  readonly #waiting: { readonly index: number; readonly resolve: () => void }[] = [];

  constructor(server: Server, options: ScriptedModelOptions) {
    this.#server = server;
    this.#scripts = [
      ...(options.conversations ?? []).map(({ when, steps }) => ({
        name: `conversation "${when}"`,
        when,
        steps: steps.map(asStep),
      })),
      { name: 'script', when: null, steps: (options.steps ?? []).map(asStep) },
    ];
  }

  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${String(port)}/v1`;
  }

  push(...steps: readonly (ScriptStep | ModelReply)[]): void {
    this.#scripts.at(-1)?.steps.push(...steps.map(asStep));
  }

  async requested(index: number): Promise<ModelRequest> {
    if (this.requests.length <= index) {
      await new Promise<void>((resolve) => this.#waiting.push({ index, resolve }));
    }
    const request = this.requests[index];
    if (request === undefined) throw new Error(`there is no request ${String(index)}`);
    return request;
  }

  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method !== 'POST' || incoming.url?.endsWith('/responses') !== true) {
      // Clients look for models and the like; none of it is part of a script.
      incoming.resume();
      sendError(response, 404, `nothing here: ${String(incoming.method)} ${String(incoming.url)}`);
      return;
    }
    const body = await readBody(incoming);
    const { authorization = null } = incoming.headers;
    const request = { body, input: JSON.stringify(body['input'] ?? ''), authorization };
    const serial = this.requests.push(request);
    for (const { index, resolve } of this.#waiting) if (index < serial) resolve();

    const script = this.#scripts.find(({ when }) => when === null || request.input.includes(when));
    const step = script?.steps.shift();
    if (step === undefined) {
      this.#problem(response, `request ${String(serial)} was not expected by the script`);
      return;
    }
    try {
      step.expect?.(request);
    } catch (error) {
      this.#problem(response, `request ${String(serial)}: ${String(error)}`);
      return;
    }
    await step.gate?.opened;
    if (!response.destroyed) send(response, step.reply, request, serial);
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async finish(): Promise<void> {
    await this.close();
    const unused = this.#scripts
      .filter(({ steps }) => steps.length > 0)
      .map(({ name, steps }) => `${name}: ${String(steps.length)} steps were not used`);
    const problems = [...this.#problems, ...unused];
    if (problems.length > 0) throw new Error(`the script was not kept:\n${problems.join('\n')}`);
  }

  #problem(response: ServerResponse, message: string): void {
    this.#problems.push(message);
    sendError(response, 400, message);
  }
}

/** Starts the service on a free port of loopback. */
export async function startScriptedModel(options: ScriptedModelOptions): Promise<ScriptedModel> {
  const server = createServer();
  const service = new ScriptedService(server, options);
  server.on('request', (request, response) => {
    service.handle(request, response).catch((error: unknown) => {
      sendError(response, 400, `the request could not be read: ${String(error)}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return service;
}
