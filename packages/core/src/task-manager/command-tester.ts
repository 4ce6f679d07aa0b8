import type { Failure } from '../failure/failure.ts';
import type { EvidenceReader } from '../ports/evidence-reader.ts';
import type { TestRequest, Tester } from '../ports/roles.ts';
import type { RunKey } from '../ports/run-store.ts';
import type { Receipt } from '../run/receipt.ts';
import type { StageOutcome } from '../run/run-command.ts';
import { judgeCriteria } from './judge-criteria.ts';

/**
 * The tester that needs no model. It reads the evidence back from where it is kept, computes its
 * digest, and compares: a stage succeeds on what can be found again, never on what was said.
 */
export class CommandTester implements Tester {
  readonly #evidence: EvidenceReader;

  constructor(evidence: EvidenceReader) {
    this.#evidence = evidence;
  }

  async test({ run, stage, outcome }: TestRequest): Promise<StageOutcome> {
    if (!('receipt' in outcome) || outcome.receipt === null) return outcome;
    const checked = await this.#readBack(run, outcome.receipt);
    // Work that a person is asked to keep is held to the same criteria as work that nobody is asked about.
    const closes =
      outcome.kind === 'succeeded' ||
      (outcome.kind === 'ask' && outcome.request.after === 'succeed');
    if (!closes) return { ...outcome, receipt: checked.receipt };
    if (checked.failure !== null) {
      return { kind: 'failed', failure: checked.failure, receipt: checked.receipt };
    }
    const criteria = await judgeCriteria(stage.definition, checked.receipt, this.#evidence);
    const receipt = { ...checked.receipt, criteria };
    const open = criteria.filter(({ standing }) => standing !== 'verified');
    if (open.length === 0) return { ...outcome, receipt };
    const words = open.map(({ id, standing, detail }) => `${id} is ${standing} (${detail})`);
    const failure: Failure = {
      code: 'ORCH_CRITERION_UNMET',
      message: `Not verified: ${words.join('; ')}.`,
      criteria: open.map(({ id }) => id),
    };
    return { kind: 'failed', failure, receipt };
  }

  async #readBack(
    run: RunKey,
    receipt: Receipt,
  ): Promise<{ readonly receipt: Receipt; readonly failure: Failure | null }> {
    // An agent has no exit status that would prove anything; its receipt says so by having none.
    const ended =
      receipt.agent !== undefined || (receipt.exit_code === 0 && receipt.signal === null);
    const claim = ended ? null : mismatch('exit status 0', String(receipt.exit_code));
    if (receipt.log === null) {
      return { receipt, failure: claim ?? mismatch('a log', 'none') };
    }
    const found = await this.#evidence.readLog(run, receipt.log);
    const whole = found.bytes === receipt.log.bytes;
    const short = whole ? null : mismatch(`${receipt.log.bytes} bytes of log`, `${found.bytes}`);
    return { receipt: { ...receipt, log_sha256: found.sha256 }, failure: claim ?? short };
  }
}

function mismatch(expected: string, found: string): Failure {
  const message = `The evidence does not bear the outcome out: expected ${expected}, found ${found}.`;
  return { code: 'ORCH_EVIDENCE_MISMATCH', message, expected, found };
}
