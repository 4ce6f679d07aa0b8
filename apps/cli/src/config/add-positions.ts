import { OrchError } from '@orch/core';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { positionOf } from './position.ts';

/** The same error with a line and a column behind every JSON pointer in its message. */
export function addPositions(error: OrchError, file: string, text: string): OrchError {
  const root = treeOf(text);
  if (root === undefined) return error;
  const lines = error.message.split('\n').map((line) => {
    const pointer = pointerIn(line, file);
    if (pointer === undefined) return line;
    const at = positionOf(text, offsetOf(root, pointer));
    return `${line} (line ${at.line}, column ${at.column})`;
  });
  const first = pointerIn(error.place ?? '', file) ?? '';
  const { line, column } = positionOf(text, offsetOf(root, first));
  return new OrchError(error.code, lines.join('\n'), {
    ...(error.place !== undefined && { place: error.place }),
    ...(error.hint !== undefined && { hint: error.hint }),
    data: { ...error.data, line, column },
    cause: error.cause,
  });
}

/** The parser calls itself for each level; what is too deep for it keeps its pointers alone. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function pointerIn(line: string, file: string): string | undefined {
  if (!line.startsWith(`${file}: /`)) return undefined;
  return line.slice(file.length + 2).split(' ', 1)[0];
}

/** Where the value at a pointer stands; where a key is unknown, the key itself. */
function offsetOf(root: Node, pointer: string): number {
  const path = pointer
    .split('/')
    .filter((token) => token !== '')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  const node = findNodeAtLocation(root, path);
  if (node === undefined) return root.offset;
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}
