import type { Finding, Verdict } from '../guard/verdict.ts';

/** What each code means, for whoever reads it beside the code. */
const rules: Readonly<Record<Finding['code'], string>> = {
  missing: 'The change needs a spec, and none covers it.',
  unapproved: 'The spec is not approved.',
  future_dated: 'The review of the spec lies in the future.',
  stale_by_date: 'The review of the spec is too long ago.',
  stale_by_code: 'The covered code changed too much since the review of the spec.',
  prd_missing: 'What the spec relates to does not exist.',
  duplicate_id: 'Two specs have the same id.',
  unreadable: 'The spec cannot be read.',
  date_only_review: 'The date of the review was changed and nothing else.',
  covers_everything: 'The spec covers every file.',
  covers_nothing: 'The spec covers no file.',
  relates_to_nothing: 'The spec names no PRD.',
  settings_changed: 'The change sets what the guard asks for.',
  drift: 'The covered code changed since the review of the spec.',
};

/** A verdict as SARIF 2.1.0, which code hosts show on the line. Paths are relative to the root. */
export function renderSarif(verdict: Verdict): object {
  const codes = [...new Set(verdict.findings.map(({ code }) => code))].sort();
  return sarif({
    tool: {
      driver: {
        name: 'spec-guard',
        rules: codes.map((code) => ({ id: code, shortDescription: { text: rules[code] } })),
      },
    },
    invocations: [{ executionSuccessful: verdict.status !== 'failed' }],
    results: verdict.findings.map((finding) => ({
      ruleId: finding.code,
      ruleIndex: codes.indexOf(finding.code),
      level: finding.severity === 'block' ? 'error' : 'warning',
      message: { text: `${finding.path} ${finding.message}. ${finding.next}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(finding.path), uriBaseId: '%SRCROOT%' },
            region: { startLine: finding.line },
          },
        },
      ],
    })),
  });
}

/** SARIF of a guard that could not look: no result, and an invocation that says why (I2). */
export function renderSarifFailure(why: string): object {
  const notification = { level: 'error', message: { text: why } };
  return sarif({
    tool: { driver: { name: 'spec-guard' } },
    invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }],
    results: [],
  });
}

function sarif(run: object): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ columnKind: 'utf16CodeUnits', ...run }],
  };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
