import { Code } from './code.ts';
import type { TokenEdit } from './edits-of.ts';
import type { Language } from './language.ts';

/** Why an edit says nothing about how code is written. */
export type Noise = 'formatting' | 'version' | 'path' | 'modifier' | 'import_list' | 'rename';

const generated =
  /(?:^|\/)(?:node_modules|vendor|vendored|third[-_]party|dist|build|out|coverage|generated|__generated__|__snapshots__)\/|[.-](?:min|bundle|generated|pb)\.\w+$|_pb2?\.\w+$|\.d\.ts$|^patterns\/[^/]+\/fixtures\//u;

/** Whether a file was written by a program, or by others, going by its path. */
export function isGenerated(path: string): boolean {
  return generated.test(path);
}

/** What kind of noise an edit is by itself (M3); `null` where it may tell something. */
export function noiseOf(edit: TokenEdit, language: Language): Noise | null {
  const [old, next] = [new Code(edit.before, language), new Code(edit.after, language)];
  if (withoutLooseBrackets(old) === withoutLooseBrackets(next)) return 'formatting';
  if (withoutModifiers(old) === withoutModifiers(next)) return 'modifier';
  const changed = substitutions(old, next);
  if (changed !== null) {
    if (changed.every((pair) => pair.every((text) => version.test(text)))) return 'version';
    if (changed.every((pair) => pair.every((text) => relativePath.test(text)))) return 'path';
  }
  return changed === null && isImport(old) && isImport(next) && moduleOf(old) === moduleOf(next)
    ? 'import_list'
    : null;
}

/** The one word that takes the place of another in an edit that does nothing else. */
export function renamedBy(edit: TokenEdit, language: Language): readonly [string, string] | null {
  const [old, next] = [new Code(edit.before, language), new Code(edit.after, language)];
  const [only, ...others] = substitutions(old, next) ?? [];
  if (only === undefined || others.length > 0) return null;
  return only.every((text) => /^[\p{L}_$]/u.test(text)) ? only : null;
}

const version = /^(?:\d[\w.]*|"[~^v=]?\d+(?:\.\d+)*(?:-[\w.]+)?")$/u;
const relativePath = /^"\.{1,2}\//u;

/** Which tokens took the place of which, each pair once; `null` where the numbers differ. */
function substitutions(old: Code, next: Code): (readonly [string, string])[] | null {
  if (old.tokens.length !== next.tokens.length) return null;
  const pairs = old.tokens
    .map(({ text }, at) => [text, next.textAt(at)] as const)
    .filter(([before, after]) => before !== after);
  return [...new Map(pairs.map((pair) => [pair.join('\n'), pair])).values()];
}

const modifiers =
  /^(?:export|default|const|let|var|async|public|private|protected|readonly|static|override|pub|final)$/u;

/** The tokens without words that only say how something is declared. */
function withoutModifiers({ tokens }: Code): string {
  return tokens.flatMap(({ text }) => (modifiers.test(text) ? [] : [text])).join('\n');
}

/** The tokens without round brackets that call nothing. */
function withoutLooseBrackets(code: Code): string {
  return code.tokens
    .map(({ text }, at) => (isLoose(code, code.isCloser(at) ? code.partnerOf(at) : at) ? '' : text))
    .filter((text) => text !== '')
    .join('\n');
}

function isLoose(code: Code, open: number): boolean {
  if (!code.isOpener(open) || code.textAt(open) !== '(') return false;
  const called = code.isName(open - 1) || code.isCloser(open - 1) || code.isDot(open - 2);
  return !called && code.partnerOf(open) > open + 1;
}

function isImport(code: Code): boolean {
  return ['import', 'export', 'from'].includes(code.textAt(0));
}

function moduleOf(code: Code): string {
  return code.tokens.findLast(({ kind }) => kind === 'text')?.text ?? '';
}
