import { OrchError } from '@orch/core';
import { parseArgs } from 'node:util';
import { guardSpecs } from '../guard/guard-specs.ts';
import type { Environment } from '../read/run-git.ts';
import { readRepository, type GuardScope } from '../read/read-repository.ts';
import { renderSarif } from '../render/render-sarif.ts';
import { renderText } from '../render/render-text.ts';
import { parseInstant } from './parse-instant.ts';
import { readGuardConfig } from './read-guard-config.ts';

const usage = `spec-guard [--staged | --base <ref> | --all] [--at <date>] [--format text|json|sarif] [--dry-run]

Checks that a change has the specs that it needs, and that they still hold.

  --staged      what is about to be committed
  --base <ref>  what HEAD adds to its merge base with a ref
  --all         every spec, without a change; the default
  --at <date>   judge for another day, such as 2026-12-24
  --format      text, json (one document) or sarif
  --dry-run     say what would block, and exit with 0

Exit status: 0 passed, 2 usage or config, 4 blocked or could not run
`;

/** What a run of the program gives back. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program `spec-guard` without the parts that touch its process. */
export async function runGuard(
  argv: readonly string[],
  {
    root,
    env,
    nowMs,
  }: { readonly root: string; readonly env: Environment; readonly nowMs: number },
): Promise<Outcome> {
  try {
    const { values } = parseArgs({ args: [...argv], options, allowPositionals: false });
    if (values.help === true) return { status: 0, stdout: usage, stderr: '' };
    const format = values.format ?? 'text';
    if (!['text', 'json', 'sarif'].includes(format)) {
      throw new OrchError('ORCH_USAGE', `--format is one of text, json, sarif, not "${format}".`);
    }
    const scope = scopeOf(values);
    const atMs = values.at === undefined ? nowMs : parseInstant(values.at);
    const config = await readGuardConfig(root);
    const input = await readRepository({ root, env, scope, nowMs: atMs, config });
    const verdict = guardSpecs(input.snapshot, input.change, atMs, config);
    const dryRun = values['dry-run'] === true;
    const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
    const stdout =
      format === 'text'
        ? renderText(verdict, { dryRun })
        : json(format === 'sarif' ? renderSarif(verdict) : verdict);
    return { status: verdict.status === 'passed' || dryRun ? 0 : 4, stdout, stderr: '' };
  } catch (thrown) {
    return failure(thrown);
  }
}

const options = {
  staged: { type: 'boolean' },
  base: { type: 'string' },
  all: { type: 'boolean' },
  at: { type: 'string' },
  format: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Which scope the flags choose. @throws OrchError `ORCH_USAGE` for more than one */
export function scopeOf(flags: {
  readonly staged?: boolean | undefined;
  readonly base?: string | undefined;
  readonly all?: boolean | undefined;
}): GuardScope {
  const { staged = false, base, all = false } = flags;
  if (Number(staged) + Number(base !== undefined) + Number(all) > 1) {
    throw new OrchError('ORCH_USAGE', '--staged, --base and --all exclude each other.');
  }
  if (staged) return { kind: 'staged' };
  return base === undefined ? { kind: 'all' } : { kind: 'base', ref: base };
}

function failure(thrown: unknown): Outcome {
  const isUsage =
    (thrown instanceof OrchError && thrown.code !== 'ORCH_GUARD_FAILED') ||
    (thrown as { code?: unknown } | null)?.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof OrchError ? ` (${thrown.code})` : '';
  const hint = thrown instanceof OrchError && thrown.hint !== undefined ? thrown.hint : null;
  return {
    // I2: whatever went wrong, it is not a pass.
    status: isUsage ? 2 : 4,
    stdout: '',
    stderr: `spec-guard: ${message}${code}\n${hint === null ? '' : `  next: ${hint}\n`}`,
  };
}
