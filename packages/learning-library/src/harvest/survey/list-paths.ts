import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ended, startGit } from '../../mine/git.ts';

/** The paths of a repository, and how many there are that nothing is read from. */
export interface PathList {
  /** Regular files inside of the root, with `/`, sorted. */
  readonly paths: readonly string[];
  readonly links: number;
  /** Names that are not UTF-8. */
  readonly odd: number;
  /** Submodules, sockets, and what is in the index and not on the disk. */
  readonly others: number;
}

/**
 * Lists the files of a repository: what git knows or would take up, and without git everything
 * outside of installed and built folders. Links are never followed, so a loop of them is none, and
 * nothing outside of the root is listed (H2).
 */
export async function listPaths(root: string): Promise<PathList> {
  const names = (await gitPaths(root)) ?? walkedPaths(root);
  const inside = insideOf(root);
  const paths = new Set<string>();
  let links = 0;
  let odd = 0;
  let others = 0;
  for (const name of names) {
    const path = utf8(name);
    if (path === null) odd += 1;
    else if (paths.has(path)) continue;
    else {
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (stat?.isSymbolicLink() === true) links += 1;
      else if (stat?.isFile() !== true) others += 1;
      else if (inside(path)) paths.add(path);
      else links += 1;
    }
  }
  return { paths: [...paths].sort(), links, odd, others };
}

/** `null` below a folder that git does not know. What the repository tells git to run is off (H1). */
async function gitPaths(root: string): Promise<Buffer[] | null> {
  const git = startGit(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  git.stdin.end();
  const end = ended(git);
  const names: Buffer[] = [];
  let rest: Buffer = Buffer.alloc(0);
  git.stdout.on('data', (chunk: Buffer) => {
    rest = takeNames(Buffer.concat([rest, chunk]), names);
  });
  return (await end).exitCode === 0 ? names : null;
}

function takeNames(bytes: Buffer, names: Buffer[]): Buffer {
  let from = 0;
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, from)) {
    names.push(Buffer.from(bytes.subarray(from, end)));
    from = end + 1;
  }
  return Buffer.from(bytes.subarray(from));
}

const installed =
  /^(\..+|node_modules|bower_components|dist|build|out|target|coverage|venv|__pycache__)$/u;
const ownDotFolders = new Set(['.github', '.circleci', '.husky', '.changeset', '.vscode']);

function walkedPaths(root: string): Buffer[] {
  const found: Buffer[] = [];
  const open: Buffer[] = [Buffer.alloc(0)];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const absolute = Buffer.concat([Buffer.from(root + sep), folder]);
    for (const entry of readdirSync(absolute, { withFileTypes: true, encoding: 'buffer' })) {
      const path = folder.length === 0 ? entry.name : Buffer.concat([folder, slash, entry.name]);
      const name = entry.name.toString('latin1');
      if (!entry.isDirectory()) found.push(path);
      else if (!installed.test(name) || ownDotFolders.has(name)) open.push(path);
    }
  }
  return found;
}

const slash = Buffer.from('/');

function utf8(name: Buffer): string | null {
  const text = name.toString('utf8');
  return Buffer.from(text, 'utf8').equals(name) ? text : null;
}

/** Whether a path stays in the root although a folder on the way may be a link. */
function insideOf(root: string): (path: string) => boolean {
  const top = realpathSync(root);
  const known = new Map<string, boolean>();
  return (path) => {
    const folder = dirname(path);
    let answer = known.get(folder);
    if (answer === undefined) {
      const real = realpathSync(join(root, folder));
      answer = real === join(top, folder);
      known.set(folder, answer);
    }
    return answer;
  };
}
