import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { allRules } from '../src/rules.ts';

/** The names of all rules, in the order of the documentation. */
export const ruleNames = Object.keys(allRules) as (keyof typeof allRules)[];

/** Where the page of a rule is. */
export const pageOf = (name: string): string =>
  fileURLToPath(new URL(`../docs/rules/${name}.md`, import.meta.url));

/** Where the README is. */
export const readme: string = fileURLToPath(new URL('../README.md', import.meta.url));

/** The page of a rule with its generated parts as they should be; the rest is as it is on the disk. */
export function renderPage(name: keyof typeof allRules): Promise<string> {
  const { meta } = allRules[name];
  const strict = Object.keys(meta.docs.strict).length > 0;
  const head = [
    `# \`orch/${name}\``,
    '',
    `${meta.docs.description}.`,
    '',
    `In \`recommended\`${strict ? `, and in \`strict\` with \`${JSON.stringify(meta.docs.strict)}\`` : ' and `strict`'}.`,
    meta.hasSuggestions
      ? 'Offers a suggestion, for somebody to look at; fixes nothing by itself.'
      : 'Fixes nothing by itself, and suggests nothing.',
  ];
  const [{ properties }] = meta.schema;
  const [defaults] = meta.defaultOptions as unknown as [Record<string, unknown>];
  const options = [
    '## Options',
    '',
    ...Object.entries(properties).map(
      ([option, { description, format: kind }]) =>
        `- \`${option}\` (${kind === 'regex' ? 'regular expression' : typeNames[properties[option]?.type ?? 'string']}): ${description} Default: ${shown(defaults[option])}.`,
    ),
  ];
  return fill(pageOf(name), { head, options });
}

const typeNames = { array: 'list of names', boolean: 'boolean', string: 'name' } as const;

function shown(value: unknown): string {
  if (value === '') return 'none';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** The README with its table of rules as it should be. */
export function renderReadme(): Promise<string> {
  const rows = ruleNames.map((name) => {
    const { meta } = allRules[name];
    return `| [\`${name}\`](docs/rules/${name}.md) | ${meta.docs.description} | ${meta.hasSuggestions ? 'yes' : ''} |`;
  });
  const table = ['| rule | what it does | suggests |', '| --- | --- | --- |', ...rows];
  return fill(readme, { rules: table });
}

async function fill(path: string, parts: Record<string, readonly string[]>): Promise<string> {
  let text = readFileSync(path, 'utf8');
  for (const [part, lines] of Object.entries(parts)) {
    const marks = new RegExp(`(<!-- ${part}:start -->)[^]*(<!-- ${part}:end -->)`, 'u');
    if (!marks.test(text)) throw new Error(`${path} has no place for the part "${part}".`);
    text = text.replace(marks, (_, start: string, end: string) =>
      [start, '', ...lines, '', end].join('\n'),
    );
  }
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}
