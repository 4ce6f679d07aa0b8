// Loaded before the program: compiles its files as src/code-cache.ts does, and at the end writes what
// V8 made of them, with the functions that were compiled on the way.
const { readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

const folder = dirname(process.argv[1]);
const plain = Module._extensions['.js'];
const loaded = [];

function load(module, file) {
  if (dirname(file) !== folder || file === process.argv[1]) return plain(module, file);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file });
  loaded.push([file, script]);
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, Module.createRequire(file), module, file, folder);
}

// The program sets its own loader over this one, and must not be given what an earlier run recorded.
Object.defineProperty(Module._extensions, '.js', { get: () => load, set: () => {} });

process.on('exit', () => {
  for (const [file, script] of loaded) writeFileSync(`${file}.code`, script.createCachedData());
});
