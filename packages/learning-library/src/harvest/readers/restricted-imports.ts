import type { JsonValue } from '@orch/core';
import type { Finding } from '../finding.ts';
import type { Reader, Surveyed } from '../reader.ts';
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
import { keyOf, staticValue } from '../syntax/static-value.ts';
import { Tally } from '../tally.ts';
import { isTest } from '../survey/file-role.ts';
import type { ImportIndex } from './import-index.ts';
import { wrapperIn } from './wrapper-in-message.ts';

/** Rules of ESLint, and of linters that took them over, that forbid what a project does not want. */
const restrictingRule =
  /^(?:@typescript-eslint\/|import\/|n\/|node\/)?no-restricted-(imports|modules|require|syntax|globals|properties)$/u;
const eslintData =
  /^(\.eslintrc(\.json|\.ya?ml)?|\.?oxlintrc\.json|package\.json|eslint[\w.-]*\.json)$/u;

interface Restriction {
  readonly rule: string;
  readonly line: number;
  readonly path: string;
  readonly what: string;
  readonly message: string;
  readonly extra: Readonly<Record<string, JsonValue>>;
}

/** What linters are told to forbid, and what they are told to name instead. */
export class RestrictedImports implements Reader {
  readonly #imports: ImportIndex;
  readonly #found: Restriction[] = [];

  constructor(imports: ImportIndex) {
    this.#imports = imports;
  }

  readonly nodes: NonNullable<Reader['nodes']> = {
    ObjectProperty: (node, file) => {
      const rule = keyOf(node);
      if (rule === null || !restrictingRule.test(rule) || isTest(file.path)) return;
      this.#rule(rule, staticValue(node.value, file.constants(), file.text), file.path);
    },
  };

  file(file: SourceFile): void {
    if (eslintData.test(file.name)) {
      const format = /\.ya?ml$/u.test(file.name) ? 'yaml' : 'json';
      this.#eslintData(file, format);
    }
    if (/^(pyproject|\.?ruff)\.toml$/u.test(file.name)) this.#ruff(file);
    if (/^\.golangci\.ya?ml$/u.test(file.name)) this.#depguard(file);
  }

  findings({ packages, ownPackages }: Surveyed): Finding[] {
    const tally = new Tally('restricted-import');
    for (const { rule, line, path, what, message, extra } of this.#found) {
      const wrapper = wrapperIn(message, what, packages, rule.startsWith('ruff'));
      const folder = wrapper === null ? undefined : ownPackages.get(wrapper);
      // The wrapper itself has to import what others must not.
      const exempt = folder === undefined ? {} : { exempt: `${folder}/**` };
      const why = wrapper === null ? message : `use ${wrapper}`;
      tally.add(
        `${rule}:${what}`,
        {
          summary: `${what} is forbidden${why === '' ? '' : `: ${why}`}`,
          detail: {
            rule,
            restricted: what,
            wrapper,
            message,
            ...extra,
            ...exempt,
            ...this.#used(what, wrapper),
          },
        },
        path,
        line,
      );
      if (!importRule(rule)) continue;
      for (const place of this.#imports.placesOf(what)) tally.addCounter(`${rule}:${what}`, place);
    }
    return tally.findings();
  }

  #used(what: string, wrapper: string | null): Record<string, JsonValue> {
    return {
      imports: this.#imports.countOf(what),
      ...(wrapper === null ? {} : { wrapper_imports: this.#imports.countOf(wrapper) }),
    };
  }

  #eslintData(file: SourceFile, format: 'json' | 'yaml'): void {
    const top = file.data(format) ?? undefined;
    const config = file.name === 'package.json' ? at(top, 'eslintConfig') : top;
    const overrides = itemsOf(at(config, 'overrides')).map((each) => at(each, 'rules'));
    for (const rules of [at(config, 'rules'), ...overrides]) {
      for (const { key, value } of entriesOf(rules)) {
        if (restrictingRule.test(key)) this.#rule(key, value, file.path);
      }
    }
  }

  #rule(rule: string, value: Located, path: string): void {
    const [severity, ...options] = itemsOf(value);
    if (severity?.kind !== 'scalar' || severity.value === 'off' || severity.value === 0) return;
    for (const option of options) {
      const nested = [at(option, 'paths'), at(option, 'patterns')];
      if (nested.every((each) => each === undefined)) this.#entry(rule, option, path);
      else {
        for (const each of nested) {
          if (each?.kind === 'unknown') this.#entry(rule, each, path);
          for (const item of itemsOf(each)) this.#entry(rule, item, path);
        }
      }
    }
  }

