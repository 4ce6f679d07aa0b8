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
  type Documents,
} from './schema-parts.ts';

const target = { id: text, target: text };

const syncStatus = object({
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
const syncPush = object({
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

const syncServe = object({ address: text, stored: count, known: count, refused: count });

const syncGrant = object({
  id: text,
  workspace: text,
  token: text,
  expires_at: orNull(time),
});

const syncRevoke = object({ id: text, revoked: flag });

const credentialsCheck = object({
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

/** What the verbs about cloud sync and credentials print. */
export const syncDocuments: Documents = {
  'sync-status': ['What orch sync status prints', syncStatus],
  'sync-push': ['What orch sync push prints', syncPush],
  'sync-drain': ['What orch sync drain prints', syncPush],
  'sync-retry': ['What orch sync retry prints', syncPush],
  'sync-watch': ['What orch sync watch prints when it ends', syncPush],
  'sync-serve': ['What orch sync serve prints when it ends', syncServe],
  'sync-grant': ['What orch sync grant prints', syncGrant],
  'sync-revoke': ['What orch sync revoke prints', syncRevoke],
  'credentials-check': ['What orch credentials check prints', credentialsCheck],
};
