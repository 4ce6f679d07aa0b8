import type { ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';
import { loadBabelParser } from '../../program/load-later.ts';

/** A script as a tree, or why it cannot be read and where. */
export type ParsedScript =
  | { readonly ok: true; readonly file: File }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** What a script may be called. */
export const scriptName = /\.([cm]?[jt]s|[jt]sx)$/u;

/** Parses JavaScript and TypeScript. Nothing of it is run or loaded. */
export function parseScript(path: string, text: string): ParsedScript {
  try {
    const file = loadBabelParser().parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowUndeclaredExports: true,
      attachComment: false,
      plugins: pluginsOf(path, text),
    });
    return { ok: true, file };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, line: 1, message: 'is nested too deeply' };
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number } };
    return { ok: false, line: loc?.line ?? 1, message: error.message };
  }
}

function pluginsOf(path: string, text: string): ParserPlugin[] {
  if (/\.[cm]?ts$/u.test(path)) return ['typescript', 'decorators'];
  if (path.endsWith('.tsx')) return ['typescript', 'jsx', 'decorators'];
  return text.slice(0, 1000).includes('@flow')
    ? ['flow', 'jsx', 'decorators']
    : ['jsx', 'decorators'];
}
