import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import type { Reader } from '../reader.ts';
import { Tally } from '../tally.ts';

/** Files that tell which tools build a project. The order is that of the report. */
const markers: readonly { readonly id: string; readonly files: readonly string[] }[] = [
  { id: 'npm', files: ['package-lock.json', 'npm-shrinkwrap.json'] },
  { id: 'pnpm', files: ['pnpm-lock.yaml'] },
  { id: 'yarn', files: ['yarn.lock'] },
  { id: 'bun', files: ['bun.lock', 'bun.lockb'] },
  { id: 'deno', files: ['deno.json', 'deno.jsonc'] },
  { id: 'uv', files: ['uv.lock'] },
  { id: 'poetry', files: ['poetry.lock'] },
  { id: 'pdm', files: ['pdm.lock'] },
  { id: 'pipenv', files: ['Pipfile'] },
  { id: 'python', files: ['pyproject.toml', 'setup.py', 'setup.cfg'] },
  { id: 'go', files: ['go.mod'] },
  { id: 'rust', files: ['Cargo.toml'] },
  { id: 'maven', files: ['pom.xml'] },
  { id: 'gradle', files: ['build.gradle', 'build.gradle.kts'] },
  { id: 'bazel', files: ['MODULE.bazel', 'WORKSPACE.bazel'] },
  { id: 'nx', files: ['nx.json'] },
  { id: 'turbo', files: ['turbo.json'] },
  { id: 'make', files: ['Makefile', 'GNUmakefile', 'makefile'] },
  { id: 'just', files: ['justfile', 'Justfile', '.justfile'] },
  { id: 'task', files: ['Taskfile.yml', 'Taskfile.yaml'] },
];
const idOf = new Map(markers.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));

/** The tools that build a repository, by the files that they leave or want. */
export class Toolchains implements Reader {
  readonly #tally = new Tally('toolchain');

  path(path: string): void {
    const file = posix.basename(path);
    const id = idOf.get(file);
    if (id !== undefined) this.#add(id, path, file);
  }

  findings(): Finding[] {
    return this.#tally.findings();
  }

  #add(id: string, path: string, marker: string): void {
    this.#tally.add(id, { summary: `uses ${id} (${marker})`, detail: { marker } }, path, 1);
  }
}
