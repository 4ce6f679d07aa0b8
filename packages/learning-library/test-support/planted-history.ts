import { History } from './history.ts';

const modules = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta'];
const path = (name: string) => `src/${name}.ts`;

/** A module with code in which edits are planted; names differ from module to module. */
function source(name: string, at: number): string {
  return `import { legacy } from 'old-client';
import { helper${at} } from './shared/tools';
import * as fs from 'node:fs';

export function save${at}(${name}Path: string, state: object) {
  fs.writeFileSync(${name}Path, JSON.stringify({ ...state, at: ${at} }));
  const result = moveItem(${name}Path, target(${at}));
  if (legacy(result)) {
    formatDate(result.when, 'iso');
  }
  return computeTotal(result, helper${at}) == null;
}
`;
}

/** What a history holds that is worth finding, as `before → after`. */
export const gold = [
  'fs.writeFileSync($1, $2) → writeAtomic($1, $2)',
  'moveItem($1, $2) → relocate($2, $1)',
  'import { legacy } from "old-client" → import { legacy } from "@acme/client"',
];

/** A history with three edits that were made again and again, and with much that only looks like it. */
export function plantHistory(): History {
  const history = new History();
  const all = Object.fromEntries(modules.map((name, at) => [path(name), source(name, at)]));
  const shared = 'export function computeTotal(a, b) {\n  return a + b;\n}\n';
  history.commit({
    ...all,
    'src/shared/tools.ts': 'export const helper0 = 0;\n',
    'src/total.ts': shared,
    'src/version.ts': "export const version = '1.0.0';\n",
    'package.json': '{ "version": "1.0.0" }\n',
    ...Object.fromEntries(modules.map((name) => [`vendor/${name}.js`, 'vendored(a, b);\n'])),
  });
  const paths = modules.map(path);
  const write: [RegExp, string] = [/fs\.writeFileSync\(/gu, 'writeAtomic('];
  const move: [RegExp, string] = [/moveItem\((\w+), (target\(\d\))\)/gu, 'relocate($2, $1)'];
  const client: [string, string] = ["'old-client'", "'@acme/client'"];

  history.replace(paths.slice(0, 3), write);
  // A formatter goes over everything.
  history.replace(
    paths,
    [/'/gu, '"'],
    [/;\n/gu, '\n'],
    [/\{ \.\.\.state, at: (\d) \}/gu, '{\n    ...state,\n    at: $1,\n  }'],
  );
  history.replace(paths.slice(0, 2), move);
  history.replace(['src/version.ts', 'package.json'], ['1.0.0', '1.0.1']);
  history.replace(paths.slice(3, 5), write, move);
  history.replace(paths.slice(0, 4), [/"old-client"/gu, '"@acme/client"']);
  // Something is tried, and taken back.
  history.replace(paths.slice(0, 4), [/formatDate\((result\.when), "iso"\)/gu, 'isoDate($1)']);
  history.replace(paths.slice(4), [/formatDate\((result\.when), "iso"\)/gu, 'isoDate($1)']);
  history.git('revert', '--no-edit', 'HEAD', 'HEAD~1');
  // A file moves, and its imports follow.
  history.git('mv', 'src/shared/tools.ts', 'src/tools.ts');
  history.replace(paths.slice(0, 4), ['./shared/tools', './tools']);
  history.replace(paths.slice(4), ['./shared/tools', './tools']);
  // A function gets another name, everywhere.
  history.replace(['src/total.ts', ...paths.slice(0, 3)], ['computeTotal', 'sumUp']);
  history.replace(paths.slice(3), ['computeTotal', 'sumUp']);
  // Code of others changes.
  const vendored = modules.map((name) => `vendor/${name}.js`);
  history.replace(vendored.slice(0, 4), ['vendored(a, b)', 'other(b, a)']);
  history.replace(vendored.slice(4), ['vendored(a, b)', 'other(b, a)']);
  history.replace(paths.slice(4, 6), client, ['"old-client"', '"@acme/client"'], move);
  // In one commit alone, and in two files alone.
  history.replace(paths, [/if \(legacy\(result\)\)/gu, 'if (isLegacy(result, 1))']);
  history.replace(paths.slice(0, 1), ['JSON.stringify(', 'toJson(']);
  history.replace(paths.slice(1, 2), ['JSON.stringify(', 'toJson(']);
  history.replace(['src/version.ts', 'package.json'], ['1.0.1', '1.0.2']);
  return history;
}
