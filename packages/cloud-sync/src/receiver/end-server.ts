import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Lets a server be ended in bounded time. To be called before it listens.
 *
 * @returns ends it: nobody new is let in, connections without a request are closed at once, and requests that are
 * being answered have `graceMs`. Resolves once all connections are closed.
 */
export function endable(server: Server): (graceMs: number) => Promise<void> {
  const sockets = new Set<Socket>();
  const answering = new Map<Socket, ServerResponse>();
  // Below TLS, so that one whose handshake never comes is known as well.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }, response: ServerResponse) => {
    answering.set(socket, response);
    response.once('close', () => answering.delete(socket));
  });
  return async (graceMs) => {
    const closed = new Promise<void>((done) => server.close(() => done()));
    for (const response of answering.values()) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
    server.closeIdleConnections();
    const isAnswered = new Set([...answering.keys()].map(connectionOf));
    for (const socket of sockets) if (!isAnswered.has(connectionOf(socket))) socket.destroy();
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
    }, graceMs);
    await closed;
    clearTimeout(timer);
  };
}

/** The same for a socket of TLS and the one below it. */
function connectionOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
