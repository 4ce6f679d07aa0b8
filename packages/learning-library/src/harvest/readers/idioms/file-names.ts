import { posix } from 'node:path';
import type { Finding } from '../../finding.ts';
import type { Reader, Surveyed } from '../../reader.ts';
import { isConfig } from '../../survey/file-role.ts';
import { scriptName } from '../../syntax/parse-script.ts';
import { Vote } from './vote.ts';

type Style = 'kebab-case' | 'camelCase' | 'PascalCase' | 'snake_case';
type Layout = 'beside' | '__tests__' | 'folder' | 'apart';

const styles: readonly (readonly [Style, RegExp])[] = [
  ['kebab-case', /^[a-z0-9]+(-[a-z0-9]+)+$/u],
  ['snake_case', /^[a-z0-9]+(_[a-z0-9]+)+$/u],
  ['camelCase', /^[a-z]+[a-z0-9]*([A-Z][a-z0-9]*)+$/u],
  ['PascalCase', /^([A-Z][a-z0-9]+)+$/u],
];

/** How scripts are named, and where and how tests lie. A name of one small word says nothing. */
export class FileNames implements Reader {
  readonly #styles = new Map<string, Vote<Style>>();
  readonly #scriptTests: string[] = [];
  readonly #pythonTests: string[] = [];

  path(path: string): void {
    const name = posix.basename(path);
    if (/^(test_.+|.+_test)\.py$/u.test(name)) this.#pythonTests.push(path);
    if (!scriptName.test(name) || isConfig(path) || path.endsWith('.d.ts')) return;
    if (/\.(test|spec)\./u.test(name) || /(^|\/)__tests__\//u.test(path))
      this.#scriptTests.push(path);
    const [stem = ''] = name.split('.');
    const style = styles.find(([, pattern]) => pattern.test(stem))?.[0];
    if (style === undefined) return;
    const ending = posix.extname(name).replace(/^\.[cm]/u, '.');
    const vote = this.#styles.get(ending) ?? new Vote<Style>();
    this.#styles.set(ending, vote);
    vote.add(style, path, 1);
  }

  findings({ paths }: Surveyed): Finding[] {
    return [
      ...[...this.#styles].flatMap(([ending, vote]) => namingOf(ending, vote)),
      ...suffixes(this.#scriptTests),
      ...layout('test-place', this.#scriptTests, paths),
      ...pythonNames(this.#pythonTests),
      ...layout('test-place:py', this.#pythonTests, paths),
    ];
  }
}

function namingOf(ending: string, vote: Vote<Style>): Finding[] {
  const summary = (style: Style): string => `${ending} files are named in ${style}`;
  return vote.findings(`file-names:${ending.slice(1)}`, {
    'kebab-case': summary('kebab-case'),
    camelCase: summary('camelCase'),
    PascalCase: summary('PascalCase'),
    snake_case: summary('snake_case'),
  });
}

function suffixes(tests: readonly string[]): Finding[] {
  const vote = new Vote<'test' | 'spec' | 'none'>();
  for (const path of tests) {
    const name = posix.basename(path);
    vote.add(name.includes('.test.') ? 'test' : name.includes('.spec.') ? 'spec' : 'none', path, 1);
  }
  return vote.findings('test-names', {
    test: 'tests are called *.test.*',
    spec: 'tests are called *.spec.*',
    none: 'tests are called like what they test',
  });
}

function pythonNames(tests: readonly string[]): Finding[] {
  const vote = new Vote<'before' | 'after'>();
  for (const path of tests) {
    vote.add(posix.basename(path).startsWith('test_') ? 'before' : 'after', path, 1);
  }
  return vote.findings('test-names:py', {
    before: 'tests are called test_*.py',
    after: 'tests are called *_test.py',
  });
}

function layout(id: string, tests: readonly string[], paths: ReadonlySet<string>): Finding[] {
  const vote = new Vote<Layout>();
  for (const path of tests) vote.add(layoutOf(path, paths), path, 1);
  return vote.findings(id, {
    beside: 'tests lie beside what they test',
    __tests__: 'tests lie in __tests__ folders',
    folder: 'tests lie in a folder of tests',
    apart: 'tests lie apart from what they test',
  });
}

function layoutOf(path: string, paths: ReadonlySet<string>): Layout {
  if (/(^|\/)__tests__\//u.test(path)) return '__tests__';
  const folder = posix.dirname(path);
  const name = posix.basename(path);
  const ending = posix.extname(name);
  const stem = name
    .slice(0, -ending.length)
    .replace(/\.(test|spec)$/u, '')
    .replace(/^test_|_test$/u, '');
  const endings = [ending, '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs'];
  if (endings.some((each) => paths.has(posix.join(folder, stem + each)))) return 'beside';
  return /(^|\/)(tests?|specs?|e2e)\//u.test(path) ? 'folder' : 'apart';
}
