import {
  defaultReceiverLimits,
  endable,
  Receiver,
  TokenFile,
  type RunKeeper,
} from '@orch/cloud-sync';
import { describeThrown, OrchError } from '@orch/core';
import { importRun } from '@orch/persistence';
import { readFileSync } from 'node:fs';
import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import { join, resolve } from 'node:path';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { faultPoint } from '../compose/fault-point.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { storeRoots } from '../session/store-roots.ts';
import { onStopSignal } from '../session/stop-signals.ts';

/** `orch sync serve` (wire shape), when it ends. */
export interface SyncServeDocument {
  readonly address: string;
  readonly stored: number;
  readonly known: number;
  readonly refused: number;
}

/** For bodies that are on their way when a signal comes; their senders try again elsewhere or later. */
const graceMs = 5_000;
const defaultListen = '127.0.0.1:7171';

/** `orch sync serve`: takes the runs of other machines into a store, until a signal. */
export async function syncServe(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, env, format, logger } = session;
  await session.redaction();
  const store = storeOf(args, cwd);
  const { host, port } = listenAt(args);
  const tls = tlsOf(args, cwd);
  refuseOpenHost(host, tls !== null || args.has('behind-proxy'));
  const onPoint = faultPoint(env);
  const counts = { stored: 0, known: 0, refused: 0 };
  const keeper: RunKeeper = {
    async keep(workspace, key, manifest, journal) {
      const roots = storeRoots(join(store, workspace));
      const outcome = await importRun(key, manifest, journal, { roots, clock, onPoint });
      counts[outcome.kind === 'stored' || outcome.kind === 'known' ? outcome.kind : 'refused'] += 1;
      return outcome;
    },
  };
  const tokens = new TokenFile(tokenPath(store));
  tokens.list(); // A file that cannot be read is found before anybody is let in.
  const receiver = new Receiver({ tokens, keeper, limits: defaultReceiverLimits, clock, logger });
  const server = serverOf(tls, (request, response) => void receiver.serve(request, response));
  // A sender that dawdles holds a connection and nothing else, and not for long.
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  server.maxConnections = 2_000;
  const end = endable(server);
  const address = await listen(server, host, port, tls === null ? 'http' : 'https');
  logger.info(`Serving ${address}, storing into ${store}. End it with Ctrl-C.`);
  let letGo = (): void => undefined;
  await new Promise<void>((done, fail) => {
    letGo = onStopSignal((_name, count) => {
      if (count > 1) process.exit(exitStatus.interrupted);
      end(graceMs).then(done, fail);
    });
  });
  // Not before: the lock's library ends a process whose signals nobody else takes.
  letGo();
  const document: SyncServeDocument = { address, ...counts };
  writeResult(
    format,
    document,
    () =>
      `Served ${address}: ${counts.stored} stored, ${counts.known} known before, ${counts.refused} refused.\n`,
  );
  return exitStatus.ok;
}

/** @throws OrchError `ORCH_USAGE` without a store */
export function storeOf(args: Arguments, cwd: string): string {
  const store = args.value('store');
  if (store !== undefined && store !== '') return resolve(cwd, store);
  throw new OrchError('ORCH_USAGE', 'It is not said which store is meant.', {
    hint: 'Give the folder: --store <folder>.',
  });
}

export function tokenPath(store: string): string {
  // No workspace begins with a dot, so that this is none.
  return join(store, '.tokens.json');
}

function listenAt(args: Arguments): { readonly host: string; readonly port: number } {
  const text = args.value('listen') ?? defaultListen;
  const [, host = '', digits = ''] = /^(\[[0-9a-fA-F:]+\]|[^:]+):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host === '' || port > 65_535) {
    throw new OrchError('ORCH_USAGE', `--listen is <host>:<port>, not "${text}".`, {
      hint: `For example ${defaultListen}; port 0 takes a free one.`,
    });
  }
  return { host: host.replace(/^\[|\]$/g, ''), port };
}

/** Tokens would cross the network in clear. */
function refuseOpenHost(host: string, isCovered: boolean): void {
  if (isCovered || /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)) return;
  throw new OrchError('ORCH_SYNC_REFUSED', `${host} can be reached from elsewhere, without TLS.`, {
    hint: 'Give --tls-cert and --tls-key, or say --behind-proxy where a proxy in front of it has TLS.',
  });
}

interface Tls {
  readonly cert: Buffer;
  readonly key: Buffer;
}

function tlsOf(args: Arguments, cwd: string): Tls | null {
  const [cert, key] = [args.value('tls-cert'), args.value('tls-key')];
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new OrchError('ORCH_USAGE', '--tls-cert and --tls-key go together.', {
      hint: 'Give both, as PEM files.',
    });
  }
  const read = (path: string): Buffer => {
    try {
      return readFileSync(resolve(cwd, path));
    } catch (error) {
      throw new OrchError('ORCH_USAGE', `A file for TLS cannot be read: ${describeThrown(error)}`, {
        place: path,
        hint: 'Give --tls-cert and --tls-key as PEM files.',
      });
    }
  };
  return { cert: read(cert), key: read(key) };
}

function serverOf(tls: Tls | null, serve: RequestListener): Server {
  return tls === null ? createPlain(serve) : createTls(tls, serve);
}

async function listen(
  server: Server,
  host: string,
  port: number,
  scheme: 'http' | 'https',
): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error) =>
      fail(
        new OrchError('ORCH_SYNC_REFUSED', `Nobody can listen there: ${error.message}`, {
          hint: 'Choose another place with --listen <host>:<port>.',
          cause: error,
        }),
      ),
    );
    server.listen(port, host, done);
  });
  const bound = server.address();
  const at = typeof bound === 'object' && bound !== null ? bound.port : port;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${at}`;
}
