import { describe } from '@jest/globals';
import { checkWorlds as check } from '../../test-support/check-worlds.ts';

/** A spec that holds and covers the file that most cases change. */
const good = 'spec a covers=[src/auth/**]\n';
const login = 'M src/auth/login.ts\n';
/** For rows about something else: none of them may be called for. */
const quiet = { security_paths: [], migration_paths: [] };

describe('with a change, what it needs must hold', () => {
  check([
    ['an ordinary change needs none', 'M src/main.ts', 'passed'],
    ['an empty change needs none', 'change', 'passed'],
    ['security needs one', login, 'blocked: missing src/auth/login.ts'],
    ['security with one that holds', good + login, 'passed'],
    [
      'security with a stale one',
      `spec a covers=src/auth/** last_review=2026-01-01\n${login}`,
      'blocked: stale_by_date a',
    ],
    [
      'security with a draft',
      `spec a covers=src/auth/** status=draft\n${login}`,
      'blocked: unapproved a',
    ],
    [
      'security with one of another place',
      `spec a covers=src/other/**\n${login}`,
      'blocked: missing src/auth/login.ts',
    ],
    [
      'security with an archived one alone',
      `spec a covers=src/auth/** status=archived\n${login}`,
      'blocked: missing src/auth/login.ts',
    ],
    [
      'the better of two specs counts',
      `${good}spec b covers=src/** last_review=2026-01-01\n${login}`,
      'passed',
    ],
    [
      'a stale spec that nothing needs blocks nobody',
      `spec b covers=src/x/** last_review=2026-01-01\nM src/main.ts`,
      'passed',
    ],
    [
      'a stale spec over a changed file blocks, whatever the file',
      `spec b covers=src/** last_review=2026-01-01\nM src/main.ts`,
      'blocked: stale_by_date b',
    ],
    [
      'a draft over an ordinary file forbids nothing',
      `spec b covers=src/** status=draft\nM src/main.ts`,
      'passed',
    ],
    [
      'a broken spec anywhere is no pass',
      'raw b ---\\nid: [\\n---\\nM src/main.ts\nraw c x',
      'failed: unreadable b, unreadable c',
    ],
    ['a migration needs one', 'A db/001.sql', 'blocked: missing db/001.sql'],
    [
      'a migration in a folder of them',
      'A src/migrations/7.ts',
      'blocked: missing src/migrations/7.ts',
    ],
    ['one service needs none', 'M services/a/x.ts\nM services/a/y.ts', 'passed'],
    [
      'two services need one each',
      'M services/a/x.ts\nM services/b/y.ts\nM src/main.ts',
      'blocked: missing services/a/x.ts, missing services/b/y.ts',
    ],
    [
      'two services with a spec for both',
      'spec a covers=services/**\nM services/a/x.ts\nM services/b/y.ts',
      'passed',
    ],
    [
      'two services, where three count',
      'M services/a/x.ts\nM services/b/y.ts',
      'passed',
      { min_services: 3 },
    ],
    ['a new folder at the root', 'A worker/x.ts', 'blocked: missing worker/x.ts'],
    ['a new folder, where that is fine', 'A worker/x.ts', 'passed', { new_folders: false }],
    ['a new file at the root is no folder', 'A x.config.js', 'passed'],
    [
      'the first use of a dependency',
      'manifest package.json {"dependencies":{"a":"1"}}\nM package.json\ntext package.json {"dependencies":{"a":"1"}} => {"dependencies":{"a":"1","left-pad":"1"}}',
      'blocked: missing package.json',
    ],
    [
      'another use of a dependency',
      'manifest package.json {"dependencies":{"a":"1"}}\nmanifest packages/x/package.json {}\nM packages/x/package.json\ntext packages/x/package.json {} => {"dependencies":{"a":"1"}}',
      'passed',
    ],
    [
      "the first use of a package of one's own",
      'manifest package.json {"name":"a"}\nM package.json\ntext package.json {} => {"dependencies":{"a":"1","b":"1"}}\nM packages/b/package.json\ntext packages/b/package.json none => {"name":"b"}',
      'passed',
    ],
    [
      'an update of a dependency',
      'manifest package.json {"dependencies":{"a":"1"}}\nM package.json\ntext package.json {"dependencies":{"a":"1"}} => {"dependencies":{"a":"2"}}',
      'passed',
    ],
    [
      'a first requirement of Python',
      'manifest requirements.txt a\nM requirements.txt\ntext requirements.txt a\\n => a\\nrequests==2.1',
      'blocked: missing requirements.txt',
    ],
    [
      'a new export of a public entry',
      'M src/index.ts\ntext src/index.ts export { a } from "./a" => export { a, b as c } from "./a"',
      'blocked: missing src/index.ts',
    ],
    [
      'the same exports in another order',
      'M src/index.ts\ntext src/index.ts export { a, b } => export { b, a }',
      'passed',
    ],
    [
      'an export of an inner file',
      'M src/inner.ts\ntext src/inner.ts  => export const x = 1',
      'passed',
    ],
    [
      'a rule of the repository',
      'M src/billing.ts',
      'blocked: missing src/billing.ts',
      { rules: [{ id: 'money', paths: ['src/billing*'], reason: 'Money.' }] },
    ],
    [
      'documents and tests need none',
      'M src/auth/README.md\nM src/auth/login.test.ts\nM docs/auth/x.html',
      'passed',
    ],
    ['a spec in the change that covers it', `${good}${login}A tasks/specs/a.md`, 'passed'],
    [
      'editing a draft is fine',
      'spec a covers=src/** status=draft\nM tasks/specs/a.md',
      'passed ~ unapproved a',
    ],
    [
      'editing one that has no owner is not',
      'spec a covers=src/** owners=[]\nM tasks/specs/a.md',
      'blocked: unapproved a',
    ],
    [
      'editing one that is dated ahead is not',
      'spec a covers=src/** last_review=2099-01-01\nM tasks/specs/a.md',
      'blocked: future_dated a',
    ],
    [
      'deleting the spec leaves the file without',
      `D tasks/specs/a.md\n${login}`,
      'blocked: missing src/auth/login.ts',
    ],
  ]);
});

