import { OrchError } from '@orch/core';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { osCode } from '../errors/os-code.ts';
import { isGateId, type GateId } from './gate-id.ts';

/** That a gate was seen red, or was not (wire shape, an entry of `.runs/gates.json`). */
export interface GateProof {
  readonly gate: GateId;
  readonly red: boolean;
  readonly at: string;
  readonly orch_version: string;
  /** SHA-256 (hex) of the policy in force; `null` without one. */
  readonly policy: string | null;
}

const name = 'gates.json';

/**
 * What was proved of the gates here. A file that cannot be understood proves nothing, which is what
 * it is taken for: the gates are then unproven.
 */
export function readGateProofs(runsDir: string): readonly GateProof[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(runsDir, name), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || osCode(error) !== undefined) return [];
    throw error;
  }
  const gates = isRecord(value) && value['v'] === 1 ? value['gates'] : undefined;
  return Array.isArray(gates) ? gates.filter(isProof) : [];
}

/** @throws OrchError `ORCH_STORAGE_FAILED` */
export function writeGateProofs(runsDir: string, gates: readonly GateProof[]): void {
  const path = join(runsDir, name);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(runsDir, { recursive: true });
    writeFileSync(draft, `${JSON.stringify({ v: 1, gates }, null, 2)}\n`);
    renameSync(draft, path);
  } catch (cause) {
    throw new OrchError('ORCH_STORAGE_FAILED', `${path} cannot be written: ${String(cause)}`, {
      place: path,
      cause,
    });
  }
}

function isProof(value: unknown): value is GateProof {
  if (!isRecord(value)) return false;
  const { gate, red, at, orch_version: version, policy } = value;
  return (
    isGateId(gate) &&
    typeof red === 'boolean' &&
    typeof at === 'string' &&
    typeof version === 'string' &&
    (policy === null || typeof policy === 'string')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
