/** The files of a new codemod pack, which passes its own fixtures: a text to begin with. */
export function newPackFiles(id: string): { readonly path: string; readonly text: string }[] {
  const manifest = {
    id,
    version: '0.1.0',
    kind: 'codemod',
    state: 'candidate',
    summary: 'Renames oldName to newName (say here what it really does).',
    applies_to: { files: ['**/*.{js,mjs,cjs,ts}'] },
    entry: 'transform.js',
    parser: 'auto',
    needles: ['oldName'],
    fixtures: 'fixtures',
    provenance: { source: 'written' },
  };
  const packageJson = {
    name: `pattern-${id}`,
    version: '0.1.0',
    description: manifest.summary,
    type: 'module',
    keywords: ['orch-pack'],
    exports: { './pack.json': './pack.json', './package.json': './package.json' },
    files: ['pack.json', 'transform.js', 'fixtures'],
  };
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: 'pack.json', text: json(manifest) },
    { path: 'package.json', text: json(packageJson) },
    {
      path: 'README.md',
      text: `# ${id}\n\n${manifest.summary}\n\n\`\`\`sh\norch patterns plan ${id}\n\`\`\`\n`,
    },
    { path: 'transform.js', text: transformText },
    { path: 'fixtures/positive/call/input.js', text: 'oldName(1); // kept\n' },
    { path: 'fixtures/positive/call/output.js', text: 'newName(1); // kept\n' },
    { path: 'fixtures/negative/text/input.js', text: "log('oldName');\n" },
  ];
}

const transformText = `/** Renames \`oldName\` to \`newName\`. It edits the text by places, so that nothing else changes. */
export default function transform({ source }, { jscodeshift: j }) {
  const places = [];
  j(source)
    .find(j.Identifier, { name: 'oldName' })
    .forEach(({ node }) => places.push([node.start, node.end]));
  return places
    .sort(([a], [b]) => b - a)
    .reduce((text, [from, to]) => text.slice(0, from) + 'newName' + text.slice(to), source);
}
`;
