import type { Node } from '@babel/types';

/** What is done with nodes of a type; the node around is `null` for the whole file. */
export type NodeHandlers<Context> = {
  readonly [Type in Node['type']]?: (
    node: Extract<Node, { readonly type: Type }>,
    context: Context,
    parent: Node | null,
  ) => void;
};

/** The nodes directly inside of a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'loc' || key === 'extra' || key === 'errors' || key === 'comments') continue;
    if (Array.isArray(value)) children.push(...(value as unknown[]).filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Visits every node below one, each before what is in it. */
export function walk(top: Node, visit: (node: Node, parent: Node | null) => void): void {
  const open: [Node, Node | null][] = [[top, null]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, parent] = next;
    visit(node, parent);
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child !== undefined) open.push([child, node]);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The line that a node begins in. */
export function lineOf(node: Node): number {
  return node.loc?.start.line ?? 1;
}
