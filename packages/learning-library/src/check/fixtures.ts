import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../pack/pack.ts';

/** One case of a pack: a folder below `positive/` or `negative/`. */
export interface Fixture {
  readonly name: string;
  readonly positive: boolean;
  /** Absolute. */
  readonly folder: string;
  /** From `options.json`. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The cases of a pack, by name. */
export function fixturesOf({ manifest, folder }: Pack): Fixture[] {
  return ['positive', 'negative'].flatMap((kind) => {
    const top = join(folder, manifest.fixtures, kind);
    if (!existsSync(top)) return [];
    return readdirSync(top)
      .sort()
      .map((name) => ({
        name: `${kind}/${name}`,
        positive: kind === 'positive',
        folder: join(top, name),
        options: jsonIn(join(top, name, 'options.json')) ?? {},
      }));
  });
}

/** A JSON file as an object; `null` where there is none. */
export function jsonIn(file: string): Record<string, unknown> | null {
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
    : null;
}

/** Copies what a case begins with: all but its options and what is expected of it. */
export function copyInput({ folder }: Fixture, target: string): void {
  for (const name of readdirSync(folder)) {
    if (/^(output|expect|options)(\.|$)/u.test(name)) continue;
    cpSync(join(folder, name), join(target, name), { recursive: true });
  }
}
