import { expect, test } from '@jest/globals';
import { logPath, referenceFrom, runPaths, taskPaths } from './run-paths.ts';

const roots = { root: '/repo', runsDir: '/repo/.runs', outDir: '/elsewhere/out' };

test('the paths of a run are those of the design', () => {
  expect(runPaths(roots, { taskId: '0303', runId: 'r1' })).toMatchObject({
    journal: '/repo/.runs/0303/cli/r1/runner.ndjson',
    manifest: '/repo/.runs/0303/cli/r1/manifest.json',
    heartbeat: '/repo/.runs/0303/cli/r1/.heartbeat',
    resumeToken: '/repo/.runs/0303/cli/r1/resume-token.json',
    mcpPointer: '/repo/.runs/0303/mcp/r1/manifest.json',
    compatPointer: '/repo/.runs/local-mcp/r1/compat.json',
    manifestReference: '.runs/0303/cli/r1/manifest.json',
  });
  expect(taskPaths(roots, '0303')).toMatchObject({
    metrics: '/repo/.runs/0303/metrics.json',
    state: '/elsewhere/out/0303/state.json',
  });
});

test('I7: an id that is not one throws before there is a path', () => {
  expect(() => runPaths(roots, { taskId: '../x', runId: 'r' })).toThrow(/Invalid task id/);
  expect(() => runPaths(roots, { taskId: 't', runId: 'a/b' })).toThrow(/Invalid run id/);
  expect(() => taskPaths(roots, '..')).toThrow(/Invalid task id/);
});

test('logs are numbered with at least two digits', () => {
  expect(logPath({ index: 3, slug: 'lint' })).toBe('commands/03-lint.ndjson');
  expect(logPath({ index: 1000, slug: 'last' })).toBe('commands/1000-last.ndjson');
});

test('references go upwards where the runs are outside the root', () => {
  expect(referenceFrom('/repo', '/runs/t/manifest.json')).toBe('../runs/t/manifest.json');
});
