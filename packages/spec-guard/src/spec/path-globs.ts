import picomatch from 'picomatch';

const maxGlobChars = 1024;
const lineBreak = /[\n\r\u2028\u2029]/;
const lineBreaks = /[\n\r\u2028\u2029]/g;

/** Why a glob would not do what it seems to say; `null` where it is fine. */
export function globProblem(glob: string): string | null {
  const body = glob.replace(/^!(?!\()/, '');
  if (body === '') return 'is empty';
  if (glob.length > maxGlobChars) return `is longer than ${maxGlobChars} characters`;
  if (body.includes('\\')) return 'separates folders with a backslash, and so matches nothing';
  if (body.startsWith('/')) return 'begins with "/"; paths are relative to the root';
  if (body.split('/').includes('..')) return 'holds ".."';
  return null;
}

/** A list of globs, ready to be asked. */
export interface GlobList {
  /** The glob that put a path on the list, or `null`. A later `!glob` takes paths out again. */
  match(path: string): string | null;
  /** The folders before the first wildcard of each glob that adds; `''` is the root. */
  readonly bases: readonly string[];
}

/**
 * Compiles globs with picomatch: `*` stays inside a folder, `**` does not, dotfiles are like any
 * other file. A glob whose last part has no wildcard covers what lies below it as well.
 */
export function compileGlobs(
  globs: readonly string[],
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): GlobList {
  const compiled = globs.map((glob) => {
    const isNegated = /^!(?!\()/.test(glob);
    const body = (isNegated ? glob.slice(1) : glob).replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    const hasWildcard = isWild(body.slice(body.lastIndexOf('/') + 1));
    const base = fixedBase(body);
    const isWholeFolder = !ignoreCase && base !== '' && body === `${base}/**`;
    const needle = ignoreCase ? '' : neededText(body);
    let matcher: ((path: string) => boolean) | undefined;
    // A thousand specs meet a change that concerns a few of them: most globs are never compiled.
    const matches = (path: string): boolean => {
      if (!ignoreCase && !(path.startsWith(base) && path.includes(needle))) return false;
      if (isWholeFolder) return path.length === base.length || path[base.length] === '/';
      matcher ??= picomatch(hasWildcard ? [body] : [body, `${body}/**`], {
        dot: true,
        nonegate: true,
        nocase: ignoreCase,
        windows: false,
      });
      return matcher(path);
    };
    return { glob, isNegated, base, matches };
  });
  return {
    bases: compiled.filter(({ isNegated }) => !isNegated).map(({ base }) => base),
    match: (name) => {
      // I3: no wildcard matches a line break, so a name with one would escape every rule.
      const path = lineBreak.test(name) ? name.replaceAll(lineBreaks, '_') : name;
      let found: string | null = null;
      for (const { glob, isNegated, matches } of compiled) {
        if (found === null ? isNegated : !isNegated) continue;
        if (matches(path)) found = isNegated ? null : glob;
      }
      return found;
    },
  };
}

function isWild(part: string): boolean {
  return /[*?[{(]/.test(part);
}

function fixedBase(glob: string): string {
  const parts = glob.split('/');
  const wild = parts.findIndex(isWild);
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

/**
 * The longest text that stands in every path which a glob matches, so that most paths cost no regular expression. What
 * is in brackets or braces is a choice, and a slash beside `**` may be absent.
 */
function neededText(glob: string): string {
  const fixed = glob
    .replace(/[@+!?*]?\([^)]*\)|\{[^}]*\}|\[[^\]]*\]/g, '*')
    .split(/\/?\*\*\/?|[*?]|[@+!|(){}[\]]/);
  return fixed.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Paths that no narrow list has in common. */
const unlikely = ['q7x', '.q7x/z', 'q7x/z/w.q9', 'Q7X/.z/w/v/u.q9.q8'];

/** Whether a list covers everything, however it is written: `**`, `{**,x}`, `*` with `*\/**`. */
export function coversEverything(list: GlobList): boolean {
  return unlikely.every((path) => list.match(path) !== null);
}
