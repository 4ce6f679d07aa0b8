import type { AcceptanceCriterion, StageDefinition } from '../pipeline/stage-definition.ts';
import type { EvidenceReader } from '../ports/evidence-reader.ts';
import type { CriterionReceipt, Receipt } from '../run/receipt.ts';

/** Recomputes each acceptance criterion of a stage from what orch observed. */
export async function judgeCriteria(
  definition: StageDefinition,
  receipt: Receipt,
  evidence: EvidenceReader,
): Promise<readonly CriterionReceipt[]> {
  const judged: CriterionReceipt[] = [];
  for (const criterion of definition.criteria ?? []) {
    const { id, text } = criterion;
    judged.push({ id, text, ...(await judge(criterion, receipt, evidence)) });
  }
  return judged;
}

async function judge(
  { check }: AcceptanceCriterion,
  receipt: Receipt,
  evidence: EvidenceReader,
): Promise<Pick<CriterionReceipt, 'standing' | 'detail'>> {
  if (check === undefined) return { standing: 'asserted', detail: 'it has no check' };
  switch (check.kind) {
    case 'exit':
      return verdict(receipt.exit_code === check.code, `exit status ${String(receipt.exit_code)}`);
    case 'output': {
      const { tail, truncated_bytes: cut } = receipt[check.stream];
      if (tail.includes(check.contains)) return verdict(true, `found in ${check.stream}`);
      const where =
        cut > 0 ? `the last ${tail.length} characters of ${check.stream}` : check.stream;
      return verdict(false, `not found in ${where}`);
    }
    case 'file':
      return (await evidence.fileExists(check.path))
        ? verdict(true, `${check.path} exists`)
        : verdict(false, `${check.path} does not exist`);
  }
}

function verdict(holds: boolean, detail: string): Pick<CriterionReceipt, 'standing' | 'detail'> {
  return { standing: holds ? 'verified' : 'refuted', detail };
}