describe('ways around it', () => {
  check([
    [
      'renamed out of a guarded place',
      'R src/auth/login.ts src/plain.ts',
      'blocked: missing src/auth/login.ts',
    ],
    [
      'renamed into a guarded place',
      'R src/plain.ts src/auth/login.ts',
      'blocked: missing src/auth/login.ts',
    ],
    [
      'renamed out of what the spec covers',
      `${good}R src/auth/login.ts src/login.ts`,
      'blocked: missing src/login.ts',
    ],
    ['deleted', 'D src/auth/login.ts', 'blocked: missing src/auth/login.ts'],
    [
      'named like a generated file',
      'A src/auth/login.generated.ts',
      'blocked: missing src/auth/login.generated.ts',
    ],
    [
      'generated files are no service of their own',
      'M services/a/x.ts\nM services/b/dist/y.js',
      'passed',
    ],
    ['in another case', 'A src/Auth/Login.ts', 'blocked: missing src/Auth/Login.ts'],
    [
      'in a case that the spec does not cover',
      `${good}A src/AUTH/login.ts`,
      'blocked: missing src/AUTH/login.ts',
    ],
    ['through a link to it', 'L src/x.ts src/auth/login.ts', 'blocked: missing src/auth/login.ts'],
    [
      'through a link among the documents',
      'L docs/x.ts src/auth/login.ts',
      'blocked: missing src/auth/login.ts',
    ],
    ['inside a submodule', 'S vendor/lib', 'blocked: missing vendor/lib'],
    ['inside a submodule that a spec covers', 'spec a covers=vendor/lib\nS vendor/lib', 'passed'],
    [
      'a spec for everything counts, and is warned of when edited',
      `spec a covers="**"\n${login}M tasks/specs/a.md`,
      'passed ~ covers_everything a',
    ],
    [
      'settings that ask for less are judged as they are, and warned of',
      'M codex.orchestrator.json\ntext codex.orchestrator.json {"pipelines":[]} => {"pipelines":[], // x\\n"spec_guard":{"security_paths":[]},}',
      'passed ~ settings_changed codex.orchestrator.json',
    ],
    [
      'other settings are nothing to the guard',
      'M codex.orchestrator.json\ntext codex.orchestrator.json {"spec_guard":{}} => {"pipelines":[],"spec_guard":{ }}',
      'passed',
    ],
    [
      'the date changed and nothing else',
      `${good}M tasks/specs/a.md\ntext tasks/specs/a.md ---\\nid: a\\nlast_review: 2026-10-01\\n---\\nText\\n => ---\\nid: a\\nlast_review: 2026-11-10\\n---\\nText\\n`,
      'passed ~ date_only_review a, covers_nothing a',
      quiet,
    ],
    [
      'the date and the text changed',
      `file src/auth/x.ts\n${good}M tasks/specs/a.md\ntext tasks/specs/a.md ---\\nid: a\\nlast_review: 2026-10-01\\n---\\nText\\n => ---\\nid: a\\nlast_review: 2026-11-10\\n---\\nText, read again\\n`,
      'passed',
      quiet,
    ],
  ]);
});
