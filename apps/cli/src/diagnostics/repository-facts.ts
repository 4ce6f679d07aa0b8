/** What a repository shows of itself, as far as the default pipeline depends on it. Plain data. */
export interface RepositoryFacts {
  /** Names in the root folder. */
  readonly names: ReadonlySet<string>;
  /** Files that were looked into, by path relative to the root; absent ones are left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** What there is for a spec guard: settings or specs of orch's own, and nothing otherwise. */
  readonly specs: 'configured' | 'present' | 'none';
}

/** The files whose content matters. */
export const factFiles = [
  'package.json',
  'pyproject.toml',
  'setup.cfg',
  'tox.ini',
  'requirements.txt',
  'requirements-dev.txt',
  'Cargo.toml',
  'Makefile',
  'makefile',
  'GNUmakefile',
] as const;
