import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { measure } from './measure.ts';
import { writeConfig } from './scratch-repository.ts';

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

/** Finds out by doing whether `orch start` redacts: a made-up token is printed and looked for. */
export async function redacts(bench: Bench): Promise<boolean> {
  const folder = bench.folder('redaction');
  const secret = ['ghp', 'Zq8Lw3Rt6Yv1Nx4Kb7Mc2Hd5Js9Pf0Gu8Aq3'].join('_');
  writeConfig(folder, {
    leak: [{ id: 'leak', command: `printf 'token ghp''${secret.slice(3)}\\n'` }],
  });
  await measure(bench.orch(folder, 'start', 'leak', '--task', 'bench'));
  return !filesBelow(join(folder, '.runs')).some((file) =>
    readFileSync(file, 'utf8').includes(secret),
  );
}
