import type { LimitByRisk, SpecGuardConfig, SpecRule } from '@orch/core';
import { risks, type Risk } from '../spec/spec.ts';

/** The settings with all defaults filled in. */
export interface GuardSettings {
  readonly specs: readonly string[];
  readonly maxAgeDays: Readonly<Record<Risk, number>>;
  readonly driftLines: Readonly<Record<Risk, number>>;
  readonly securityPaths: readonly string[];
  readonly migrationPaths: readonly string[];
  readonly services: readonly string[];
  readonly minServices: number;
  readonly newDependencies: boolean;
  readonly newFolders: boolean;
  readonly newExports: boolean;
  readonly apiEntries: readonly string[];
  readonly rules: readonly SpecRule[];
  readonly exempt: readonly string[];
  readonly generated: readonly string[];
}

const guardedFolders: readonly string[] = [
  ...['auth', 'authn', 'authz', 'oauth', 'login', 'security', 'crypto'],
  ...['credentials', 'secrets', 'permissions'],
];
const guardedFiles: readonly string[] = [
  ...['auth', 'oauth', 'login', 'password', 'passwords', 'credential', 'credentials'],
  ...['secret', 'secrets', 'permission', 'permissions', 'crypto'],
];

/** What holds where a configuration says nothing. Thirty days are those of the product's requirements. */
export const defaultSettings: GuardSettings = {
  specs: ['tasks/specs/**/*.md', '!**/README.md'],
  maxAgeDays: { low: 30, medium: 30, high: 30 },
  // One line would make every spec stale with the first commit that carries it out.
  driftLines: { low: 200, medium: 100, high: 20 },
  // One glob per name, because the glob that matched is cited as the reason.
  securityPaths: [
    ...guardedFolders.map((name) => `**/${name}/**`),
    ...guardedFiles.map((name) => `**/${name}.*`),
  ],
  migrationPaths: ['**/migrations/**', '**/migrate/**', '**/*.sql', '**/schema.prisma'],
  services: ['services/*', 'apps/*'],
  minServices: 2,
  newDependencies: true,
  newFolders: true,
  newExports: true,
  apiEntries: ['{packages,libs}/*/src/index.{ts,mts,js,mjs}', 'src/index.{ts,mts,js,mjs}'],
  rules: [],
  exempt: [
    '**/*.md',
    '**/*.{test,spec}.*',
    '**/{__tests__,test,tests,fixtures}/**',
    'docs/**',
    '.agent/**',
  ],
  generated: [
    '**/*.generated.*',
    '**/dist/**',
    '**/generated/**',
    '**/*.min.js',
    '**/*.min.css',
    '**/*.snap',
    '**/*.lock',
    '**/package-lock.json',
    '**/npm-shrinkwrap.json',
    '**/pnpm-lock.yaml',
    '**/go.sum',
  ],
};

/** Fills in the defaults; a list that is given replaces the default one. */
export function resolveSettings(config: SpecGuardConfig = {}): GuardSettings {
  const base = defaultSettings;
  return {
    specs: config.specs ?? base.specs,
    maxAgeDays: limits(config.max_age_days, base.maxAgeDays),
    driftLines: limits(config.drift_lines, base.driftLines),
    securityPaths: config.security_paths ?? base.securityPaths,
    migrationPaths: config.migration_paths ?? base.migrationPaths,
    services: config.services ?? base.services,
    minServices: config.min_services ?? base.minServices,
    newDependencies: config.new_dependencies ?? base.newDependencies,
    newFolders: config.new_folders ?? base.newFolders,
    newExports: config.new_exports ?? base.newExports,
    apiEntries: config.api_entries ?? base.apiEntries,
    rules: config.rules ?? base.rules,
    exempt: config.exempt ?? base.exempt,
    generated: config.generated ?? base.generated,
  };
}

function limits(
  given: LimitByRisk | undefined,
  base: Readonly<Record<Risk, number>>,
): Record<Risk, number> {
  const of = (risk: Risk): number =>
    typeof given === 'number' ? given : (given?.[risk] ?? base[risk]);
  return { low: of(risks[0]), medium: of(risks[1]), high: of(risks[2]) };
}
