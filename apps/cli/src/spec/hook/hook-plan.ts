import { relative } from 'node:path';
import type { HookFacts, HookManager } from './hook-facts.ts';

/** What is to be done with the hook file. */
export type HookPlan =
  /** It is as wanted. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'remove' }
  /** It is somebody else's: why, and what a person adds or takes out. */
  | { readonly kind: 'by_hand'; readonly why: string; readonly add: string };

const begin = '# >>> orch spec guard >>>';
const end = '# <<< orch spec guard <<<';
const block = new RegExp(`${begin}\\n[\\s\\S]*?${end}\\n`);

/** Whether the hook calls the guard: in our lines, or in words of its own. */
export function isInstalled({ file, isReached, manager }: HookFacts): boolean {
  if (file.kind !== 'script' || !isReached) return false;
  const isRun = file.isExecutable || manager === 'husky';
  return isRun && /\bspec guard --staged\b|\bspec-guard\b/.test(file.text);
}

/**
 * Plans to have the guard run before a commit. It goes before all else in a hook that is there, since that may end
 * early; a hook manager with a list of its own is left alone.
 */
export function planInstall(facts: HookFacts): HookPlan {
  const { file, manager, prefix, isOwn, isReached, path } = facts;
  if (manager !== null && manager !== 'husky') return byHand(facts, `${manager} runs the hooks`);
  if (!isOwn) return byHand(facts, `${path} is not of this repository alone`);
  if (!isReached) return byHand(facts, 'husky is not set up here (npm install does it)');
  const lines = hookLines(prefix);
  switch (file.kind) {
    case 'none':
      return { kind: 'write', text: `#!/bin/sh\n${lines}` };
    case 'other':
      return byHand(facts, `${path} is ${file.what}`);
    case 'script': {
      if (!file.isExecutable && manager !== 'husky') {
        return byHand(facts, `${path} is not executable, so git does not run it`);
      }
      if (block.test(file.text)) {
        const text = file.text.replace(block, () => lines);
        return text === file.text ? { kind: 'nothing' } : { kind: 'write', text };
      }
      if (isInstalled(facts)) return { kind: 'nothing' };
      const [shebang = ''] = /^#!.*\r?\n/.exec(file.text) ?? [];
      return { kind: 'write', text: `${shebang}${lines}${file.text.slice(shebang.length)}` };
    }
  }
}

/** Plans to take out what {@link planInstall} put in, and nothing else. */
export function planUninstall(facts: HookFacts): HookPlan {
  const { file } = facts;
  if (file.kind !== 'script' || !block.test(file.text)) {
    return isInstalled(facts)
      ? byHand(facts, 'orch did not write what calls the guard')
      : { kind: 'nothing' };
  }
  const text = file.text.replace(block, '');
  return text.replace(/^#!.*\n/, '').trim() === '' ? { kind: 'remove' } : { kind: 'write', text };
}

/** A guard that cannot run stops the commit; it is never a pass. */
function hookLines(prefix: string): string {
  const setting =
    prefix === ''
      ? ''
      : `  export CODEX_ORCHESTRATOR_ROOT='${prefix.replaceAll("'", String.raw`'\''`)}'\n`;
  return `${begin}
# Put here by "orch spec hook install"; "orch spec hook uninstall" takes it out.
(
${setting}  if [ -x node_modules/.bin/orch ]; then exec node_modules/.bin/orch spec guard --staged; fi
  if command -v orch >/dev/null; then exec orch spec guard --staged; fi
  echo 'orch is not installed, so the spec guard cannot run: npm install' >&2
  exit 4
) || exit $?
${end}
`;
}

function byHand({ manager }: HookFacts, why: string): HookPlan {
  return { kind: 'by_hand', why, add: additions[manager ?? 'none'] };
}

const command = 'npx --no-install orch spec guard --staged';
const additions: Readonly<Record<HookManager | 'none', string>> = {
  husky: command,
  none: command,
  lefthook: `pre-commit:\n  commands:\n    spec-guard:\n      run: ${command}\n`,
  'pre-commit': `repos:\n  - repo: local\n    hooks:\n      - id: spec-guard\n        name: spec guard\n        entry: ${command}\n        language: system\n        pass_filenames: false\n        always_run: true\n`,
  'simple-git-hooks': `"simple-git-hooks": { "pre-commit": "${command}" }`,
  overcommit: `PreCommit:\n  SpecGuard:\n    enabled: true\n    required_executable: npx\n    command: [${command
    .split(' ')
    .map((word) => `'${word}'`)
    .join(', ')}]\n`,
};

/** A path as people say it: from the top where it lies there. */
export function shownPath({ path, top }: HookFacts): string {
  const way = relative(top, path);
  return way.startsWith('..') ? path : way;
}
