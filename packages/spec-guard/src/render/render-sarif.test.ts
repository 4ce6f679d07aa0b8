import { expect, test } from '@jest/globals';
import { judge } from '../../test-support/world.ts';
import { renderSarif, renderSarifFailure } from './render-sarif.ts';

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly rules?: readonly { readonly id: string }[];
      };
    };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

const old = `---\\nid: o\\nowners: x\\ncovers: src/**\\nlast_review: 2020-01-01\\n---\\n`;
const many = [
  'file src/auth/login.ts',
  'spec a covers=src/auth/** relates_to=-',
  'spec b covers="**" owners=[]',
  'spec c covers=lib/** last_review=2099-01-01',
  'spec d covers=src/auth/** relates_to=gone.md',
  `raw ö-ld%20 ${old}`,
  'raw broken no front matter',
  'raw twin ---\\nid: a\\nowners: x\\n---\\n',
  'past 2026-11-12 src/auth/login.ts 50',
].join('\n');

test('every finding is a result that a code host can show on its line', () => {
  const verdict = judge(many);
  const [run] = (renderSarif(verdict) as Sarif).runs;
  expect(run!.results).toHaveLength(verdict.findings.length);
  expect(run!.results.length).toBeGreaterThan(9);
  for (const [at, { ruleId, ruleIndex, level, message, locations }] of run!.results.entries()) {
    const finding = verdict.findings[at]!;
    expect(run!.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
    expect([ruleId, level]).toEqual([
      finding.code,
      finding.severity === 'block' ? 'error' : 'warning',
    ]);
    expect(message.text).toContain(finding.message);
    const [{ physicalLocation }] = locations as [(typeof locations)[number]];
    const { uri } = physicalLocation.artifactLocation;
    // Relative and percent-encoded, or the host finds no file of that name.
    expect([uri.startsWith('/'), decodeURIComponent(uri)]).toEqual([false, finding.path]);
    expect(uri).toMatch(/^[\w.~!*'()%/-]+$/);
    expect(Number.isInteger(physicalLocation.region.startLine)).toBe(true);
    expect(physicalLocation.region.startLine).toBe(finding.line);
    expect(finding.line).toBeGreaterThan(0);
  }
});

test('a spec that cannot be read, and a guard that could not look, are no successful execution', () => {
  const executed = (log: object): boolean =>
    (log as Sarif).runs.every(({ invocations }) =>
      invocations.every(({ executionSuccessful }) => executionSuccessful),
    );
  expect(executed(renderSarif(judge('M src/auth/x.ts')))).toBe(true);
  expect(executed(renderSarif(judge('raw a x')))).toBe(false);
  expect(executed(renderSarifFailure('no git'))).toBe(false);
});
