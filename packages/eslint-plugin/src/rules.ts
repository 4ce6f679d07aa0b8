import type { Rule } from './rule/define-rule.ts';
import { atomicStateWrite } from './rules/atomic-state-write.ts';
import { handledSpawn } from './rules/handled-spawn.ts';
import { lockedReadModifyWrite } from './rules/locked-read-modify-write.ts';
import { noInterpolatedShell } from './rules/no-interpolated-shell.ts';
import { noSecretInOutput } from './rules/no-secret-in-output.ts';
import { noSyncFsInHotPath } from './rules/no-sync-fs-in-hot-path.ts';
import { noUnboundedOutput } from './rules/no-unbounded-output.ts';
import { noUnhandledTimerPromise } from './rules/no-unhandled-timer-promise.ts';
import { noUnsanitizedPathId } from './rules/no-unsanitized-path-id.ts';
import { releaseInFinally } from './rules/release-in-finally.ts';

/** Every rule by its name, which is also the name of its file, its test and its page. */
export const allRules = {
  'atomic-state-write': atomicStateWrite,
  'handled-spawn': handledSpawn,
  'locked-read-modify-write': lockedReadModifyWrite,
  'no-interpolated-shell': noInterpolatedShell,
  'no-secret-in-output': noSecretInOutput,
  'no-sync-fs-in-hot-path': noSyncFsInHotPath,
  'no-unbounded-output': noUnboundedOutput,
  'no-unhandled-timer-promise': noUnhandledTimerPromise,
  'no-unsanitized-path-id': noUnsanitizedPathId,
  'release-in-finally': releaseInFinally,
} as const satisfies Record<string, Rule>;
