import { afterEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Repository } from '../../test-support/repository.ts';
import { applyPlan } from '../apply/apply-plan.ts';
import { planCodemod } from './plan-codemod.ts';

const command = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');

let repositories: Repository[] = [];
afterEach(() => {
  for (const each of repositories) each.remove();
  repositories = [];
});

const transform = `
module.exports = function ({ source }, { jscodeshift: j }, { prefix = 'x' }) {
  const root = j(source);
  root.find(j.VariableDeclaration, { kind: 'var' }).forEach((path) => { path.node.kind = 'let'; });
  root.find(j.FunctionDeclaration).forEach((path) => { path.node.id.name = prefix + path.node.id.name; });
  return root.toSource({ quote: 'single' });
};`;

test("file by file the same as jscodeshift's own command makes of it", async () => {
  const files = {
    'src/comments.js': '/* a */ var a = 1; // b\n\n\nfunction f( x ){ return x }\n',
    'src/jsx.jsx': 'var x = <A b={"c"}>{d}</A>;\n',
    'src/modern.js': 'class A { #p = 1; static q = a?.b ?? c; }\nvar y = new A();\n',
    'src/nothing.js': "console.log('x');\n",
    'src/broken.js': 'var = ;\n',
    'src/template.js': 'var t = `a\n  ${b}`;\nfunction g() {}\n',
  };
  const theirs = new Repository({ ...files, 'mods/t.js': transform });
  const ours = new Repository({ ...files, 'mods/t.js': transform });
  repositories = [theirs, ours];
  const args = ['--silent', '--run-in-band', '-t', 'mods/t.js', '--prefix=my', 'src'];
  execFileSync(process.execPath, [command, ...args], { cwd: theirs.root });
  const plan = await planCodemod({
    root: ours.root,
    codemod: { kind: 'foreign', file: join(ours.root, 'mods/t.js'), parser: 'babel' },
    paths: ['src'],
    options: { prefix: 'my' },
    workers: 1,
  });
  await applyPlan(plan);
  expect(ours.snapshot()).toEqual(theirs.snapshot());
  expect(plan.changes.map(({ path }) => path)).toEqual([
    'src/comments.js',
    'src/jsx.jsx',
    'src/modern.js',
    'src/template.js',
  ]);
  expect(plan.failures.map(({ path }) => path)).toEqual(['src/broken.js']);
});
