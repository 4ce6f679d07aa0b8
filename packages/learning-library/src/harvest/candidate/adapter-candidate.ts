import type { Toolchain } from '../../toolchain/toolchain.ts';
import type { Candidate, Finding } from '../finding.ts';
import { candidateFrom, packId } from './pack-files.ts';

/** What orch runs in a repository, whatever it is called there. */
const purposes = ['build', 'lint', 'test', 'typecheck', 'format', 'check', 'verify', 'evaluate'];

interface Tool {
  readonly id: string;
  /** The start of `tool` in the details of its commands. */
  readonly tool: string;
  readonly run: (name: string) => string;
  /** Files of which one tells that it is used. */
  readonly markers: readonly string[];
  readonly install?: string;
}

const packageManagers: readonly Tool[] = [
  {
    id: 'npm',
    tool: 'package script',
    run: (name) => (name === 'test' ? 'npm test' : `npm run ${name}`),
    markers: ['package-lock.json', 'npm-shrinkwrap.json'],
    install: 'npm ci',
  },
  {
    id: 'pnpm',
    tool: 'package script',
    run: (name) => `pnpm run ${name}`,
    markers: ['pnpm-lock.yaml'],
    install: 'pnpm install --frozen-lockfile',
  },
  {
    id: 'yarn',
    tool: 'package script',
    run: (name) => `yarn ${name}`,
    markers: ['yarn.lock'],
    install: 'yarn install --immutable',
  },
  {
    id: 'bun',
    tool: 'package script',
    run: (name) => `bun run ${name}`,
    markers: ['bun.lock', 'bun.lockb'],
    install: 'bun install --frozen-lockfile',
  },
];
const runners: readonly Tool[] = [
  {
    id: 'make',
    tool: 'make',
    run: (name) => `make ${name}`,
    markers: ['Makefile', 'GNUmakefile', 'makefile'],
  },
  {
    id: 'just',
    tool: 'just',
    run: (name) => `just ${name}`,
    markers: ['justfile', 'Justfile', '.justfile'],
  },
  {
    id: 'task',
    tool: 'task',
    run: (name) => `task ${name}`,
    markers: ['Taskfile.yml', 'Taskfile.yaml'],
  },
  { id: 'tox', tool: 'tox', run: (name) => `tox -e ${name}`, markers: ['tox.ini'] },
  { id: 'nox', tool: 'nox', run: (name) => `nox -s ${name}`, markers: ['noxfile.py'] },
];

/** The toolchains at the root of a repository as an adapter, with its own commands for what orch runs. */
export function adapterCandidate(
  findings: readonly Finding[],
  paths: ReadonlySet<string>,
  repository: string,
): Candidate[] {
  const id = packId(repository, 'toolchain');
  const commands = findings.filter(({ kind }) => kind === 'toolchain');
  const found = [...packageManagers, ...runners].flatMap((tool) =>
    toolchainOf(tool, commands, paths),
  );
  const [first] = found;
  if (id === null || first === undefined) return [];
  const toolchains = found.map(({ toolchain }) => toolchain);
  return [
    candidateFrom(
      {
        id,
        kind: 'adapter',
        summary: `How ${repository} is built and tested: ${toolchains.map((each) => each.id).join(', ')}.`,
        entry: 'adapter.json',
        from: first.from,
        files: [
          { path: 'adapter.json', text: json({ toolchains }) },
          ...toolchains.flatMap((toolchain) => fixtureOf(toolchain)),
          { path: 'fixtures/negative/docs-only/README.md', text: 'Nothing is built here.\n' },
        ],
        caveats: [
          'Promote it only where several repositories have these commands; the pack `toolchains` knows the usual ones.',
        ],
      },
      repository,
    ),
  ];
}

function toolchainOf(
  { id, tool, run, markers, install }: Tool,
  findings: readonly Finding[],
  paths: ReadonlySet<string>,
): { readonly toolchain: Toolchain; readonly from: Finding }[] {
  const marker = markers.filter((each) => paths.has(each));
  const own = findings.filter(
    ({ detail, places }) =>
      detail['tool'] === tool &&
      (detail['root'] ?? places.some(({ path }) => !path.includes('/'))) === true &&
      purposes.includes(nameOf(detail)),
  );
  const [from] = own;
  if (marker.length === 0 || from === undefined) return [];
  const names = own.map(({ detail }) => nameOf(detail));
  const ordered = purposes.filter((each) => names.includes(each));
  const toolchain: Toolchain = {
    id,
    detect: { any_of: marker },
    ...(tool === 'package script' ? { scripts: 'package.json' as const } : {}),
    commands: {
      ...(install === undefined ? {} : { install }),
      ...Object.fromEntries(ordered.map((name) => [name, run(name)])),
    },
  };
  return [{ toolchain, from }];
}

function nameOf(detail: Finding['detail']): string {
  const { name } = detail;
  return typeof name === 'string' ? name : '';
}

/** A folder in which that toolchain is found, and no other. */
function fixtureOf({ id, detect, scripts, commands }: Toolchain): Candidate['files'][number][] {
  const folder = `fixtures/positive/${id}`;
  const names = Object.keys(commands).filter((name) => name !== 'install');
  const manifest = { scripts: Object.fromEntries(names.map((name) => [name, 'true'])) };
  return [
    { path: `${folder}/${detect.any_of[0] ?? ''}`, text: '\n' },
    ...(scripts === undefined ? [] : [{ path: `${folder}/package.json`, text: json(manifest) }]),
    { path: `${folder}/expect.json`, text: json({ [id]: commands }) },
  ];
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
