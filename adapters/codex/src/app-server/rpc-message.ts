import { z } from 'zod';
import type { JsonValue } from '@orch/core';

/** The id of a request, as either side chose it. */
export type RpcId = string | number;

/** A failure as the protocol tells it. */
export interface RpcError {
  readonly code: number;
  readonly message: string;
}

/** One line from app-server. JSON-RPC without its version field. */
export type Incoming =
  | {
      readonly kind: 'request';
      readonly id: RpcId;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly kind: 'notification'; readonly method: string; readonly params: unknown }
  | { readonly kind: 'result'; readonly id: RpcId; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: RpcId; readonly error: RpcError };

/** What app-server is sent. */
export type Outgoing =
  | { readonly id: RpcId; readonly method: string; readonly params: JsonValue }
  | { readonly method: string; readonly params?: JsonValue }
  | { readonly id: RpcId; readonly result: JsonValue }
  | { readonly id: RpcId; readonly error: RpcError };

const id = z.union([z.string(), z.number()]);
const line = z.object({
  id: id.optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
});

/**
 * Reads one line from app-server.
 * @returns `null` for what is no message of the protocol
 */
export function readIncoming(text: string): Incoming | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) return null;
  const { id: messageId, method, params, error } = parsed.data;
  if (method !== undefined) {
    return messageId === undefined
      ? { kind: 'notification', method, params }
      : { kind: 'request', id: messageId, method, params };
  }
  if (messageId === undefined) return null;
  if (error !== undefined) return { kind: 'error', id: messageId, error };
  return { kind: 'result', id: messageId, result: parsed.data.result };
}
