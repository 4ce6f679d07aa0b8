import type { Node } from '@babel/types';
import { childrenOf } from '../../syntax/walk.ts';

type Program = Extract<Node, { readonly type: 'Program' }>;

/**
 * Which modules a script wraps: those whose names at least half of its exported values come down to.
 * Handing on the exports of another module as they are is no wrapping.
 *
 * @param sources the modules in question, by the local names that they were imported under
 */
export function wrappedBy(program: Program, sources: ReadonlyMap<string, string>): Set<string> {
  const declared = new Map<string, Set<string>>();
  const exported: string[] = [];
  for (const statement of program.body) {
    const node =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    const names = node ? declare(node, declared) : [];
    if (statement.type === 'ExportNamedDeclaration') {
      exported.push(...names);
      for (const each of statement.source ? [] : statement.specifiers) {
        if (each.type === 'ExportSpecifier') exported.push(each.local.name);
      }
    }
    if (statement.type === 'ExportDefaultDeclaration') {
      const isName = statement.declaration.type === 'Identifier';
      if (!isName && names.length === 0) declared.set('default', namesIn(statement.declaration));
      exported.push(
        ...(isName
          ? [(statement.declaration as { name: string }).name]
          : names.length === 0
            ? ['default']
            : names),
      );
    }
  }
  const values = [...new Set(exported)].filter((name) => declared.has(name));
  const wrapped = new Set<string>();
  for (const source of new Set(sources.values())) {
    const through = values.filter((name) => reaches(name, source, declared, sources, new Set()));
    if (values.length > 0 && through.length * 2 >= values.length) wrapped.add(source);
  }
  return wrapped;
}

/** Notes the names that a statement declares as values, with the names that each one uses. */
function declare(node: Node, declared: Map<string, Set<string>>): string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      if (!node.id) return [];
      declared.set(node.id.name, namesIn(node));
      return [node.id.name];
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }) => {
        if (id.type !== 'Identifier' || !init) return [];
        declared.set(id.name, namesIn(init));
        return [id.name];
      });
    default:
      return [];
  }
}

function reaches(
  name: string,
  source: string,
  declared: ReadonlyMap<string, ReadonlySet<string>>,
  sources: ReadonlyMap<string, string>,
  seen: Set<string>,
): boolean {
  if (sources.get(name) === source) return true;
  if (seen.has(name)) return false;
  seen.add(name);
  return [...(declared.get(name) ?? [])].some((each) =>
    reaches(each, source, declared, sources, seen),
  );
}

function namesIn(top: Node): Set<string> {
  const names = new Set<string>();
  const open: Node[] = [top];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    // What a thing is typed as is not what it does.
    if (node.type === 'TSTypeAnnotation' || node.type === 'TSTypeParameterInstantiation') continue;
    if (node.type === 'Identifier') names.add(node.name);
    open.push(...childrenOf(node));
  }
  return names;
}
