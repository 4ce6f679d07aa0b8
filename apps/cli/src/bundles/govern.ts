import { program } from '../run-program.ts';
import { gatesProve } from '../verbs/gates-prove.ts';
import { policyCheck } from '../verbs/policy-check.ts';
import { policyExplain } from '../verbs/policy-explain.ts';
import { policyReplay } from '../verbs/policy-replay.ts';
import { policyTest } from '../verbs/policy-test.ts';

/** The verbs about the rules that runs are held to. */
export const run = program({
  'gates prove': gatesProve,
  'policy check': policyCheck,
  'policy test': policyTest,
  'policy replay': policyReplay,
  'policy explain': policyExplain,
});
