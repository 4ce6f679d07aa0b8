import { describe, expect, test } from '@jest/globals';
import { validateConfig } from '@orch/core';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../schemas/codex.orchestrator.schema.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
const fits = new Ajv({ strict: false }).compile(schema);

function withStage(stage: object): object {
  return { pipelines: [{ id: 'p', stages: [stage] }] };
}

const command = { kind: 'command', id: 'c', command: 'true' };

const good: object[] = [
  {},
  { $schema: './x.json', defaultPipeline: 'diagnostics' },
  { policy: 'config/policy.json', notify: { command: ['notify'], webhook: 'https://x.example/h' } },
  withStage(command),
  withStage({ ...command, command: ['node', 'a.js', ''] }),
  withStage({
    ...command,
    title: 'T',
    needs: [],
    when: 'always',
    allow_failure: true,
    cwd: 'packages/a',
    env: { CI: '1', _x: '' },
    timeout_ms: 1,
    retry: { max_attempts: 3, backoff_ms: 0, max_backoff_ms: 5 },
    on_orphan: 'ask',
    profile: 'read-only',
    paths: ['src/**'],
    criteria: [
      { id: 'a', text: 'b' },
      { id: 'a1', text: 'b', check: { kind: 'exit', code: 0 } },
      { id: 'a2', text: 'b', check: { kind: 'output', stream: 'stdout', contains: 'ok' } },
      { id: 'a3', text: 'b', check: { kind: 'file', path: 'dist/x.js' } },
    ],
  }),
  withStage({ kind: 'manual', id: 'm', instructions: '', approvers: 2, from: ['*@x'] }),
  withStage({
    kind: 'agent',
    id: 'a',
    role: 'builder',
    prompt: 'Do it.',
    budget: { max_turns: 1 },
  }),
  { pipelines: [{ id: 'p', stages: [command], max_duration_ms: 1000, description: '' }] },
  { audit: { max_bytes: 4096 } },
  withStage({ ...command, credentials: ['NPM_TOKEN'] }),
  {
    credentials: {
      environment: 'production',
      sources: [
        { kind: 'environment', names: ['A'] },
        { kind: 'command', argv: ['op', 'read'], names: ['B'], env: ['HOME'], timeout_ms: 1 },
        { kind: 'vault', auth: { method: 'approle', role_id: 'r' }, refresh_ms: 1000 },
      ],
      scopes: { 'cloud-sync': ['A'] },
    },
    sync: {
      url: 'https://x',
      workspace: 'w',
      after_run: true,
      phases: true,
      retry: { max_attempts: 1 },
    },
  },
  { pipelines: [{ id: 'p', stages: [command], phase: 'implementation' }] },
  {
    sop: { mirrors: { prd: 'PRD.md', list: 'docs/.x/TASKS.md', spec: false, plan: 'a.b/c d.md' } },
  },
  { sop: { templates: 'patterns/sop', small_path: { max_lines: 0, risks: ['low', 'medium'] } } },
  { goals: { on_overlap: 'serialise', max_concurrency: 4, worktrees: '../elsewhere' } },
  { agents: {} },
  {
    agents: {
      default: 'codex',
      codex: { binary: '/opt/codex', model: 'm', home: '~/.codex', allow_user_rules: true },
    },
  },
  { spec_guard: {} },
  {
    spec_guard: {
      specs: ['specs/*.md', '!specs/README.md'],
      max_age_days: 90,
      drift_lines: { low: 400, high: 1 },
      services: ['services/*'],
      min_services: 3,
      new_exports: false,
      rules: [{ id: 'billing', paths: ['src/billing/**'], reason: 'Money is involved.' }],
      exempt: [],
    },
  },
];

