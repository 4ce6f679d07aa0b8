import type { Purpose, Toolchain } from './detect-stages.ts';
import type { RepositoryFacts } from './repository-facts.ts';

/** Scripts of package.json by the package manager that the repository uses. */
export function detectNode(facts: RepositoryFacts): Toolchain {
  const scripts = scriptsOf(facts.texts.get('package.json'));
  const manager = managerOf(facts);
  const commands = (['build', 'lint', 'test'] as const).flatMap((purpose: Purpose) => {
    const script = scripts[purpose];
    if (typeof script !== 'string' || script.trim() === '' || isPlaceholder(script)) return [];
    return [{ purpose, command: `${manager} run ${purpose}` }];
  });
  return { name: 'node', commands };
}

/** What `npm init` writes where there is no test: it fails, and means nothing. */
function isPlaceholder(script: string): boolean {
  return /no test specified/i.test(script) && script.includes('exit 1');
}

function managerOf({ names, texts }: RepositoryFacts): string {
  const declared = field(texts.get('package.json'), 'packageManager');
  const named =
    typeof declared === 'string' ? /^(npm|pnpm|yarn|bun)@/.exec(declared)?.[1] : undefined;
  if (named !== undefined) return named;
  if (names.has('pnpm-lock.yaml')) return 'pnpm';
  if (names.has('yarn.lock')) return 'yarn';
  if (names.has('bun.lock') || names.has('bun.lockb')) return 'bun';
  return 'npm';
}

function scriptsOf(text: string | undefined): Readonly<Record<string, unknown>> {
  const scripts = field(text, 'scripts');
  return typeof scripts === 'object' && scripts !== null ? { ...scripts } : {};
}

/** A field of package.json. One that does not parse has none: npm itself will say what is wrong. */
function field(text: string | undefined, name: string): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Readonly<Record<string, unknown>>)[name];
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