  #entry(rule: string, entry: Located, path: string): void {
    // Settings that are put together elsewhere are worth a look; a program that writes some is not.
    if (entry.kind === 'unknown' && !/eslint/iu.test(path)) return;
    const short = textOf(entry);
    const what = short ?? subjectOf(entry);
    if (what === null) return;
    const message = textOf(at(entry, 'message')) ?? '';
    const extra = Object.fromEntries(
      ['importNames', 'allowImportNames'].flatMap((key) => {
        const names = textsOf(at(entry, key));
        return names.length === 0 ? [] : [[key === 'importNames' ? 'names' : 'allowed', names]];
      }),
    );
    // A constant that several settings name is one place.
    const same = (each: Restriction): boolean =>
      each.rule === rule && each.what === what && each.path === path && each.line === entry.line;
    if (this.#found.some(same)) return;
    const unknown = entry.kind === 'unknown' ? { unresolved: true } : {};
    this.#found.push({
      rule,
      line: entry.line,
      path,
      what,
      message,
      extra: { ...extra, ...unknown },
    });
  }

  #ruff(file: SourceFile): void {
    const top = file.data('toml') ?? undefined;
    const ruff = file.name === 'pyproject.toml' ? at(top, 'tool', 'ruff') : top;
    for (const holder of [at(ruff, 'lint'), ruff]) {
      for (const { key, value, line } of entriesOf(
        at(holder, 'flake8-tidy-imports', 'banned-api'),
      )) {
        const message = textOf(at(value, 'msg')) ?? '';
        const rule = 'ruff banned-api';
        this.#found.push({ rule, line, path: file.path, what: key, message, extra: {} });
      }
    }
  }

  #depguard(file: SourceFile): void {
    const top = file.data('yaml') ?? undefined;
    for (const settings of [at(top, 'linters-settings'), at(top, 'linters', 'settings')]) {
      for (const { value } of entriesOf(at(settings, 'depguard', 'rules'))) {
        for (const entry of itemsOf(at(value, 'deny'))) {
          const what = textOf(at(entry, 'pkg'));
          if (what === null) continue;
          const message = textOf(at(entry, 'desc')) ?? '';
          const rule = 'golangci depguard';
          this.#found.push({ rule, line: entry.line, path: file.path, what, message, extra: {} });
        }
      }
    }
  }
}

function importRule(rule: string): boolean {
  return !/-(syntax|globals|properties)$/u.test(rule);
}

/** What an entry forbids: a module, patterns of modules, a selector, a global, a property. */
function subjectOf(entry: Located): string | null {
  if (entry.kind === 'unknown') return entry.text;
  const name =
    textOf(at(entry, 'name')) ?? textOf(at(entry, 'regex')) ?? textOf(at(entry, 'selector'));
  if (name !== null) return name;
  const group = textsOf(at(entry, 'group'));
  if (group.length > 0) return group.join(' ');
  const [object, property] = [textOf(at(entry, 'object')), textOf(at(entry, 'property'))];
  if (object !== null || property !== null) return `${object ?? '*'}.${property ?? '*'}`;
  return entry.kind === 'map' ? JSON.stringify(jsonOf(entry)).slice(0, 200) : null;
}
