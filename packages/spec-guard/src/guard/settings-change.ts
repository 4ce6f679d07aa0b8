import { parseTree, findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import type { ChangedFile } from './snapshot.ts';
import type { Finding } from './verdict.ts';

/** Where the settings of the guard stand. */
export const settingsFile = 'codex.orchestrator.json';

/** A change of what the guard itself asks for: it is judged by its own new settings, which somebody should look at. */
export function settingsFinding({ path, before, after }: ChangedFile): Finding[] {
  if (path !== settingsFile || before === undefined || after === undefined) return [];
  const [was, is] = [settingsIn(before), settingsIn(after)];
  if (was.text === is.text) return [];
  return [
    {
      code: 'settings_changed',
      severity: 'warn',
      path,
      line: is.line,
      message: 'changes what the guard asks for, and this change is judged by that already',
      next: 'Look at what is not asked for any more.',
    },
  ];
}

function settingsIn(text: string | null): { readonly text: string; readonly line: number } {
  const root = parseTree(text ?? '{}', [], { allowTrailingComma: true });
  const node = root === undefined ? undefined : findNodeAtLocation(root, ['spec_guard']);
  if (node === undefined) return { text: '', line: 1 };
  const line = (text ?? '').slice(0, node.offset).split('\n').length;
  return { text: JSON.stringify(getNodeValue(node)), line };
}
