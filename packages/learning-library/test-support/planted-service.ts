import { History } from './history.ts';

const names = ['orders', 'users', 'carts', 'mails', 'stock'];

const script = (name: string, at: number) => `// Copyright 2023
const api = require('./api');

async function get${at}(req, id) {
  const ${name} = loadAll(id, {
    first: ${at},
    last: req.last,
  });
  try {
    return api.call(${name}, x => x.total);
  } catch (error) {
    log.error('no ${name}', error);
    retry(5${at});
  }
}

module.exports = { get${at} };
`;

const python = (name: string, at: number) => `import os

def read_${name}(root):
    path = os.path.join(root, '${name}_${at}')
    return open(path).read()
`;

/** What the history of the service holds that is worth finding. */
export const serviceGold = [
  'loadAll(id, $1) → await loadAll(id, $1)',
  'log.error($1, error) → log.error({ error }, $1)',
  'os.path.join(root, $1) → root / $1',
];

/** A service in JavaScript and Python with calls over several lines, and other decoys. */
export function plantService(): History {
  const history = new History();
  const files = Object.fromEntries(
    names.flatMap((name, at) => [
      [`lib/${name}.js`, script(name, at)],
      [`tools/${name}.py`, python(name, at)],
      [`gen/${name}.pb.go`, `package gen\n\nvar V${at} = old(a, b)\n`],
    ]),
  );
  history.commit(files);
  const js = names.map((name) => `lib/${name}.js`);
  const py = names.map((name) => `tools/${name}.py`);
  const go = names.map((name) => `gen/${name}.pb.go`);
  const both = (paths: readonly string[], ...pairs: [RegExp, string][]) => {
    history.replace(paths.slice(0, 2), ...pairs);
    history.replace(paths.slice(2), ...pairs);
  };
  both(js, [/= loadAll\(/gu, '= await loadAll(']);
  both(js, [/log\.error\(('[^']*'), error\)/gu, 'log.error({ error }, $1)']);
  both(py, [/os\.path\.join\(root, ('\w+')\)/gu, 'root / $1']);
  // A year, a number, a formatter, the name of a parameter, code of a generator.
  both(js, [/2023/gu, '2024']);
  both(js, [/retry\(5(\d)\)/gu, 'retry(6$1)']);
  both(js, [/x => x\.total/gu, '(x) => x.total']);
  both(js, [/\breq\b/gu, 'request']);
  both(go, [/old\(a, b\)/gu, 'neu(b, a)']);
  // Functions go into files of their own.
  for (const [at, name] of names.entries()) {
    const text = history.read(`tools/${name}.py`);
    history.commit({ [`tools/${name}.py`]: 'import os\n', [`tools/read_${at}.py`]: text });
  }
  return history;
}
