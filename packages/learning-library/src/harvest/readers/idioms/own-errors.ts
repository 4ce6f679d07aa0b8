import type { Node } from '@babel/types';
import type { Finding } from '../../finding.ts';
import { findingOf, Places } from '../../places.ts';
import type { Reader } from '../../reader.ts';
import { isTest } from '../../survey/file-role.ts';
import type { SourceFile } from '../../survey/source-file.ts';
import { lineOf } from '../../syntax/walk.ts';
import { isHabit } from './vote.ts';

type ClassNode = Extract<Node, { readonly type: 'ClassDeclaration' | 'ClassExpression' }>;

/** What is thrown in one family of languages. */
class Throws {
  readonly own = new Map<string, string>();
  readonly thrown = new Map<string, Places>();

  add(name: string, path: string, line: number): void {
    const places = this.thrown.get(name) ?? new Places();
    this.thrown.set(name, places);
    places.add(path, line);
  }

  /** Classes that were declared here, and extend an error by way of others or not. */
  ownNames(bases: ReadonlySet<string>): Set<string> {
    const names = new Set<string>();
    for (let before = -1; before !== names.size;) {
      before = names.size;
      for (const [name, parent] of this.own) {
        if (bases.has(parent) || names.has(parent)) names.add(name);
      }
    }
    return names;
  }
}

const scriptBases = new Set(['Error', 'TypeError', 'RangeError', 'AggregateError', 'SyntaxError']);
const pythonBases = new Set([
  'Exception',
  'BaseException',
  'RuntimeError',
  'ValueError',
  'OSError',
]);

/** Whether classes of its own are thrown, against errors that say nothing of what they are. */
export class OwnErrors implements Reader {
  readonly #script = new Throws();
  readonly #python = new Throws();

  readonly nodes: NonNullable<Reader['nodes']> = {
    ClassDeclaration: (node) => this.#class(node),
    ClassExpression: (node) => this.#class(node),
    ThrowStatement: ({ argument }, file) => {
      const { path } = file;
      if (isTest(path) || argument.type !== 'NewExpression') return;
      if (argument.callee.type !== 'Identifier') return;
      this.#script.add(argument.callee.name, path, lineOf(argument));
    },
  };

  file({ name, path, text }: SourceFile): void {
    if (!name.endsWith('.py') || isTest(path)) return;
    for (const [at, line] of text.split('\n').entries()) {
      const [, own, parents = ''] = /^\s*class\s+(\w+)\(([\w.,\s]+)\)\s*:/u.exec(line) ?? [];
      const [parent = ''] = parents.split(',').map((each) => each.trim().replace(/^.*\./u, ''));
      if (own !== undefined) this.#python.own.set(own, parent);
      const raised = /^\s*raise\s+(?:\w+\.)*(\w+)\b/u.exec(line)?.[1];
      if (raised !== undefined) this.#python.add(raised, path, at + 1);
    }
  }

  findings(): Finding[] {
    return [
      ...habit('own-errors', this.#script, scriptBases, ['Error']),
      ...habit('own-errors:py', this.#python, pythonBases, ['Exception', 'RuntimeError']),
    ];
  }

  #class({ id, superClass }: ClassNode): void {
    if (id && superClass?.type === 'Identifier') this.#script.own.set(id.name, superClass.name);
  }
}

function habit(
  id: string,
  throws: Throws,
  bases: ReadonlySet<string>,
  raw: readonly string[],
): Finding[] {
  const own = throws.ownNames(bases);
  const places = new Places();
  const counter = new Places();
  const classes: Record<string, number> = {};
  for (const [name, { first, count }] of throws.thrown) {
    if (own.has(name)) {
      places.addAll(first, count);
      classes[name] = count;
    } else if (raw.includes(name)) counter.addAll(first, count);
  }
  if (!isHabit(places.count, counter.count)) return [];
  const names = Object.entries(classes)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);
  const summary = `errors have classes of their own (${names.slice(0, 4).join(', ')})`;
  return [
    findingOf({ kind: 'idiom', id, summary, detail: { classes, raw: [...raw] } }, places, counter),
  ];
}
