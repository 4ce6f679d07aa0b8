import { ReferenceTracker } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { variableOf, type SourceCode } from './variables.ts';

/** The names of functions, by the module of Node that has them. */
export type NodeFunctions = Readonly<Record<string, readonly string[]>>;

/** A use of a function of Node; `node` is the call, or what the function itself is given to. */
export interface NodeCall<Found> {
  readonly node: Found;
  readonly name: string;
}

type TraceMap = Parameters<ReferenceTracker['iterateEsmReferences']>[0];

/**
 * The calls of functions of Node in a file, however they were imported: by `import` or `require`,
 * whole or in parts, under another name, with or without `node:`.
 */
export function callsOf(
  source: SourceCode,
  functions: NodeFunctions,
): NodeCall<TSESTree.CallExpression>[] {
  return uses(source, functions, ReferenceTracker.CALL) as NodeCall<TSESTree.CallExpression>[];
}

/** The places where functions of Node are read, as in `promisify(exec)`. */
export function readsOf(source: SourceCode, functions: NodeFunctions): NodeCall<TSESTree.Node>[] {
  return uses(source, functions, ReferenceTracker.READ).flatMap(({ node, name }) => {
    if (node.type !== 'ImportSpecifier') return [{ node, name }];
    // The tracker names the import alone, not the places where it is used.
    const references = variableOf(source, node.local)?.references ?? [];
    return references.map(({ identifier }) => ({ node: identifier, name }));
  });
}

function uses(
  source: SourceCode,
  functions: NodeFunctions,
  how: typeof ReferenceTracker.CALL | typeof ReferenceTracker.READ,
): NodeCall<TSESTree.Node>[] {
  const globals = source.scopeManager?.globalScope;
  if (globals === null || globals === undefined) return [];
  const map: Record<string, unknown> = {};
  for (const [module, wanted] of Object.entries(functions)) {
    const members: Record<string, unknown> = {};
    for (const name of wanted) members[name] = { [how]: name };
    if (module === 'fs/promises') {
      for (const whole of ['fs', 'node:fs'])
        map[whole] = { ...(map[whole] ?? {}), promises: members };
    }
    for (const alias of [module, `node:${module}`])
      map[alias] = { ...(map[alias] ?? {}), ...members };
  }
  // The library is typed with ESTree, of which this syntax tree is a superset.
  const tracker = new ReferenceTracker(
    globals as unknown as ConstructorParameters<typeof ReferenceTracker>[0],
    { mode: 'legacy' },
  );
  const found = [
    ...tracker.iterateEsmReferences(map as TraceMap),
    ...tracker.iterateCjsReferences(map as TraceMap),
  ];
  return found
    .map(({ node, info }) => ({ node: node as unknown as TSESTree.Node, name: info as string }))
    .sort((a, b) => a.node.range[0] - b.node.range[0]);
}
