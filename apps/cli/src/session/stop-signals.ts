const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type StopSignal = (typeof stopSignals)[number];

/**
 * Calls back for every signal that asks the program to end, with how many came so far.
 *
 * @returns a function that gives the signals back to the platform
 */
export function onStopSignal(callback: (signal: StopSignal, count: number) => void): () => void {
  let count = 0;
  const listeners = stopSignals.map((signal) => {
    const listener = (): void => {
      count += 1;
      callback(signal, count);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const letGo of listeners) letGo();
  };
}
