import type { JsonValue } from '@orch/core';
import type { Finding } from '../finding.ts';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import {
  at,
  entriesOf,
  itemsOf,
  jsonOf,
  textOf,
  textsOf,
  type Located,
} from '../syntax/located.ts';
import { constantsOf, resolved, staticValue } from '../syntax/static-value.ts';
import { Tally } from '../tally.ts';

type Settings = Readonly<Record<string, JsonValue>>;

/** Settings of formatters and type checkers, and rules about commits. */
export class Conventions implements Reader {
  readonly #tally = new Tally('convention');

  file(file: SourceFile): void {
    const { name, path } = file;
    if (
      /^(\.prettierrc(\.(json5?|ya?ml|toml|[cm]?[jt]s))?|prettier\.config\.[cm]?[jt]s)$/u.test(name)
    ) {
      this.#settings('prettier', file, settingsOf(file));
    } else if (/^(commitlint\.config\.[cm]?[jt]s|\.commitlintrc(\.\w+)?)$/u.test(name)) {
      this.#commitlint(file, settingsOf(file));
    } else if (/^(lint-staged\.config\.[cm]?[jt]s|\.lintstagedrc(\.\w+)?)$/u.test(name)) {
      this.#lintStaged(file, settingsOf(file));
    } else if (/^biome\.jsonc?$/u.test(name)) {
      this.#settings('biome', file, at(data(file), 'formatter'));
    } else if (name === '.editorconfig') this.#editorconfig(file);
    else if (/^\.?lefthook\.ya?ml$/u.test(name)) this.#lefthook(file);
    else if (/^\.pre-commit-config\.ya?ml$/u.test(name)) this.#preCommit(file);
    else if (/(^|\/)\.(husky|githooks)\/[a-z][a-z-]+$/u.test(path)) this.#gitHook(file);
    else if (/^\.?rustfmt\.toml$/u.test(name)) this.#settings('rustfmt', file, file.data('toml'));
    else if (/^\.?ruff\.toml$/u.test(name)) this.#settings('ruff', file, file.data('toml'));
    else if (/^\.golangci\.ya?ml$/u.test(name)) this.#golangci(file);
    else if (name === 'pyproject.toml') this.#pyproject(file);
    else if (name === 'package.json') this.#manifest(file);
  }

  findings(): Finding[] {
    return this.#tally.findings();
  }

