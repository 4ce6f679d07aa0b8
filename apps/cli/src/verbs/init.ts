import { OrchError, type PipelineDefinition } from '@orch/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectStages } from '../diagnostics/detect-stages.ts';
import { readFacts } from '../diagnostics/read-facts.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { configFileName } from '../session/find-roots.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch init` (wire shape). */
export interface InitDocument {
  readonly root: string;
  readonly dry_run: boolean;
  readonly files: readonly InitFile[];
  readonly stages: readonly { readonly id: string; readonly command: string }[];
}

interface InitFile {
  readonly path: string;
  /** `unchanged`: it has all that it needs. An existing file is only ever added to. */
  readonly action: 'create' | 'append' | 'unchanged';
  readonly content: string;
}

const ignored = ['.runs/', 'out/'];

/** `orch init [--dry-run]`: never overwrites, and changes nothing the second time. */
export function init(session: RepositorySession): Promise<number> {
  const { args, format, roots } = session;
  const { root } = roots;
  const stages = detectStages(readFacts(root));
  const dryRun = args.has('dry-run');
  const files = [configFile(root, stages), ignoreFile(root)];
  if (!dryRun) for (const file of files) write(root, file);
  const document: InitDocument = {
    root,
    dry_run: dryRun,
    files,
    stages: stages.map(({ id, command }) => ({ id, command: String(command) })),
  };
  writeResult(format, document, () => initText(document));
  return Promise.resolve(exitStatus.ok);
}

function configFile(root: string, stages: PipelineDefinition['stages']): InitFile {
  const path = configFileName;
  if (existsSync(join(root, path))) return { path, action: 'unchanged', content: '' };
  const pipeline =
    stages.length > 0
      ? { id: 'diagnostics', title: 'Diagnostics', stages }
      : {
          id: 'diagnostics',
          title: 'Diagnostics',
          stages: [
            {
              kind: 'command',
              id: 'check',
              title: 'Replace this with what checks your repository',
              command: 'git diff --check',
            },
          ],
        };
  const config = { defaultPipeline: 'diagnostics', pipelines: [pipeline] };
  return { path, action: 'create', content: `${JSON.stringify(config, null, 2)}\n` };
}

function ignoreFile(root: string): InitFile {
  const path = '.gitignore';
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
  const missing = ignored.filter((entry) => {
    const bare = entry.slice(0, -1);
    return ![entry, bare, `/${entry}`, `/${bare}`].some((form) => lines.includes(form));
  });
  if (missing.length === 0) return { path, action: 'unchanged', content: '' };
  const gap = text === null || text === '' || text.endsWith('\n') ? '' : '\n';
  const content = `${gap}${missing.map((entry) => `${entry}\n`).join('')}`;
  return { path, action: text === null ? 'create' : 'append', content };
}

function write(root: string, { path, action, content }: InitFile): void {
  if (action === 'unchanged') return;
  try {
    // "wx": a file that appeared in the meantime is not overwritten either.
    writeFileSync(join(root, path), content, { flag: action === 'create' ? 'wx' : 'a' });
  } catch (cause) {
    throw new OrchError('ORCH_STORAGE_DENIED', `Cannot write ${path}: ${String(cause)}`, {
      place: join(root, path),
      hint: 'Make the folder writable, or write the file by hand: orch init --dry-run shows it.',
      cause,
    });
  }
}

function initText({ dry_run: dryRun, files, stages }: InitDocument): string {
  const verbs = dryRun
    ? { create: 'would create', append: 'would add to', unchanged: 'unchanged' }
    : { create: 'created', append: 'added to', unchanged: 'unchanged' };
  const lines = [
    ...files.flatMap(({ path, action, content }) => [
      `${verbs[action].padEnd(12)} ${path}`,
      ...(dryRun && content !== ''
        ? content
            .trimEnd()
            .split('\n')
            .map((line) => `    ${line}`)
        : []),
    ]),
    '',
    stages.length === 0
      ? 'No toolchain was recognised. Put your own commands into codex.orchestrator.json.'
      : `Found: ${stages.map(({ command }) => command).join(' · ')}`,
    'Next: orch plan, then orch start',
  ];
  return `${lines.join('\n')}\n`;
}
