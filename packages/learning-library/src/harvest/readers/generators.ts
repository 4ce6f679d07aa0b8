import type { Node } from '@babel/types';
import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import type { Reader, Surveyed } from '../reader.ts';
import { isTest } from '../survey/file-role.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, jsonOf, textOf } from '../syntax/located.ts';
import { staticText, staticValue } from '../syntax/static-value.ts';
import { lineOf } from '../syntax/walk.ts';
import { Tally } from '../tally.ts';

const hygen = /(?:^|\/)_templates\/([^/]+)\/([^/]+)\/.*\.t$/u;

/** Generators of plop, hygen, Yeoman, Cookiecutter and Copier, and what `go generate` runs. */
export class Generators implements Reader {
  readonly #tally = new Tally('generator');
  readonly #cookiecutters: { readonly path: string; readonly options: string[] }[] = [];

  readonly nodes: NonNullable<Reader['nodes']> = {
    CallExpression: (node, file) => this.#plop(node, file),
    ClassDeclaration: (node, file) => this.#yeoman(node, file),
    ClassExpression: (node, file) => this.#yeoman(node, file),
  };

  path(path: string): void {
    const [, name, action] = hygen.exec(path) ?? [];
    if (name === undefined || action === undefined) return;
    const description = { summary: `hygen: hygen ${name} ${action}`, detail: { tool: 'hygen' } };
    this.#tally.add(`hygen:${name}/${action}`, description, path, 1);
  }

  file(file: SourceFile): void {
    if (file.name === 'cookiecutter.json') {
      const options = entriesOf(file.data() ?? undefined).map(({ key }) => key);
      this.#cookiecutters.push({ path: file.path, options });
    }
    if (/^copier\.ya?ml$/u.test(file.name)) this.#copier(file);
    if (file.name.endsWith('.go')) this.#goGenerate(file);
  }

  findings({ paths }: Surveyed): Finding[] {
    for (const { path, options } of this.#cookiecutters) {
      const folder = posix.dirname(path);
      const start = folder === '.' ? '' : `${folder}/`;
      // The name alone says little: a template has a folder that is named by its options.
      const templated = [...paths].some(
        (each) =>
          each.startsWith(`${start}{{`) && /^\{\{ ?cookiecutter\./u.test(each.slice(start.length)),
      );
      if (!templated) continue;
      const description = {
        summary: `Cookiecutter: asks for ${options.filter((each) => !each.startsWith('_')).join(', ')}`,
        detail: { tool: 'cookiecutter', options },
      };
      this.#tally.add(`cookiecutter:${folder}`, description, path, 1);
    }
    return this.#tally.findings();
  }

  #plop(node: Extract<Node, { type: 'CallExpression' }>, file: SourceFile): void {
    const { callee, arguments: args } = node;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
    if (callee.property.name !== 'setGenerator' || isTest(file.path)) return;
    if (!/plop/iu.test(file.text) && !/plop/iu.test(file.name)) return;
    const [first, second] = args;
    const name = first === undefined ? null : staticText(first, file.constants());
    if (name === null) return;
    const about =
      second === undefined ? undefined : staticValue(second, file.constants(), file.text);
    const summary = textOf(at(about, 'description')) ?? 'a generator';
    const actions = at(about, 'actions');
    const detail = { tool: 'plop', actions: actions?.kind === 'list' ? jsonOf(actions) : [] };
    this.#tally.add(
      `plop:${name}`,
      { summary: `plop: ${summary}`, detail },
      file.path,
      lineOf(node),
    );
  }

  #yeoman(
    node: Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>,
    file: SourceFile,
  ): void {
    const [, name] = /(?:^|\/)generators\/([^/]+)\/index\.[cm]?[jt]s$/u.exec(file.path) ?? [];
    if (name === undefined || !node.superClass || !file.text.includes('yeoman-generator')) return;
    const description = { summary: `Yeoman: ${name}`, detail: { tool: 'yeoman' } };
    this.#tally.add(`yeoman:${name}`, description, file.path, lineOf(node));
  }

  #copier(file: SourceFile): void {
    const settings = entriesOf(file.data('yaml') ?? undefined).map(({ key }) => key);
    if (settings.length === 0) return;
    const options = settings.filter((each) => !each.startsWith('_'));
    const description = {
      summary: `Copier: asks for ${options.join(', ')}`,
      detail: { tool: 'copier', options },
    };
    this.#tally.add(`copier:${posix.dirname(file.path)}`, description, file.path, 1);
  }

  #goGenerate(file: SourceFile): void {
    if (!file.text.includes('go:generate')) return;
    for (const [at, line] of file.text.split('\n').entries()) {
      const command = /^\/\/go:generate\s+(\S.*)$/u.exec(line)?.[1]?.trim();
      if (command === undefined) continue;
      const description = { summary: command, detail: { tool: 'go generate', command } };
      this.#tally.add(`go:generate ${programOf(command)}`, description, file.path, at + 1);
    }
  }
}

/** `go run ./cmd/gen -x` is `./cmd/gen`; `mockgen -source=x` is `mockgen`. */
function programOf(command: string): string {
  const words = command.split(/\s+/u);
  const [first = ''] = words;
  if (first !== 'go') return first;
  return (
    words
      .slice(words[1] === 'run' || words[1] === 'tool' ? 2 : 1)
      .find((word) => !word.startsWith('-')) ?? first
  );
}
