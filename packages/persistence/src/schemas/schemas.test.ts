import { expect, test } from '@jest/globals';
import type { RunEventType } from '@orch/core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles, generatedFolder } from '../../scripts/validator-source.ts';
import { everyEvent } from '../../test-support/every-event.ts';
import { encodeLines, emptyHead } from '../journal/journal-line.ts';
import { validatorFor } from './validators.ts';

/** A type that the core adds makes this fail to compile until it is here. */
const eventTypes: Readonly<Record<RunEventType, true>> = {
  'run.started': true,
  'run.resumed': true,
  'run.reopened': true,
  'plan.changed': true,
  'stage.started': true,
  'stage.spawned': true,
  'stage.succeeded': true,
  'stage.failed': true,
  'stage.retry_scheduled': true,
  'stage.skipped': true,
  'stage.orphaned': true,
  'stage.cancelled': true,
  'stage.child_paused': true,
  'stage.child_resumed': true,
  'stage.reset': true,
  'approval.requested': true,
  'guard.decided': true,
  'approval.decided': true,
  'approval.granted': true,
  'approval.voided': true,
  'approval.expired': true,
  'approval.relayed': true,
  'agent.session': true,
  'agent.used': true,
  'agent.span': true,
  'agent.answered': true,
  'run.paused': true,
  'run.stop_requested': true,
  'run.completed': true,
  'journal.cut': true,
  note: true,
};

test('the generated validators are those of the schemas', () => {
  const onDisk = readdirSync(generatedFolder).sort();
  const expected = generatedFiles();
  expect(onDisk).toEqual([...expected.keys()].sort());
  for (const [name, source] of expected) {
    expect(readFileSync(join(generatedFolder, name), 'utf8')).toBe(source);
  }
});

test('every type of event has a sample, and every sample fits the schema of the journal', async () => {
  const check = await validatorFor('journal-line');
  const { bytes } = encodeLines(everyEvent(), emptyHead);
  const types = new Set<string>();
  for (const line of bytes.toString('utf8').trimEnd().split('\n')) {
    const value = JSON.parse(line) as { type: string };
    types.add(value.type);
    expect(check(value)).toBeNull();
  }
  expect([...types].sort()).toEqual(Object.keys(eventTypes).sort());
});

test('what is missing or wrong is named with its JSON pointer', async () => {
  const check = await validatorFor('heartbeat');
  const good = {
    v: 1,
    task_id: 't',
    run_id: 'r',
    pid: 1,
    process_start: 'p',
    host: 'h',
    at: '2026-01-01T00:00:00Z',
    status: 'running',
  };
  expect(check(good)).toBeNull();
  expect(check({ ...good, pid: 'one' })).toBe('/pid must be integer');
  expect(check({ ...good, host: undefined })).toBe("/ must have required property 'host'");
  expect(check([])).toBe('/ must be object');
  expect(check(null)).toBe('/ must be object');
});
