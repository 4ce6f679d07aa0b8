import { describe, expect, test } from '@jest/globals';
import { detectStages } from './detect-stages.ts';
import type { RepositoryFacts } from './repository-facts.ts';

/** Stages for a repository with these files in its root, as `id: command`. */
function detected(
  files: Readonly<Record<string, string>>,
  specs: RepositoryFacts['specs'] = 'none',
): string[] {
  const texts = new Map(Object.entries(files));
  const names = new Set([...texts.keys()].map((path) => path.split('/')[0] ?? ''));
  return detectStages({ names, texts, specs }).map(
    ({ id, command }) => `${id}: ${String(command)}`,
  );
}

function packageJson(scripts: Readonly<Record<string, string>>, more: object = {}): string {
  return JSON.stringify({ scripts, ...more });
}

describe('the default pipeline', () => {
  test('a repository in which nothing is recognised has no stages', () => {
    expect(detected({ 'README.md': '' })).toEqual([]);
  });

  test('npm scripts, each only where it is there, and spec guard last', () => {
    const files = { 'package.json': packageJson({ test: 'jest', build: 'tsc' }) };
    expect(detected({ ...files, 'scripts/spec-guard.sh': '' })).toEqual([
      'build: npm run build',
      'test: npm run test',
      'spec-guard: bash scripts/spec-guard.sh --dry-run',
    ]);
  });

  test.each<[RepositoryFacts['specs'], string, string[]]>([
    ['present', 'README.md', ['spec-guard: orch spec guard']],
    ['present', 'scripts/spec-guard.sh', ['spec-guard: bash scripts/spec-guard.sh --dry-run']],
    ['configured', 'scripts/spec-guard.sh', ['spec-guard: orch spec guard']],
    ['configured', 'README.md', ['spec-guard: orch spec guard']],
  ])('specs that are %s, beside %s', (specs, file, stages) => {
    expect(detected({ [file]: '' }, specs)).toEqual(stages);
  });

  test('the test script that npm init writes is no test', () => {
    const placeholder = 'echo "Error: no test specified" && exit 1';
    expect(detected({ 'package.json': packageJson({ test: placeholder }) })).toEqual([]);
  });

  test.each([
    ['pnpm-lock.yaml', 'pnpm'],
    ['yarn.lock', 'yarn'],
    ['bun.lock', 'bun'],
    ['package-lock.json', 'npm'],
  ])('%s means %s', (lock, manager) => {
    const files = { 'package.json': packageJson({ lint: 'x' }), [lock]: '' };
    expect(detected(files)).toEqual([`lint: ${manager} run lint`]);
  });

  test('packageManager outweighs a lock file that was left behind', () => {
    const text = packageJson({ lint: 'x' }, { packageManager: 'pnpm@9.0.0' });
    expect(detected({ 'package.json': text, 'yarn.lock': '' })).toEqual(['lint: pnpm run lint']);
  });

  test.each([
    ['not JSON', '{'],
    ['a list', '[]'],
    ['scripts of another kind', '{"scripts": "build"}'],
  ])('a package.json that is %s has no scripts', (_name, text) => {
    expect(detected({ 'package.json': text })).toEqual([]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    [
      'Python with ruff and pytest',
      { 'pyproject.toml': '[tool.ruff]\n[tool.pytest.ini_options]\n' },
      ['lint: ruff check .', 'test: python3 -m pytest'],
    ],
    [
      'Python under uv',
      { 'pyproject.toml': 'dev = ["pytest>=8"]', 'uv.lock': '' },
      ['test: uv run python -m pytest'],
    ],
    [
      'Python with unittest',
      { 'setup.py': '', tests: '' },
      ['test: python3 -m unittest discover tests'],
    ],
    [
      'Go',
      { 'go.mod': '' },
      ['build: go build ./...', 'lint: go vet ./...', 'test: go test ./...'],
    ],
    ['Rust', { 'Cargo.toml': '[package]' }, ['build: cargo build', 'test: cargo test']],
    [
      'Rust with lints and a format',
      { 'Cargo.toml': '[lints.rust]\n', 'rustfmt.toml': '' },
      [
        'build: cargo build',
        'lint: cargo clippy --all-targets',
        'lint-2: cargo fmt --check',
        'test: cargo test',
      ],
    ],
    [
      'Maven',
      { 'pom.xml': '', mvnw: '' },
      ['build: ./mvnw -B package -DskipTests', 'test: ./mvnw -B test'],
    ],
    [
      'Gradle',
      { 'build.gradle.kts': '', gradlew: '' },
      ['build: ./gradlew assemble', 'test: ./gradlew test'],
    ],
    [
      'Make, for the targets that it has',
      { Makefile: 'VERSION := 1\nbuild: deps\n\tcc\ntest check:\n\t./t\nlint-all:\n' },
      ['build: make build', 'test: make test'],
    ],
  ])('%s', (_name, files, stages) => {
    expect(detected(files)).toEqual(stages);
  });

  test('two toolchains: all builds come first, and ids say whose they are', () => {
    const files = { 'package.json': packageJson({ build: 'x', test: 'y' }), 'go.mod': '' };
    expect(detected(files).map((stage) => stage.split(':')[0])).toEqual([
      'node-build',
      'go-build',
      'go-lint',
      'node-test',
      'go-test',
    ]);
  });

  test('a Makefile beside a toolchain wraps it, and is left alone', () => {
    const files = { 'go.mod': '', Makefile: 'build:\n\tgo build\n' };
    expect(detected(files)).not.toContain('build: make build');
  });
});
