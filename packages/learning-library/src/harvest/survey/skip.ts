/** Why a file of the repository was not read. */
export const skipReasons = [
  'fixture',
  'vendored',
  'generated',
  'minified',
  'huge',
  'binary',
  'not_utf8',
  'unreadable',
  'link',
  'odd_path',
  'other',
] as const;

export type HarvestSkip = (typeof skipReasons)[number];

/** The longest file that is read, in bytes. People write none of this length. */
export const maxBytes = 1024 * 1024;

const vendored =
  /(^|\/)(node_modules|bower_components|vendor|vendored|third[_-]party|thirdparty|external|\.yarn|\.venv|venv|site-packages|dist)\//u;
const fixture =
  /(^|\/)(fixtures?|__fixtures__|__testfixtures__|testdata|test-data|__snapshots__|cassettes|golden)\//u;
const generatedName =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|[^/]*\.(generated|gen|pb|min|bundle)\.[^/]+|[^/]*_(pb2(_grpc)?\.pyi?|generated\.go|pb\.go))$/u;
const generatedMark =
  /@generated\b|\bcode generated\b[^\n]*\bdo not edit\b|\b(auto-?generated|automatically generated)\b/iu;

/** What a path alone says. */
export function skipByPath(path: string): HarvestSkip | null {
  if (vendored.test(path)) return 'vendored';
  if (fixture.test(path)) return 'fixture';
  if (generatedName.test(path)) return path.includes('.min.') ? 'minified' : 'generated';
  return null;
}

/** What a text says of itself. */
export function skipByText(path: string, text: string): HarvestSkip | null {
  const head = text.slice(0, 600);
  if (generatedMark.test(head.split('\n').slice(0, 8).filter(isComment).join('\n'))) {
    return 'generated';
  }
  if (/\.(c|m)?jsx?$/u.test(path) && isMinified(text)) return 'minified';
  return null;
}

function isComment(line: string): boolean {
  return /^\s*(\/\/|\/\*|\*|#|<!--|--)/u.test(line);
}

/** Lines that nobody would read: long on average, in a file that is not small. */
function isMinified(text: string): boolean {
  if (text.length < 2000) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.length / lines > 300;
}