const bad: unknown[] = [
  { sync: { uri: 'https://x' } },
  { sync: { concurrency: 0 } },
  { credentials: { sources: [{ kind: 'valut' }] } },
  { credentials: { sources: [{ kind: 'command', argv: [], names: [] }] } },
  { credentials: { scopes: { 'cloud-sync': ['not a name'] } } },
  withStage({ ...command, credentials: ['1X'] }),
  null,
  [],
  'text',
  { pipeline: [] },
  { defaultPipeline: 'a b' },
  { policy: '../policy.json' },
  { audit: { max_bytes: 1 } },
  { goals: { on_overlap: 'serialize' } },
  { goals: { max_concurrency: 0 } },
  { goals: { worktrees: '' } },
  { audit: { size: 5000 } },
  { pipelines: [{ id: 'p', stages: [command], phase: 'prd' }] },
  { sop: { templates: '../x' } },
  { sop: { mirrors: { prd: '../PRD.md' } } },
  { sop: { mirrors: { prd: 'a/./PRD.md' } } },
  { sop: { mirrors: { prd: '/PRD.md' } } },
  { sop: { mirrors: { prd: 'docs\\PRD.md' } } },
  { sop: { mirrors: { prd: 'PRD.txt' } } },
  { sop: { mirrors: { prd: true } } },
  { sop: { mirrors: { page: 'PAGE.md' } } },
  { sop: { mirrors: { list: 'tasks/TASKS.md' } } },
  { sop: { mirrors: { list: '.Agent/TASKS.md' } } },
  { sop: { small_path: { risks: ['none'] } } },
  { spec_guard: { specs: [] } },
  { spec_guard: { specs: ['/specs/*.md'] } },
  { spec_guard: { exempt: ['a/../b'] } },
  { spec_guard: { generated: ['a\\b'] } },
  { spec_guard: { max_age_days: 0 } },
  { spec_guard: { drift_lines: { hgh: 3 } } },
  { spec_guard: { rules: [{ id: 'x', paths: ['a'] }] } },
  { spec_guard: { min_services: 1 } },
  { policy: '/etc/policy.json' },
  { notify: { command: [] } },
  { notify: { webhook: 'ftp://x' } },
  { pipelines: {} },
  { pipelines: [{ id: 'p', stages: [] }] },
  { pipelines: [{ stages: [command] }] },
  { pipelines: [{ id: '-p', stages: [command] }] },
  { pipelines: [{ id: 'p', stages: [command], max_duration_ms: 0 }] },
  withStage({}),
  withStage({ kind: 'comand', id: 'c', command: 'true' }),
  withStage({ kind: 'command', id: 'c' }),
  withStage({ ...command, command: '  ' }),
  withStage({ ...command, command: [] }),
  withStage({ ...command, command: [''] }),
  withStage({ ...command, command: ['a', 1] }),
  withStage({ ...command, command: 'a\0b' }),
  withStage({ ...command, comand: 'x' }),
  withStage({ ...command, cwd: 'a/../../b' }),
  withStage({ ...command, cwd: 'C:\\x' }),
  withStage({ ...command, env: { '1A': 'x' } }),
  withStage({ ...command, env: { A: 1 } }),
  withStage({ ...command, timeout_ms: 0 }),
  withStage({ ...command, timeout_ms: 1.5 }),
  withStage({ ...command, timeout_ms: 2 ** 31 }),
  withStage({ ...command, retry: { max_attempts: 0 } }),
  withStage({ ...command, retry: {} }),
  withStage({ ...command, profile: 'root' }),
  withStage({ ...command, when: 'never' }),
  withStage({ ...command, criteria: [{ id: 'a', text: 'b', check: { kind: 'exit' } }] }),
  withStage({ ...command, criteria: [{ id: 'a', text: 'b', check: { kind: 'x' } }] }),
  withStage({ kind: 'subpipeline', id: 's' }),
  withStage({ kind: 'manual', id: 'm', approvers: 0 }),
  withStage({ kind: 'manual', id: 'm', command: 'x' }),
  withStage({ kind: 'agent', id: 'a', role: 'builder' }),
  withStage({ kind: 'agent', id: 'a', role: 'builder', prompt: 'x', prompt_file: 'y' }),
  withStage({ kind: 'agent', id: 'a', role: 'boss', prompt: 'x' }),
];

describe('the published schema of the configuration agrees with the program', () => {
  test.each(good.map((value) => [JSON.stringify(value).slice(0, 100), value]))(
    'both take %s',
    (_text, value) => {
      expect([fits(value), validateConfig(value).ok]).toEqual([true, true]);
    },
  );

  test.each(bad.map((value) => [JSON.stringify(value).slice(0, 120), value]))(
    'both refuse %s',
    (_text, value) => {
      expect([fits(value), validateConfig(value).ok]).toEqual([false, false]);
    },
  );

  test('what only the program can say, it says: two stages of one id', () => {
    const value = { pipelines: [{ id: 'p', stages: [command, command] }] };
    expect([fits(value), validateConfig(value).ok]).toEqual([true, false]);
  });
});
