import type { Node } from '@babel/types';
import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import type { Reader, Surveyed } from '../reader.ts';
import { isTest } from '../survey/file-role.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, textOf } from '../syntax/located.ts';
import { resolved } from '../syntax/static-value.ts';
import { lineOf, walk } from '../syntax/walk.ts';
import { Tally } from '../tally.ts';

type FunctionNode = Extract<
  Node,
  {
    readonly type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression';
  }
>;

/** A program that changes code, where a command begins: naming it in a text is no use of it. */
const runsCodemods =
  /(?:^|&&|\|\||;|\()\s*(?:[A-Z_]+=\S+\s+)*(?:(?:npx|pnpx|bunx|yarn|(?:pnpm|yarn) (?:dlx|exec)|npm exec)\s+(?:-\S+\s+)*)?(?:jscodeshift|codemod|ts-migrate|lebab|ast-grep|sg (?:run|scan)|comby|rector|(?:ng|nx) (?:update|migrate)|@?[\w./-]*codemod)(?:@\S+)?(?:\s|$)/u;

/** Transforms of jscodeshift, and the scripts of packages that run codemods. */
export class Codemods implements Reader {
  readonly #found: { readonly path: string; readonly line: number }[] = [];
  readonly #tally = new Tally('codemod');

  readonly nodes: NonNullable<Reader['nodes']> = {
    ExportDefaultDeclaration: (node, file) => this.#exported(node.declaration, file),
    AssignmentExpression: (node, file) => {
      const { left } = node;
      if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier') return;
      const owner = left.object.type === 'Identifier' ? left.object.name : '';
      const isModule = owner === 'module' && left.property.name === 'exports';
      const isDefault = owner === 'exports' && left.property.name === 'default';
      if (isModule || isDefault) this.#exported(node.right, file);
    },
  };

  file(file: SourceFile): void {
    if (file.name !== 'package.json') return;
    for (const { key, value, line } of entriesOf(at(file.data() ?? undefined, 'scripts'))) {
      const command = textOf(value) ?? '';
      if (!runsCodemods.test(command)) continue;
      const folder = posix.dirname(file.path);
      const id = `script:${folder === '.' ? '' : `${folder}:`}${key}`;
      const description = { summary: command, detail: { script: key, command } };
      this.#tally.add(id, description, file.path, line);
    }
  }

  findings({ paths }: Surveyed): Finding[] {
    for (const { path, line } of this.#found) {
      const fixtures = fixturesOf(path, paths);
      const tested =
        fixtures.length === 0
          ? 'no fixtures'
          : `${fixtures.length} ${fixtures.length === 1 ? 'fixture' : 'fixtures'}`;
      const description = {
        summary: `a transform for jscodeshift, ${tested}`,
        detail: { engine: 'jscodeshift', fixtures },
      };
      this.#tally.add(path, description, path, line);
    }
    return this.#tally.findings();
  }

  #exported(value: Node, file: SourceFile): void {
    const made = resolved(value, file.constants());
    if (isTest(file.path) || !isFunction(made) || !takesJscodeshift(made)) return;
    this.#found.push({ path: file.path, line: lineOf(made) });
  }
}

/**
 * The inputs of the cases of a transform, where jscodeshift's own test helper looks for them, and in
 * `fixtures/` beside it as packs have them.
 */
function fixturesOf(path: string, paths: ReadonlySet<string>): string[] {
  const name = posix.basename(path).replace(/\.[^.]+$/u, '');
  const folders = [posix.dirname(path), posix.dirname(posix.dirname(path))];
  const input = /^(?<start>.*\.|)input\.[cm]?[jt]sx?$/u;
  return [...paths].filter((each) => {
    if (!input.test(posix.basename(each)) || !paths.has(outputOf(each))) return false;
    if (each.startsWith(posix.join(folders[0] ?? '', 'fixtures/'))) return true;
    return folders.some((folder) => {
      const top = posix.join(folder, '__testfixtures__');
      const inFolder = posix.dirname(each) === posix.join(top, name);
      const own = posix.basename(each).startsWith(`${name}.`);
      const only = folder === folders[0] && posix.dirname(each) === top && own;
      return inFolder || only;
    });
  });
}

/** The expected output beside the input of a case. */
export function outputOf(input: string): string {
  return input.replace(/(^|[./])input(\.[cm]?[jt]sx?)$/u, '$1output$2');
}

function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** Takes a file and the API, and uses jscodeshift from the API. */
function takesJscodeshift({ params, body }: FunctionNode): boolean {
  const [, api] = params;
  if (api?.type === 'ObjectPattern') return hasJscodeshift(api);
  if (api?.type !== 'Identifier') return false;
  let found = false;
  walk(body, (node) => {
    if (node.type === 'MemberExpression') {
      found ||=
        isNamed(node.object, api.name) &&
        node.property.type === 'Identifier' &&
        isCore(node.property.name);
    }
    if (node.type === 'VariableDeclarator' && node.init && isNamed(node.init, api.name)) {
      found ||= node.id.type === 'ObjectPattern' && hasJscodeshift(node.id);
    }
  });
  return found;
}

function hasJscodeshift(pattern: Extract<Node, { readonly type: 'ObjectPattern' }>): boolean {
  return pattern.properties.some(
    (each) =>
      each.type === 'ObjectProperty' && each.key.type === 'Identifier' && isCore(each.key.name),
  );
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isCore(name: string): boolean {
  return name === 'jscodeshift' || name === 'j';
}
