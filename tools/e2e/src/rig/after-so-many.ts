/** Resolves when so many of the promises have; rejects when one of them does. */
export function afterSoMany(count: number, promises: readonly Promise<unknown>[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count;
    for (const promise of promises) {
      promise.then(() => {
        left -= 1;
        if (left === 0) resolve();
      }, reject);
    }
  });
}
