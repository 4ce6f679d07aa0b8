import type { Node } from '@babel/types';
import type { Place } from '../finding.ts';
import { Places } from '../places.ts';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { lineOf } from '../syntax/walk.ts';

/** Which modules are imported, how often, and where first. Other readers ask it. */
export class ImportIndex implements Reader {
  readonly #uses = new Map<string, Places>();

  readonly nodes: NonNullable<Reader['nodes']> = {
    ImportDeclaration: (node, file) => this.#add(node.source.value, node, file),
    ExportAllDeclaration: (node, file) => this.#add(node.source.value, node, file),
    ExportNamedDeclaration: (node, file) => {
      if (node.source) this.#add(node.source.value, node, file);
    },
    CallExpression: (node, file) => {
      const required = requiredBy(node);
      if (required !== null) this.#add(required, node, file);
    },
  };

  /** Imports of a module by that name, or of something inside of it. */
  countOf(name: string): number {
    return this.#matching(name).reduce((sum, { count }) => sum + count, 0);
  }

  /** The first places of these imports. */
  placesOf(name: string): Place[] {
    return this.#matching(name).flatMap(({ first }) => first);
  }

  findings(): [] {
    return [];
  }

  #matching(name: string): Places[] {
    const bare = name.replace(/^node:/u, '');
    return [...this.#uses]
      .filter(
        ([each]) =>
          each === name || each.replace(/^node:/u, '') === bare || each.startsWith(`${name}/`),
      )
      .map(([, uses]) => uses);
  }

  #add(name: string, node: Node, { path }: SourceFile): void {
    const uses = this.#uses.get(name) ?? new Places();
    this.#uses.set(name, uses);
    uses.add(path, lineOf(node));
  }
}

/** The module of `require('…')` or `import('…')`; `null` for other calls. */
export function requiredBy(node: Extract<Node, { type: 'CallExpression' }>): string | null {
  const { callee, arguments: args } = node;
  const loads =
    callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require');
  const [first] = args;
  return loads && args.length === 1 && first?.type === 'StringLiteral' ? first.value : null;
}
