import type { Candidate, Finding } from '../finding.ts';
import { candidateFrom, packId } from './pack-files.ts';

interface Preference {
  readonly restricted: string;
  readonly wrapper: string;
  readonly message: string;
  readonly names: readonly string[];
  readonly allowed: readonly string[];
  /** The files that may still import it, because they are the wrapper. */
  readonly exempt: string | null;
}

/** A configuration of ESLint for each module that a repository forbids in favour of another. */
export function lintCandidates(findings: readonly Finding[], repository: string): Candidate[] {
  return findings.flatMap((finding) => {
    const preference = preferenceOf(finding);
    const id =
      preference === null ? null : packId('use', preference.wrapper, 'not', preference.restricted);
    if (preference === null || id === null) return [];
    return [candidateFrom(draft(id, preference, finding), repository)];
  });
}

function preferenceOf({ kind, detail }: Finding): Preference | null {
  const text = (key: string): string | null => {
    const value = detail[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const texts = (key: string): string[] => {
    const value = detail[key];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };
  const wrapper = text('wrapper');
  if (wrapper === null) return null;
  if (kind === 'idiom') {
    const raw = text('raw') ?? '';
    const message = `Use ${wrapper} instead of ${raw}.`;
    return { restricted: raw, wrapper, message, names: [], allowed: [], exempt: text('exempt') };
  }
  const restricted = text('restricted');
  const rule = text('rule') ?? '';
  if (kind !== 'restricted-import' || restricted === null || detail['unresolved'] === true)
    return null;
  if (!/no-restricted-(imports|modules|require)$/u.test(rule) || !isModuleName(restricted))
    return null;
  const [names, allowed] = [texts('names'), texts('allowed')];
  return {
    restricted,
    wrapper,
    message: text('message') ?? '',
    names,
    allowed,
    exempt: text('exempt'),
  };
}

/** A module, and not a pattern of some. */
function isModuleName(name: string): boolean {
  return /^[@\w][\w./:@-]*$/u.test(name);
}

function draft(
  id: string,
  preference: Preference,
  from: Finding,
): Parameters<typeof candidateFrom>[0] {
  const { restricted, wrapper, names, allowed } = preference;
  const [name] = names;
  const imported = name ?? (allowed.length > 0 ? 'somethingElse' : null);
  const what = imported === null ? 'thing' : `{ ${imported} }`;
  const user = imported ?? 'thing';
  const local = wrapper.startsWith('.') || preference.exempt === wrapper;
  return {
    id,
    kind: 'lint',
    summary: `Forbids ${restricted} where ${wrapper} is there for it.`,
    entry: 'lint.config.mjs',
    appliesTo: { packages: { eslint: '>=9' } },
    from,
    files: [
      { path: 'lint.config.mjs', text: configText(id, preference) },
      {
        path: 'fixtures/positive/raw/input.js',
        text: `import ${what} from '${restricted}';\n\n${user}();\n`,
      },
      {
        path: 'fixtures/positive/raw/expect.json',
        text: `${JSON.stringify({ rules: ['no-restricted-imports'] }, null, 2)}\n`,
      },
      {
        path: 'fixtures/negative/wrapper/input.js',
        text: `import thing from '${importable(wrapper)}';\n\nthing();\n`,
      },
      {
        path: 'fixtures/negative/other/input.js',
        text: `import thing from '${restricted}-like';\n\nthing();\n`,
      },
    ],
    caveats: [
      ...(local
        ? [`\`${wrapper}\` is a file of that repository: another one needs its own, or a package.`]
        : []),
      'The fixtures were made from the rule and not from the code: replace them by real cases.',
    ],
  };
}

/** A path of a file as somebody beside it would import it. */
function importable(wrapper: string): string {
  return /^[^.@~#].*\/.*\.[cm]?[jt]sx?$/u.test(wrapper) ? `./${wrapper}` : wrapper;
}

function configText(
  id: string,
  { restricted, message, names, allowed, exempt }: Preference,
): string {
  const both =
    /^(node:)?(child_process|cluster|crypto|dgram|dns|fs|https?|http2|net|readline|tls|worker_threads)$/u;
  const bare = restricted.replace(/^node:/u, '');
  const modules = both.test(restricted) ? [bare, `node:${bare}`] : [restricted];
  const paths = modules.map((name) => ({
    name,
    ...(names.length > 0 ? { importNames: names } : {}),
    ...(allowed.length > 0 ? { allowImportNames: allowed } : {}),
    ...(message === '' ? {} : { message }),
  }));
  const rules = { 'no-restricted-imports': ['error', { paths }] };
  const config = [
    { name: `orch/${id}`, rules },
    ...(exempt === null
      ? []
      : [{ files: [`**/${exempt}`], rules: { 'no-restricted-imports': 'off' } }]),
  ];
  return `/** For \`eslint.config.js\`: \`export default [...preferred, …]\`. */\nexport default ${JSON.stringify(config, null, 2)};\n`;
}
