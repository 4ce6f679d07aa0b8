import { pointerTo, type PolicyProblem } from './problem.ts';

export type JsonText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/**
 * Parses JSON and refuses an object that gives one key twice: `JSON.parse` keeps the last in silence, so that a second
 * `forbidden_commands` would take away the first.
 */
export function parseJson(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'the text is not JSON';
    return { ok: false, problems: [{ code: 'ORCH_POLICY_SYNTAX', pointer: '', message }] };
  }
  const problems = duplicateKeys(text);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gu;

/** Walks the tokens of a text that is known to be JSON. */
function duplicateKeys(text: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const stack: {
    readonly pointer: string;
    readonly keys: Set<string> | undefined;
    at: string | number;
  }[] = [];
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const top = stack.at(-1);
    if (token === '{' || token === '[') {
      const pointer = top === undefined ? '' : pointerTo(top.pointer, top.at);
      stack.push({ pointer, keys: token === '{' ? new Set() : undefined, at: 0 });
    } else if (token === '}' || token === ']') {
      stack.pop();
    } else if (token === ',' && typeof top?.at === 'number' && top.keys === undefined) {
      top.at += 1;
    } else if (token.startsWith('"') && top?.keys !== undefined && before !== ':') {
      const key = String(JSON.parse(token));
      if (top.keys.has(key)) {
        const pointer = pointerTo(top.pointer, key);
        problems.push({
          code: 'ORCH_POLICY_DUPLICATE_KEY',
          pointer,
          message: `"${key}" is given twice`,
        });
      }
      top.keys.add(key);
      top.at = key;
    }
    before = token;
  }
  return problems;
}
