import { FileRunStore, type FileRunStoreOptions } from '../src/store/file-run-store.ts';
import { TestClock, TestLogger, TestTicks } from './fakes.ts';
import { rootsIn } from './scratch-roots.ts';

/** A store in a folder, with a clock and ticks that the test moves. */
export function storeIn(
  root: string,
  options: Partial<FileRunStoreOptions> = {},
): {
  readonly store: FileRunStore;
  readonly clock: TestClock;
  readonly logger: TestLogger;
  readonly ticks: TestTicks;
} {
  const clock = new TestClock();
  const logger = new TestLogger();
  const ticks = new TestTicks();
  const store = new FileRunStore({
    roots: rootsIn(root),
    clock,
    logger,
    every: ticks.every,
    ...options,
  });
  return { store, clock, logger, ticks };
}
