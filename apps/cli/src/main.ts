#!/usr/bin/env node
import type { Bundle } from './bundles/bundle.ts';
import { useRecordedCode } from './code-cache.ts';

/**
 * Which bundle has the code of a verb. Nothing else is done here, because everything that this file
 * imported would be loaded by every verb; what the words mean is decided in the bundle.
 */
function load([verb, second]: readonly string[]): Promise<Bundle> {
  switch (verb) {
    case 'start':
    case 'resume':
    case 'cancel':
    case 'approve':
    case 'reject':
      return import('./bundles/drive.ts');
    case 'plan':
      return import('./bundles/plan.ts');
    case 'status':
      return import('./bundles/look.ts');
    case 'runs':
      if (second === 'verify' || second === 'attest') return import('./bundles/prove.ts');
      return second === 'repair' || second === 'gc'
        ? import('./bundles/keep.ts')
        : import('./bundles/look.ts');
    case 'audit':
      return import('./bundles/prove.ts');
    case 'goals':
      return import('./bundles/goals.ts');
    case 'policy':
    case 'gates':
      return import('./bundles/govern.ts');
    case 'task':
    case 'docs':
      return import('./bundles/sop.ts');
    case 'metrics':
      return second === 'overlap' ? import('./bundles/learn.ts') : import('./bundles/sop.ts');
    case 'patterns':
      return import('./bundles/learn.ts');
    case 'eval':
      return import('./bundles/evaluate.ts');
    case 'spec':
      return import('./bundles/spec.ts');
    case 'sync':
    case 'credentials':
      return import('./bundles/sync.ts');
    case 'mcp':
      return second === 'codex'
        ? import('./bundles/mcp-codex.ts')
        : import('./bundles/mcp-serve.ts');
    default:
      return import('./bundles/set-up.ts');
  }
}

useRecordedCode(import.meta.dirname);
const argv = process.argv.slice(2);
void load(argv).then(async ({ run }) => {
  process.exitCode = await run(argv, process.env, () => process.cwd());
});
