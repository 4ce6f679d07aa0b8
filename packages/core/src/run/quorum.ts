import { matchesActor } from './actor-pattern.ts';
import type { ApprovalRequest, Requirement } from './approval.ts';

/** Whether an actor may answer a question: at least one of its requirements counts the answer. */
export function mayDecide(request: ApprovalRequest, actor: string): boolean {
  return requirements(request).some((requirement) => counts(requirement, actor));
}

/** Whether those who said yes are enough: every requirement has as many of its own as it wants. */
export function isQuorate(request: ApprovalRequest, approvers: readonly string[]): boolean {
  const different = [...new Set(approvers)];
  return requirements(request).every(
    (requirement) =>
      different.filter((actor) => counts(requirement, actor)).length >= requirement.approvers,
  );
}

function requirements(request: ApprovalRequest): readonly Requirement[] {
  return [request, ...(request.also ?? [])];
}

function counts({ from }: Requirement, actor: string): boolean {
  return from.length === 0 || from.some((pattern) => matchesActor(pattern, actor));
}