  #add(id: string, summary: string, detail: Settings, { path }: SourceFile, line: number): void {
    this.#tally.add(id, { summary, detail }, path, line);
  }

  #settings(tool: string, file: SourceFile, value: Located | null | undefined): void {
    if (value?.kind !== 'map') return;
    const settings = jsonOf(value) as Settings;
    const short = Object.entries(settings).flatMap(([key, each]) =>
      typeof each === 'object' ? [] : `${key} ${String(each)}`,
    );
    this.#add(
      tool,
      `${tool}: ${short.length === 0 ? 'its defaults' : short.join(', ')}`,
      { settings },
      file,
      value.line,
    );
  }

  #commitlint(file: SourceFile, value: Located | null): void {
    if (value?.kind !== 'map') return;
    const extended = textsOf(at(value, 'extends'));
    const rules = entriesOf(at(value, 'rules')).map(({ key }) => key);
    const summary = `commit messages: ${[...extended, ...rules].join(', ')}`;
    this.#add('commitlint', summary, { extends: extended, rules }, file, value.line);
  }

  #lintStaged(file: SourceFile, value: Located | null | undefined): void {
    if (value?.kind !== 'map') return;
    const globs = entriesOf(value).map(({ key }) => key);
    const detail = { commands: jsonOf(value) };
    this.#add('lint-staged', `before a commit, on ${globs.join(', ')}`, detail, file, value.line);
  }

  #editorconfig(file: SourceFile): void {
    const settings: Record<string, string> = {};
    let everywhere = false;
    for (const line of file.text.split('\n')) {
      const section = /^\s*\[(.*)\]\s*$/u.exec(line)?.[1];
      if (section !== undefined) everywhere = section === '*';
      const [, key, value] = /^\s*([a-z_]+)\s*=\s*([^;#]+?)\s*$/iu.exec(line) ?? [];
      if (everywhere && key !== undefined && value !== undefined)
        settings[key.toLowerCase()] = value;
    }
    const short = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
    if (short.length > 0) this.#add('editorconfig', short.join(', '), { settings }, file, 1);
  }

  #lefthook(file: SourceFile): void {
    for (const { key, value, line } of entriesOf(data(file))) {
      const commands = [
        ...entriesOf(at(value, 'commands')).map((each) => textOf(at(each.value, 'run'))),
        ...itemsOf(at(value, 'jobs')).map((each) => textOf(at(each, 'run'))),
      ].filter((each) => each !== null);
      if (commands.length > 0) this.#hook(key, commands, file, line);
    }
  }

  #preCommit(file: SourceFile): void {
    for (const repository of itemsOf(at(data(file), 'repos'))) {
      const source = textOf(at(repository, 'repo')) ?? '';
      for (const hook of itemsOf(at(repository, 'hooks'))) {
        const id = textOf(at(hook, 'id'));
        if (id === null) continue;
        this.#add(
          `pre-commit:${id}`,
          `before a commit: ${id}`,
          { hook: id, source },
          file,
          hook.line,
        );
      }
    }
  }

  #gitHook(file: SourceFile): void {
    const lines = file.text.split('\n').map((line) => line.trim());
    const commands = lines.filter((line) => line !== '' && !/^(#|\. |source |exec <)/u.test(line));
    if (commands.length > 0) this.#hook(file.name, commands.slice(0, 10), file, 1);
  }

  #hook(name: string, commands: string[], file: SourceFile, line: number): void {
    this.#add(
      `hook:${name}`,
      `${name}: ${commands.join('; ')}`,
      { hook: name, commands },
      file,
      line,
    );
  }

  #golangci(file: SourceFile): void {
    const enabled = textsOf(at(data(file), 'linters', 'enable'));
    const formatters = textsOf(at(data(file), 'formatters', 'enable'));
    if (enabled.length + formatters.length === 0) return;
    const summary = `golangci-lint: ${[...enabled, ...formatters].join(', ')}`;
    this.#add('golangci', summary, { linters: enabled, formatters }, file, 1);
  }

  #pyproject(file: SourceFile): void {
    for (const tool of ['ruff', 'black', 'isort', 'mypy', 'pyright']) {
      this.#settings(tool, file, at(data(file), 'tool', tool));
    }
  }

  #manifest(file: SourceFile): void {
    const top = data(file);
    this.#settings('prettier', file, at(top, 'prettier'));
    this.#lintStaged(file, at(top, 'lint-staged'));
    const commitlint = at(top, 'commitlint');
    if (commitlint !== undefined) this.#commitlint(file, commitlint);
    for (const tool of ['simple-git-hooks', 'husky']) {
      const hooks = tool === 'husky' ? at(top, tool, 'hooks') : at(top, tool);
      for (const { key, value, line } of entriesOf(hooks)) {
        const command = textOf(value);
        if (command !== null) this.#hook(key, [command], file, line);
      }
    }
  }
}

function data(file: SourceFile): Located | undefined {
  return file.data() ?? undefined;
}

/** The settings of a tool, written as data or as the default export of a script. */
function settingsOf(file: SourceFile): Located | null {
  if (!file.isScript) {
    // `.prettierrc` and its like may be JSON or YAML, and all JSON is YAML.
    return file.data(
      /\.json5?$/u.test(file.name) ? 'json' : file.name.endsWith('.toml') ? 'toml' : 'yaml',
    );
  }
  const script = file.script();
  if (script === null) return null;
  const constants = constantsOf(script);
  for (const statement of script.program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      return staticValue(statement.declaration, constants, file.text);
    }
    const assigned = statement.type === 'ExpressionStatement' ? statement.expression : null;
    if (assigned?.type === 'AssignmentExpression' && assigned.left.type === 'MemberExpression') {
      return staticValue(resolved(assigned.right, constants), constants, file.text);
    }
  }
  return null;
}
