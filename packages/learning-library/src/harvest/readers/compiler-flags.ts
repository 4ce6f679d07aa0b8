import type { Finding } from '../finding.ts';
import { findingOf, Places } from '../places.ts';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf } from '../syntax/located.ts';

/** Flags of TypeScript that make it stricter; nobody sets them by accident. */
const strict = new Set([
  'strict',
  'alwaysStrict',
  'allowUnreachableCode',
  'allowUnusedLabels',
  'erasableSyntaxOnly',
  'exactOptionalPropertyTypes',
  'forceConsistentCasingInFileNames',
  'isolatedDeclarations',
  'isolatedModules',
  'noFallthroughCasesInSwitch',
  'noImplicitAny',
  'noImplicitOverride',
  'noImplicitReturns',
  'noImplicitThis',
  'noPropertyAccessFromIndexSignature',
  'noUncheckedIndexedAccess',
  'noUncheckedSideEffectImports',
  'noUnusedLocals',
  'noUnusedParameters',
  'strictBindCallApply',
  'strictFunctionTypes',
  'strictNullChecks',
  'strictPropertyInitialization',
  'useUnknownInCatchVariables',
  'verbatimModuleSyntax',
]);
/** Of these, false is the strict side. */
const inverted = new Set(['allowUnreachableCode', 'allowUnusedLabels']);

/** How strict the compilers of TypeScript are set; where a flag is the other way is a counter-example. */
export class CompilerFlags implements Reader {
  readonly #on = new Map<string, Places>();
  readonly #off = new Map<string, Places>();

  file(file: SourceFile): void {
    if (!/^(ts|js)config([.-].*)?\.json$/u.test(file.name)) return;
    for (const { key, value, line } of entriesOf(at(file.data() ?? undefined, 'compilerOptions'))) {
      if (!strict.has(key) || value.kind !== 'scalar' || typeof value.value !== 'boolean') continue;
      const flags = value.value === inverted.has(key) ? this.#off : this.#on;
      const places = flags.get(key) ?? new Places();
      flags.set(key, places);
      places.add(file.path, line);
    }
  }

  findings(): Finding[] {
    return [...this.#on]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([flag, places]) => {
        const value = !inverted.has(flag);
        const about = {
          kind: 'convention',
          id: `tsconfig:${flag}`,
          summary: `TypeScript with ${flag}: ${String(value)}`,
          detail: { tool: 'typescript', flag, value },
        } as const;
        return findingOf(about, places, this.#off.get(flag));
      });
  }
}
