import { Sop, type Refusal, type SopOptions } from '@orch/sop';

/**
 * Asks the register of tasks whether an implementation pipeline may run. A file of its own at run
 * time, loaded for such a pipeline alone; what it throws is not made by the core of its caller.
 */
export function askPhaseGate(
  options: Omit<SopOptions, 'exclusively'>,
  taskId: string,
): Promise<{ readonly ok: true } | Refusal> {
  // A look at the register: nothing is written, and so no lock is needed.
  return new Sop({ ...options, exclusively: (work) => work() }).gate(taskId);
}
