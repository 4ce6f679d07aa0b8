import { program } from '../run-program.ts';
import { auditAnchor } from '../verbs/audit-anchor.ts';
import { auditVerify } from '../verbs/audit-verify.ts';
import { runsAttest } from '../verbs/runs-attest.ts';
import { runsVerify } from '../verbs/runs-verify.ts';

/** The verbs that check and state what was recorded. */
export const run = program({
  'audit verify': auditVerify,
  'audit anchor': auditAnchor,
  'runs verify': runsVerify,
  'runs attest': runsAttest,
});
