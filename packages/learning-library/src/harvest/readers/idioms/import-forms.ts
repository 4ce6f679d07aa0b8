import type { Node } from '@babel/types';
import { isBuiltin } from 'node:module';
import type { Finding } from '../../finding.ts';
import type { Reader } from '../../reader.ts';
import { isConfig } from '../../survey/file-role.ts';
import type { SourceFile } from '../../survey/source-file.ts';
import { lineOf } from '../../syntax/walk.ts';
import { requiredBy } from '../import-index.ts';
import { Vote } from './vote.ts';

type Ending = 'none' | 'js' | 'ts';

/** How modules are named when they are imported, and whether by `import` or `require`. */
export class ImportForms implements Reader {
  readonly #prefix = new Vote<'node' | 'bare'>();
  readonly #ending = new Vote<Ending>();
  readonly #system = new Vote<'import' | 'require'>();

  readonly nodes: NonNullable<Reader['nodes']> = {
    ImportDeclaration: (node, file) => this.#import(node.source.value, node, file),
    ExportAllDeclaration: (node, file) => this.#import(node.source.value, node, file),
    ExportNamedDeclaration: (node, file) => {
      if (node.source) this.#import(node.source.value, node, file);
    },
    CallExpression: (node, file) => {
      const required = node.callee.type === 'Identifier' ? requiredBy(node) : null;
      if (required !== null) this.#name(required, node, file, 'require');
    },
  };

  findings(): Finding[] {
    return [
      ...this.#prefix.findings('node-prefix', {
        node: 'modules of Node are imported as node:…',
        bare: 'modules of Node are imported without node:',
      }),
      ...this.#ending.findings('import-endings', {
        none: 'relative imports have no file ending',
        js: 'relative imports end in .js',
        ts: 'relative imports end in .ts',
      }),
      ...this.#system.findings('module-system', {
        import: 'modules are imported, not required',
        require: 'modules are required, not imported',
      }),
    ];
  }

  #import(name: string, node: Node, file: SourceFile): void {
    this.#name(name, node, file, 'import');
  }

  #name(name: string, node: Node, { path }: SourceFile, system: 'import' | 'require'): void {
    // A tool says how its settings are written.
    if (isConfig(path)) return;
    const line = lineOf(node);
    this.#system.add(system, path, line);
    if (isBuiltin(name)) {
      // Some are only there with the prefix: no choice was made.
      const hasChoice = isBuiltin(name.replace(/^node:/u, ''));
      if (hasChoice) this.#prefix.add(name.startsWith('node:') ? 'node' : 'bare', path, line);
    }
    const ending = name.startsWith('.') && system === 'import' ? endingOf(name) : null;
    if (ending !== null) this.#ending.add(ending, path, line);
  }
}

/** `null` for what is no script (`./style.css`), and for folders. */
function endingOf(name: string): Ending | null {
  if (/(^|\/)\.{1,2}\/?$/u.test(name)) return null;
  if (/\.[cm]?jsx?$/u.test(name)) return 'js';
  if (/\.[cm]?tsx?$/u.test(name)) return 'ts';
  return /\.(json|css|s[ac]ss|less|svg|png|jpe?g|gif|vue|svelte|md|mdx|txt|wasm|node|html|graphql|gql|ya?ml)(\?.*)?$/u.test(
    name,
  )
    ? null
    : 'none';
}
