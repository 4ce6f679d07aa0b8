import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWithoutNpm, succeed } from './command.ts';
import type { PublishablePackage } from './publishable.ts';

/** What `npm pack` made. `tarball` is an absolute path; `files` are the paths inside. */
export type PackedPackage = PublishablePackage & {
  tarball: string;
  files: { path: string; mode: number }[];
};

/** Packs a built package into `destination`, exactly as it would be published. */
export async function pack(each: PublishablePackage, destination: string): Promise<PackedPackage> {
  if (existsSync(join(each.folder, 'src')) && !existsSync(join(each.folder, 'dist'))) {
    throw new Error(`${each.name} is not built: run \`npm run build\` first.`);
  }
  const { stdout } = await succeed(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
    { cwd: each.folder, env: environmentWithoutNpm(), timeoutMs: 60_000 },
  );
  const [report] = Object.values(
    JSON.parse(stdout) as Record<string, { filename: string; files: PackedPackage['files'] }>,
  );
  if (report === undefined) throw new Error(`npm pack said nothing about ${each.name}: ${stdout}`);
  return { ...each, tarball: join(destination, report.filename), files: report.files };
}
