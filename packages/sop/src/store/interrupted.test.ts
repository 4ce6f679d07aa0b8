import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ada,
  filledIn,
  makeScratch,
  passed,
  run,
  type Scratch,
} from '../../test-support/scratch.ts';
import type { ReviewSpec } from './plan-sync.ts';
import type { Sop } from './sop.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = makeScratch();
});
afterEach(() => scratch.remove());

const id = '0001-sign-in-with-a-passkey';
const request = { title: 'Sign in with a passkey', risk: 'medium', lines: null } as const;

/** The way of a task from nothing to a done change, one command a step. */
const steps: readonly ((sop: Sop, scratch: Scratch) => Promise<unknown>)[] = [
  (sop) => sop.create(request, passed, ada),
  ...(['prd', 'list', 'spec', 'plan'] as const).map(
    (phase) =>
      (sop: Sop, here: Scratch): Promise<unknown> => {
        const path = sop.task(id).artifacts[phase] ?? '';
        here.write(path, filledIn(here.read(path)));
        return sop.approve(
          id,
          { phase, reason: 'Read it.', ...(phase === 'spec' && { reviewSpec }) },
          ada,
        );
      },
  ),
  (sop) => sop.promote(id, { to: 'in_progress', reason: 'Go.' }, ada),
  (sop) => sop.promote(id, { to: 'done', reason: 'Seen.' }, ada),
  (sop) => sop.sync(),
];

const options = { evidence: () => Promise.resolve([run('1')]) };

/** As the spec guard does it: a spec says itself that it was looked at. */
const reviewSpec: ReviewSpec = (_path, text, _approval, isNew) => ({
  ok: true,
  text:
    isNew || !text.includes('status: approved')
      ? text.replace('status: draft', 'status: approved')
      : text,
});

class Killed extends Error {}

/** A hook that ends everything at the n-th point. */
function killAt(n: number): () => void {
  let left = n;
  return () => {
    left -= 1;
    if (left === 0) throw new Killed();
  };
}

async function undisturbed(
  after: (sop: Sop) => Promise<unknown> = () => Promise.resolve(),
): Promise<Readonly<Record<string, string>>> {
  const clean = makeScratch();
  for (const step of steps) {
    await step(clean.sop(options), clean);
    await after(clean.sop(options));
  }
  const files = clean.files();
  clean.remove();
  return files;
}

/** Gives a command and kills it at the n-th point. @returns whether it came so far */
async function killed(step: (typeof steps)[number], n: number): Promise<boolean> {
  try {
    await step(scratch.sop({ ...options, onPoint: killAt(n) }), scratch);
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

/** Only who approves a spec can say again what was looked at, so `sync` leaves that to them. */
const whatSyncCompletes = (step: (typeof steps)[number]): boolean => step !== steps[3];

describe('index and mirrors are as after one undisturbed run', () => {
  test('I3: when a command is killed at any of its points, and given again', async () => {
    let kills = 0;
    for (const step of steps) {
      const before = scratch.files();
      await step(scratch.sop(options), scratch);
      const wanted = scratch.files();
      for (let n = 1; ; n += 1) {
        scratch.restore(before);
        if (!(await killed(step, n))) break;
        await step(scratch.sop(options), scratch);
        expect(scratch.files()).toEqual(wanted);
        kills += 1;
      }
    }
    expect(kills).toBeGreaterThanOrEqual(90);
  });

  test('I3: when every command is killed at a point of its own, and sync completes it', async () => {
    const wanted = await undisturbed((sop) => sop.sync());
    for (const [at, step] of steps.entries()) {
      if ((await killed(step, 5 + at)) && !whatSyncCompletes(step)) {
        await step(scratch.sop(options), scratch);
      }
      await scratch.sop(options).sync();
    }
    expect(scratch.files()).toEqual(wanted);
  });

  test('I3: when every command is given twice', async () => {
    const wanted = await undisturbed();
    for (const step of steps) {
      await step(scratch.sop(options), scratch);
      const before = scratch.files();
      const again = await step(scratch.sop(options), scratch);
      expect(again).toMatchObject({ written: [] });
      expect(scratch.files()).toEqual(before);
    }
    expect(scratch.files()).toEqual(wanted);
  });

  test('I3: when every command is given by several at once', async () => {
    const wanted = await undisturbed();
    for (const step of steps) {
      await Promise.all([1, 2, 3].map(() => step(scratch.sop(options), scratch)));
    }
    expect(scratch.files()).toEqual(wanted);
  });
});

test('tasks that are made at once get numbers of their own', async () => {
  const titles = ['One', 'Two', 'Three', 'Four'];
  await Promise.all(
    titles.map((title) => scratch.sop().create({ ...request, title }, passed, ada)),
  );
  expect(
    scratch
      .sop()
      .register()
      .tasks.map((task) => task.id),
  ).toEqual(['0001-one', '0002-two', '0003-three', '0004-four']);
});

test('a full disk is named, leaves no draft, and the same command completes it once there is room', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const onPoint = (name: string): void => {
    if (name === 'sop.file.sync.before') throw full;
  };
  const create = (more: object) => scratch.sop(more).create(request, passed, ada);
  await expect(create({ onPoint })).rejects.toMatchObject({
    code: 'ORCH_STORAGE_FULL',
    hint: expect.stringContaining('the same command'),
  });
  expect(Object.keys(scratch.files())).toEqual(['tasks/index.json']);
  expect((await create({})).written).toEqual(['tasks/0001-prd-sign-in-with-a-passkey.md']);
});
