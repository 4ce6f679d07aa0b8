import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Writes `THIRD-PARTY.txt` beside a bundle: name, version and license text of every package from
 * npm that is inside. Their licenses ask for this wherever a copy goes.
 */
export function thirdPartyNotices(): Plugin {
  return {
    name: 'third-party-notices',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        const outdir = build.initialOptions.outdir;
        if (metafile === undefined || outdir === undefined) return;
        const notices = packageFolders(Object.keys(metafile.inputs)).map(noticeOf);
        mkdirSync(outdir, { recursive: true });
        writeFileSync(join(outdir, 'THIRD-PARTY.txt'), notices.join('\n'));
      });
    },
  };
}

/** The folders of the packages that the files belong to, each once, in order. */
function packageFolders(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => {
    const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
    return match === null ? [] : [match[0]];
  });
  return [...new Set(folders)].sort();
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled but has no license text.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8')}`;
}
