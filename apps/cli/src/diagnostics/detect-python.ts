import type { Toolchain } from './detect-stages.ts';
import type { RepositoryFacts } from './repository-facts.ts';

/** Linter and tests of a Python project, run through uv or poetry where the project uses them. */
export function detectPython(facts: RepositoryFacts): Toolchain {
  const { names, texts } = facts;
  const isPython = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'tox.ini'].some(
    (name) => names.has(name),
  );
  if (!isPython) return { name: 'python', commands: [] };
  const prefix = names.has('uv.lock') ? 'uv run ' : names.has('poetry.lock') ? 'poetry run ' : '';
  const python = prefix === '' ? 'python3' : `${prefix}python`;
  const declarations = [
    'pyproject.toml',
    'setup.cfg',
    'tox.ini',
    'requirements.txt',
    'requirements-dev.txt',
  ]
    .map((file) => texts.get(file) ?? '')
    .join('\n');
  const mentions = (tool: string): boolean =>
    new RegExp(String.raw`(^|[^\w-])${tool}($|[^\w-])`, 'm').test(declarations);
  const commands: { purpose: 'lint' | 'test'; command: string }[] = [];
  if (names.has('ruff.toml') || names.has('.ruff.toml') || mentions('ruff')) {
    commands.push({ purpose: 'lint', command: `${prefix}ruff check .` });
  } else if (names.has('.flake8') || mentions('flake8')) {
    commands.push({ purpose: 'lint', command: `${python} -m flake8` });
  }
  if (names.has('pytest.ini') || names.has('conftest.py') || mentions('pytest')) {
    commands.push({ purpose: 'test', command: `${python} -m pytest` });
  } else if (names.has('tests') || names.has('test')) {
    const folder = names.has('tests') ? 'tests' : 'test';
    commands.push({ purpose: 'test', command: `${python} -m unittest discover ${folder}` });
  }
  return { name: 'python', commands };
}
