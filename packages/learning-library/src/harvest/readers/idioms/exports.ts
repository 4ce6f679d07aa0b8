import type { Node } from '@babel/types';
import type { Finding } from '../../finding.ts';
import type { Reader } from '../../reader.ts';
import { isConfig, isTest } from '../../survey/file-role.ts';
import type { SourceFile } from '../../survey/source-file.ts';
import { lineOf } from '../../syntax/walk.ts';
import { Vote } from './vote.ts';

type Program = Extract<Node, { readonly type: 'Program' }>;

/** Whether modules have a default export or names alone. Counted by file. */
export class Exports implements Reader {
  readonly #vote = new Vote<'named' | 'default'>();

  readonly nodes: NonNullable<Reader['nodes']> = {
    Program: (node, file) => {
      if (!isTest(file.path) && !isConfig(file.path)) this.#program(node, file);
    },
  };

  findings(): Finding[] {
    return this.#vote.findings('exports', {
      named: 'modules export names, and no default',
      default: 'modules have a default export',
    });
  }

  #program({ body }: Program, { path }: SourceFile): void {
    const byDefault = body.find(isDefault);
    if (byDefault !== undefined) return this.#vote.add('default', path, lineOf(byDefault));
    const named = body.find(({ type }) => type === 'ExportNamedDeclaration');
    if (named !== undefined) this.#vote.add('named', path, lineOf(named));
  }
}

function isDefault(node: Node): boolean {
  if (node.type === 'ExportDefaultDeclaration') return true;
  return (
    node.type === 'ExportNamedDeclaration' &&
    !node.source &&
    node.specifiers.some(
      ({ exported }) => exported.type === 'Identifier' && exported.name === 'default',
    )
  );
}
