import type { ChangedFile, FileText } from '../guard/snapshot.ts';

/** Whether a file declares dependencies in a form that is read here. */
export function isManifest(path: string): boolean {
  return /(?:^|\/)(?:package\.json|requirements[\w.-]*\.txt|go\.mod)$/.test(path);
}

/** Names of the dependencies that a manifest declares, in whatever section; none for a broken one. */
export function dependenciesIn({ path, text }: FileText): string[] {
  if (path.endsWith('package.json')) return nodeDependencies(text);
  const lines = text.split(/\r?\n/);
  const form = path.endsWith('go.mod')
    ? /^\s*(?:require\s+)?([\w.-]+\.[\w.-]+\/\S+)\s+v\d/
    : /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:[=<>~!;@#].*)?$/;
  return lines.flatMap((line) => form.exec(line)?.[1]?.toLowerCase() ?? []);
}

const sections = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

function nodeDependencies(text: string): string[] {
  const record = readPackage(text);
  return sections.flatMap((section) => {
    const names = record[section];
    return typeof names === 'object' && names !== null ? Object.keys(names) : [];
  });
}

function readPackage(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // A manifest that npm cannot read either declares nothing.
    return {};
  }
}

/** The package that a manifest is of: what depends on it uses nothing from outside. */
export function packageIn({ path, text }: FileText): string[] {
  const { name } = path.endsWith('package.json') ? readPackage(text) : {};
  return typeof name === 'string' ? [name] : [];
}

/** Dependencies that a change declares and that no manifest declared before. */
export function newDependencies(
  file: ChangedFile,
  knownBefore: ReadonlySet<string>,
): readonly string[] {
  if (!isManifest(file.path) || typeof file.after !== 'string') return [];
  const names = dependenciesIn({ path: file.path, text: file.after });
  return [...new Set(names)].filter((name) => !knownBefore.has(name));
}
