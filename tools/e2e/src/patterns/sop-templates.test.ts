import { afterEach, expect, test } from '@jest/globals';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

const pack = join(import.meta.dirname, '../../../../patterns/sop-templates');

let repository: Repository;
afterEach(() => repository.remove());

test('the pack sop-templates writes templates that tasks then begin with, as its page says', async () => {
  const page = await readFile(join(pack, 'README.md'), 'utf8');
  const [, sop = ''] = /```json\n(.*?)```/su.exec(page) ?? [];
  repository = await Repository.make({
    'codex.orchestrator.json': { ...(JSON.parse(sop) as object), pipelines: [] },
  });
  await cp(pack, join(repository.folder, 'patterns/sop-templates'), { recursive: true });
  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Take a pack');
  expectExit(await repository.orch(['patterns', 'apply', 'sop-templates']), 0);

  const begin = async (...args: string[]) =>
    documentOf(await repository.orch(['task', 'new', ...args, '--format', 'json']));
  const read = (path: string) => readFile(join(repository.folder, path), 'utf8');
  await begin('Sign in "quickly"', '--risk', 'high');
  const prd = await read('tasks/0001-prd-sign-in-quickly.md');
  // A section that the built-in template does not have, with its prompt and without any field left.
  expect(prd).toContain('# Sign in "quickly"\n\nPRD of task 0001-sign-in-quickly, begun ');
  expect(prd).toContain('## Open questions\n\n<!-- Write:');
  expect(prd).not.toContain('{{');
  await begin('Fix a label', '--risk', 'low', '--lines', '3');
  expect(await read('tasks/0002-fix-a-label.md')).toContain('## Checks');

  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Take the templates');
  // Templates that somebody may have edited by now are in the way.
  expectExit(await repository.orch(['patterns', 'apply', 'sop-templates']), 4);
}, 60_000);
