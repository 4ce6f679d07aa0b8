import { OrchError } from '@orch/core';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { refuseInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { gitEnvironment } from '../spec/git-environment.ts';
import { readHookFacts, type HookFacts, type HookManager } from '../spec/hook/hook-facts.ts';
import {
  isInstalled,
  planInstall,
  planUninstall,
  shownPath,
  type HookPlan,
} from '../spec/hook/hook-plan.ts';

/** `orch spec hook` (wire shape). */
export interface SpecHookDocument {
  /** Whether the guard runs before a commit, as far as the hook file shows. */
  readonly installed: boolean;
  readonly manager: HookManager | null;
  /** The hook file, from the top of the worktree where it lies there. */
  readonly path: string;
  readonly action: 'none' | 'written' | 'removed' | 'by_hand';
  /** Why a person has to do it, and what to add. */
  readonly by_hand: { readonly why: string; readonly add: string } | null;
}

const actions = ['status', 'install', 'uninstall'] as const;
type Action = (typeof actions)[number];

/** `orch spec hook [status|install|uninstall]`: exits with 4 where only a person can do what was asked. */
export function specHook(session: RepositorySession): Promise<number> {
  const { args, cwd, env, format, roots } = session;
  const action = actionOf(args.operand ?? 'status');
  // Nothing that an agent could undo would guard it.
  if (action === 'uninstall') refuseInsideStage(env);
  const gitEnv = gitEnvironment(env, cwd);
  const before = readHookFacts(roots.root, gitEnv);
  const plan = planOf(action, before);
  apply(before, plan);
  const facts = readHookFacts(roots.root, gitEnv);
  const document: SpecHookDocument = {
    installed: isInstalled(facts),
    manager: facts.manager,
    path: shownPath(facts),
    action: actionWords[plan.kind],
    by_hand: plan.kind === 'by_hand' ? { why: plan.why, add: plan.add } : null,
  };
  writeResult(format, document, () => hookText(document));
  return Promise.resolve(plan.kind === 'by_hand' ? exitStatus.refused : exitStatus.ok);
}

const actionWords = {
  nothing: 'none',
  write: 'written',
  remove: 'removed',
  by_hand: 'by_hand',
} as const;

function actionOf(word: string): Action {
  const action = actions.find((each) => each === word);
  if (action !== undefined) return action;
  throw new OrchError('ORCH_USAGE', `orch spec hook does not know "${word}".`, {
    hint: `Say one of ${actions.join(', ')}.`,
  });
}

function planOf(action: Action, facts: HookFacts): HookPlan {
  switch (action) {
    case 'install':
      return planInstall(facts);
    case 'uninstall':
      return planUninstall(facts);
    case 'status':
      return { kind: 'nothing' };
  }
}

function apply({ path }: HookFacts, plan: HookPlan): void {
  try {
    if (plan.kind === 'remove') rmSync(path);
    if (plan.kind !== 'write') return;
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.tmp`;
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o755;
    writeFileSync(draft, plan.text, { flag: 'wx', mode });
    renameSync(draft, path);
  } catch (cause) {
    throw new OrchError('ORCH_STORAGE_DENIED', `Cannot change ${path}: ${String(cause)}`, {
      place: path,
      cause,
    });
  }
}

function hookText({ installed, manager, path, action, by_hand: byHand }: SpecHookDocument): string {
  if (byHand !== null) {
    return `Not done: ${byHand.why}.\nAdd it there yourself:\n\n${byHand.add.trimEnd()}\n`;
  }
  const where = manager === null ? path : `${path} (${manager})`;
  const state = installed
    ? `The spec guard runs before every commit: ${where}\n`
    : `The spec guard does not run before a commit: ${where}\n`;
  const next = installed || action === 'removed' ? '' : 'Next: orch spec hook install\n';
  return `${state}${next}`;
}
