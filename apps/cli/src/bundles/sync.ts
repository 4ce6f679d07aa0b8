import { program } from '../run-program.ts';
import { credentialsCheck } from '../verbs/credentials-check.ts';
import { syncDrain, syncPush, syncRetry } from '../verbs/sync-push.ts';
import { syncServe } from '../verbs/sync-serve.ts';
import { syncStatus } from '../verbs/sync-status.ts';
import { syncGrant, syncRevoke } from '../verbs/sync-tokens.ts';
import { syncWatch } from '../verbs/sync-watch.ts';

/** The verbs that send runs elsewhere, and that collect them. */
export const run = program({
  'credentials check': credentialsCheck,
  'sync status': syncStatus,
  'sync push': syncPush,
  'sync drain': syncDrain,
  'sync retry': syncRetry,
  'sync watch': syncWatch,
  'sync serve': syncServe,
  'sync grant': syncGrant,
  'sync revoke': syncRevoke,
});
