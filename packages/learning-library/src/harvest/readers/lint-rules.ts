import type { Node } from '@babel/types';
import { basename, dirname, posix } from 'node:path';
import type { Finding, Place } from '../finding.ts';
import type { Reader, Surveyed } from '../reader.ts';
import { isTest } from '../survey/file-role.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { jsonOf } from '../syntax/located.ts';
import { keyOf, property, staticText, staticValue } from '../syntax/static-value.ts';
import { lineOf } from '../syntax/walk.ts';
import { Tally } from '../tally.ts';
import { moduleFile } from '../survey/module-file.ts';
import { requiredBy } from './import-index.ts';
import { calleeName, isRule } from './rule-shape.ts';

interface Rule {
  readonly place: Place;
  /** What it calls itself, or is called where it stands. */
  readonly name: string | null;
  readonly local: string | null;
  readonly description: string;
  readonly fixable: boolean;
}

interface RuleTest {
  readonly name: string;
  readonly place: Place;
  readonly valid: number;
  readonly invalid: number;
}

const disabling = /eslint-disable(?:-next-line|-line)?[ \t]+([^\n*]*)/gu;

/** Rules of ESLint that a repository wrote for itself, their tests, and where they are switched off. */
export class LintRules implements Reader {
  readonly #rules: Rule[] = [];
  readonly #tests: RuleTest[] = [];
  readonly #disabled = new Map<string, Place[]>();
  /** Which name a plugin gives to what it imports. */
  readonly #registered: {
    readonly from: string;
    readonly module: string;
    readonly name: string;
  }[] = [];

  readonly nodes: NonNullable<Reader['nodes']> = {
    ObjectExpression: (node, file, parent) => {
      if (!isTest(file.path) && isRule(node, file, parent)) this.#rule(node, file, parent);
    },
    ObjectProperty: (node, file) => {
      if (keyOf(node) === 'rules') this.#register(node.value, file);
    },
    VariableDeclarator: (node, file) => {
      const named = node.id.type === 'Identifier' && /rules$/iu.test(node.id.name);
      if (named && node.init) this.#register(node.init, file);
    },
    CallExpression: (node, file) => this.#test(node, file),
  };

  file(file: SourceFile): void {
    if (!file.isScript || !file.text.includes('eslint-disable')) return;
    for (const match of file.text.matchAll(disabling)) {
      const names = (match[1] ?? '').split(/\s--\s/u)[0] ?? '';
      const line = file.text.slice(0, match.index).split('\n').length;
      for (const name of names.split(',').map((each) => each.trim())) {
        if (name === '') continue;
        const places = this.#disabled.get(name) ?? [];
        this.#disabled.set(name, places);
        if (places.length < 200) places.push({ path: file.path, line });
      }
    }
  }

  findings({ paths }: Surveyed): Finding[] {
    const tally = new Tally('lint-rule');
    const registered = new Map<string, string>();
    for (const { from, module, name } of this.#registered) {
      const file = moduleFile(from, module, paths);
      if (file !== null) registered.set(file, name);
    }
    for (const rule of this.#rules) {
      const id = this.#idOf(rule, registered);
      const tests = this.#tests.filter(({ name }) => name === id || name.endsWith(`/${id}`));
      const sum = (key: 'valid' | 'invalid') => tests.reduce((all, each) => all + each[key], 0);
      const tested =
        tests.length === 0
          ? 'without tests'
          : `${sum('valid')} valid and ${sum('invalid')} invalid cases`;
      tally.add(
        id,
        {
          summary: `${rule.description === '' ? 'a rule of its own' : rule.description} (${tested})`,
          detail: {
            description: rule.description,
            fixable: rule.fixable,
            tests: tests.map(({ place }) => `${place.path}:${place.line}`),
            valid: sum('valid'),
            invalid: sum('invalid'),
          },
        },
        rule.place.path,
        rule.place.line,
      );
      for (const [name, places] of this.#disabled) {
        if (!name.endsWith(`/${id}`) && name !== id) continue;
        for (const place of places) tally.addCounter(id, place);
      }
    }
    return tally.findings();
  }

  #idOf({ name, local, place }: Rule, registered: ReadonlyMap<string, string>): string {
    const several = this.#rules.filter((each) => each.place.path === place.path).length > 1;
    const own = name ?? (several && local !== null ? kebab(local) : null);
    return own ?? registered.get(place.path) ?? nameOfFile(place.path);
  }

  #rule(node: Extract<Node, { type: 'ObjectExpression' }>, file: SourceFile, parent: Node | null) {
    const constants = file.constants();
    const ownName = property(node, 'name');
    const first = parent?.type === 'CallExpression' ? parent.arguments[0] : undefined;
    const key = parent?.type === 'ObjectProperty' ? keyOf(parent) : null;
    const name =
      (ownName === null ? null : staticText(ownName, constants)) ??
      (first?.type === 'StringLiteral' ? first.value : null) ??
      (key === 'default' ? null : key);
    const meta = property(node, 'meta');
    const about = meta === null ? null : staticValue(meta, constants, file.text);
    const described = about?.kind === 'map' ? jsonOf(about) : {};
    const { docs, fixable } = described as { docs?: { description?: string }; fixable?: string };
    const description = property(node, 'description');
    this.#rules.push({
      place: { path: file.path, line: lineOf(node) },
      name,
      local:
        parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
          ? parent.id.name
          : null,
      description:
        docs?.description ??
        (description === null ? '' : (staticText(description, constants) ?? '')),
      fixable: fixable !== undefined,
    });
  }

  #register(value: Node, file: SourceFile): void {
    if (value.type !== 'ObjectExpression') return;
    for (const each of value.properties) {
      const name = keyOf(each);
      if (name === null || each.type !== 'ObjectProperty') continue;
      const module = importedFrom(each.value, file);
      if (module?.startsWith('.') === true)
        this.#registered.push({ from: file.path, module, name });
    }
  }

  #test(node: Extract<Node, { type: 'CallExpression' }>, file: SourceFile): void {
    const cases = node.arguments.find(
      (each) => property(each, 'valid') !== null && property(each, 'invalid') !== null,
    );
    if (cases === undefined || !/run|test|rule/iu.test(calleeName(node.callee))) return;
    const [first] = node.arguments;
    const typed = first === undefined ? null : staticText(first, file.constants());
    const count = (key: string): number => {
      const list = property(cases, key);
      return list?.type === 'ArrayExpression' ? list.elements.length : 0;
    };
    this.#tests.push({
      name: typed ?? nameOfFile(file.path),
      place: { path: file.path, line: lineOf(node) },
      valid: count('valid'),
      invalid: count('invalid'),
    });
  }
}

/** The module that an expression comes from, as a `require` of it or a name that was imported. */
function importedFrom(value: Node, file: SourceFile): string | null {
  if (value.type === 'CallExpression') return requiredBy(value);
  if (value.type === 'MemberExpression') return importedFrom(value.object, file);
  if (value.type !== 'Identifier') return null;
  for (const statement of file.script()?.program.body ?? []) {
    if (statement.type !== 'ImportDeclaration') continue;
    if (statement.specifiers.some(({ local }) => local.name === value.name)) {
      return statement.source.value;
    }
  }
  const constant = file.constants().get(value.name);
  return constant?.type === 'CallExpression' ? requiredBy(constant) : null;
}

/** `rules/no-x.ts`, `rules/no-x.test.ts` and `rules/no-x/index.ts` are of the rule `no-x`. */
function nameOfFile(path: string): string {
  const name = basename(path).replace(/(\.(test|spec))?\.[^.]+$/u, '');
  return name === 'index' || name === 'rule' ? posix.basename(dirname(path)) : name;
}

function kebab(name: string): string {
  return name
    .replace(/Rule$/u, '')
    .replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .toLowerCase();
}
