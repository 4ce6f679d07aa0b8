import {
  count,
  flag,
  list,
  milliseconds,
  object,
  oneOf,
  orNull,
  text,
  textOrNull,
  time,
} from './schema-parts.ts';

const target = { id: text, target: text };

export const syncStatus = object({
  targets: list(
    object({
      ...target,
      waiting: list(object({ task_id: text, run_id: text, ended_at: text })),
      unfinished: count,
      dead: list(
        object({ task_id: text, run_id: text, at: text, status: orNull(count), reason: text }),
      ),
      hold: orNull(object({ until: time, since: time, failures: count, reason: text })),
    }),
  ),
});

/** What the verbs that send print. */
export const syncPush = object({
  targets: list(
    object({
      ...target,
      outcome: oneOf(['done', 'busy']),
      sent: count,
      already: count,
      attempts: count,
      waiting: count,
      unfinished: count,
      dead: count,
      hold: orNull(object({ until: time, reason: text })),
    }),
  ),
});

export const syncServe = object({ address: text, stored: count, known: count, refused: count });

export const syncGrant = object({
  id: text,
  workspace: text,
  token: text,
  expires_at: orNull(time),
});

export const syncRevoke = object({ id: text, revoked: flag });

export const credentialsCheck = object({
  sources: list(object({ id: text, ok: flag, detail: text })),
  credentials: list(
    object({
      scope: text,
      name: text,
      state: oneOf(['found', 'missing', 'unavailable']),
      source: textOrNull,
      ttl_ms: orNull(milliseconds),
      reason: textOrNull,
    }),
  ),
});
