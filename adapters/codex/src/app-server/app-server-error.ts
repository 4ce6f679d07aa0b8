import type { RpcError } from './rpc-message.ts';

/**
 * Why app-server did not do what it was asked: it said no (`refused`), its process ended
 * (`exited`), or it wrote what is not its protocol (`unreadable`).
 */
export class AppServerError extends Error {
  override readonly name = 'AppServerError';
  readonly reason: 'refused' | 'exited' | 'unreadable';
  /** The protocol's own error, where there is one. */
  readonly rpc: RpcError | null;

  constructor(reason: AppServerError['reason'], message: string, rpc: RpcError | null = null) {
    super(message);
    this.reason = reason;
    this.rpc = rpc;
  }
}
