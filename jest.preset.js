/**
 * What every package's Jest project has in common: native ES modules, TypeScript through swc, and
 * imports of a sibling package resolved to its source, so that no test needs a build.
 */
export const preset = {
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['@orch/source', 'node', 'node-addons'],
  },
  // Real processes and files on a shared machine: a limit to end what hangs, not to measure speed.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '/fixtures/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      },
    ],
  },
};
