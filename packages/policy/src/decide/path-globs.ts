import picomatch from 'picomatch';

const MAX_GLOB_CHARS = 1024;
const lineBreaks = /[\n\r\u2028\u2029]/gu;

/** Why a glob would not do what it seems to say, or `undefined`. */
export function globProblem(glob: string): string | undefined {
  const body = isNegated(glob) ? glob.slice(1) : glob;
  if (body === '') return 'must not be empty';
  if (glob.length > MAX_GLOB_CHARS) return `must not be longer than ${MAX_GLOB_CHARS} characters`;
  if (body.includes('\\')) return 'must separate folders with "/"; a backslash would match nothing';
  if (body.startsWith('/')) return 'must not begin with "/": names are relative, as in "src/**"';
  if (body.endsWith('/'))
    return `must not end with "/": write "${body}**" for all that is in a folder`;
  if (body.split('/').includes('..')) return 'must not hold ".."';
  return undefined;
}

export function isNegated(glob: string): boolean {
  return glob.startsWith('!') && !glob.startsWith('!(');
}

/** A list of globs, ready to be asked. */
export interface GlobList {
  /** The glob that put a path on the list, or `undefined`. A later `!glob` takes paths out again. */
  match(path: string): string | undefined;
  /** The glob that names something below this folder. */
  matchBelow(folder: string): string | undefined;
}

/**
 * Compiles globs with picomatch: `*` stays inside a folder, `**` does not, dotfiles are like any other file. A glob whose last
 * part has no wildcard (`.github`) covers what lies below it as well.
 *
 * I6: a path that is written in another way (`./a`, `a//b`, backslashes; with `ignoreCase` other letters or another Unicode
 * form) is the same path.
 */
export function compileGlobs(
  globs: readonly string[],
  options: { readonly ignoreCase?: boolean } = {},
): GlobList {
  const fold = options.ignoreCase === true ? foldCase : (text: string) => text;
  const compiled = globs.map((glob) => {
    const body = fold(isNegated(glob) ? glob.slice(1) : glob).replace(/^(?:\.\/)+/u, '');
    const whole = hasWildcard(body.slice(body.lastIndexOf('/') + 1))
      ? [body]
      : [body, `${body}/**`];
    return {
      glob,
      negated: isNegated(glob),
      base: fixedBase(body),
      matches: picomatch(whole, { dot: true, nonegate: true, windows: false }),
    };
  });
  return {
    match: (path) => {
      // No wildcard matches a line break, so a name with one would escape every rule.
      const forms = pathForms(fold(path).replaceAll(lineBreaks, '_'));
      let found: string | undefined;
      for (const { glob, negated, matches } of compiled) {
        if (!forms.some((form) => matches(form))) continue;
        found = negated ? undefined : glob;
      }
      return found;
    },
    matchBelow: (folder) => {
      const forms = pathForms(fold(folder));
      return compiled.find(
        ({ negated, base }) => !negated && forms.some((form) => isBelow(base, form)),
      )?.glob;
    },
  };
}

/**
 * Whether a glob that a stage declares and the list may have a path in common. It compares the folders before the first
 * wildcard, so it says yes too often rather than too seldom.
 */
export function matchDeclared(
  globs: readonly string[],
  list: GlobList,
  declared: string,
): string | undefined {
  const path = normalizePath(declared);
  if (!hasWildcard(path)) return list.match(path) ?? list.matchBelow(path);
  const base = fixedBase(path);
  return globs.find((glob) => {
    if (isNegated(glob)) return false;
    const other = fixedBase(normalizePath(glob));
    return base === other || isBelow(base, other) || isBelow(other, base);
  });
}

/** The folders of a path without empty and `.` parts, and with `..` resolved as far as it goes. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

function pathForms(path: string): readonly string[] {
  const normal = normalizePath(path);
  return path.includes('\\') ? [normal, normalizePath(path.replaceAll('\\', '/'))] : [normal];
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' ? path !== '' : path.startsWith(`${folder}/`);
}

function hasWildcard(glob: string): boolean {
  return /[*?[{(]/u.test(glob);
}

/** The folders before the first part with a wildcard. */
function fixedBase(glob: string): string {
  const parts = glob.split('/');
  const wild = parts.findIndex(hasWildcard);
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

/** Letters as case-insensitive file systems compare them: one Unicode form, one case, without characters that they ignore. */
function foldCase(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu, '')
    .toUpperCase()
    .toLowerCase();
}
