import { describeThrown, OrchError } from '@orch/core';
import { packageVersion } from '../compose/package-version.ts';
import { currentPolicyDigest } from '../compose/project-guard.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { gateIds, isGateId, type GateId } from '../gates/gate-id.ts';
import { readGateProofs, writeGateProofs, type GateProof } from '../gates/gates-file.ts';
import type { ProbeResult } from '../gates/probe-result.ts';
import { probes } from '../gates/probes.ts';
import { Scratch } from '../gates/scratch.ts';
import { probeSpecGuard } from '../gates/spec-guard-probe.ts';
import { probeMissingSpec, probeStaleSpec } from '../gates/spec-probes.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch gates prove` (wire shape). */
export interface GatesDocument {
  readonly orch_version: string;
  /** SHA-256 (hex) of the policy that the proof is kept for; `null` without one. */
  readonly policy: string | null;
  readonly gates: readonly (ProbeResult & { readonly gate: GateId })[];
}

/**
 * `orch gates prove [--gate <id>]`: plants a known fault for each gate in a scratch repository and
 * looks whether the gate goes red. Exits 1 where one does not.
 */
export async function gatesProve(session: RepositorySession): Promise<number> {
  const { args, clock, env, format, logger, roots } = session;
  const wanted = wantedGates(args.value('gate'));
  const version = packageVersion();
  const policy = await currentPolicyDigest(roots.root);
  const gates: (ProbeResult & { gate: GateId })[] = [];
  const proofs: GateProof[] = [];
  for (const gate of wanted) {
    logger.info(`proving ${gate}`);
    const result = await prove(gate, roots.root, env);
    gates.push({ gate, ...result });
    if (result.standing === 'not_installed') continue;
    const at = new Date(clock.nowMs()).toISOString();
    proofs.push({ gate, red: result.standing === 'red', at, orch_version: version, policy });
  }
  const kept = readGateProofs(roots.runsDir).filter(
    (proof) =>
      !wanted.includes(proof.gate) && proof.orch_version === version && proof.policy === policy,
  );
  writeGateProofs(roots.runsDir, [...kept, ...proofs]);
  const document: GatesDocument = { orch_version: version, policy, gates };
  writeResult(format, document, () => gatesText(document));
  return gates.some(({ standing }) => standing === 'not_red') ? exitStatus.failed : exitStatus.ok;
}

function wantedGates(named: string | undefined): readonly GateId[] {
  if (named === undefined) return gateIds;
  if (isGateId(named)) return [named];
  throw new OrchError('ORCH_USAGE', `There is no gate ${named}.`, {
    hint: `The gates are ${gateIds.join(', ')}.`,
  });
}

/** A probe that breaks shows nothing, and so its gate was not seen red. */
async function prove(gate: GateId, root: string, env: NodeJS.ProcessEnv): Promise<ProbeResult> {
  try {
    if (gate === 'spec-guard') return await probeSpecGuard(root, env);
    if (gate === 'stale-spec') return await probeStaleSpec(root, env);
    if (gate === 'missing-spec') return await probeMissingSpec(root, env);
    const scratch = new Scratch(process.argv[1] ?? '', env);
    try {
      return await probes[gate](scratch);
    } finally {
      scratch.remove();
    }
  } catch (error) {
    return { standing: 'not_red', detail: `the probe broke: ${describeThrown(error)}` };
  }
}

function gatesText({ gates, orch_version: version, policy }: GatesDocument): string {
  const marks = {
    red: '✓ seen red     ',
    not_red: '✗ NOT SEEN RED ',
    not_installed: '· not installed',
  };
  const width = Math.max(...gates.map(({ gate }) => gate.length));
  const lines = gates.map(
    ({ gate, standing, detail }) =>
      `${marks[standing]}  ${gate.padEnd(width)}  ${plainLine(detail)}`,
  );
  const basis = `orch ${version}, ${policy === null ? 'no policy' : `policy ${policy.slice(0, 12)}`}`;
  return `${lines.join('\n')}\n\nKept in .runs/gates.json for ${basis}; another version or policy proves itself anew.\n`;
}
