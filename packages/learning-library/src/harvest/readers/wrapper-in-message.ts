/**
 * The module that a message prefers ("Use `@acme/http` instead of axios"); `null` where it names
 * none. A bare word counts only if it is a known package, since most words after "use" are none; or if
 * it has dots, where modules are named so.
 */
export function wrapperIn(
  message: string,
  restricted: string,
  packages: ReadonlySet<string>,
  dotted = false,
): string | null {
  const preferred = message.split(/\b(?:instead of|rather than|not from|over)\b/iu);
  for (const part of preferred) {
    const found = modulesIn(part, packages, dotted).find((name) => name !== restricted);
    if (found !== undefined) return found;
  }
  return null;
}

const quoted = /[`'"‘“]([^\s`'"’”]+)[`'"’”]/gu;
const scoped = /(?<![\w./@-])(@[a-z0-9][\w.-]*\/[\w./-]*\w)/gu;
const relative = /(?<![\w./@-])((?:\.{1,2}|~|#|src|lib|app|packages)\/[\w./-]*\w)/gu;
const introduced = /\b(?:use|prefer|import|from|via|through)\s+(?:the\s+)?([a-z][\w./-]*\w)/giu;

function modulesIn(text: string, packages: ReadonlySet<string>, dotted: boolean): string[] {
  const named = [quoted, scoped, relative].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name).filter(isModule),
  );
  const bare = [...text.matchAll(introduced)]
    .map(([, name = '']) => name)
    .filter(
      (name) =>
        (dotted && name.includes('.')) ||
        packages.has(name) ||
        packages.has(name.split('/')[0] ?? ''),
    );
  return [...named, ...bare];
}

/** Not a call, a flag or a sentence. */
function isModule(name: string): boolean {
  return /^(@[\w.-]+\/|\.{1,2}\/|~\/|#)?[a-z0-9_][\w./:-]*$/iu.test(name);
}
