import { keyAt } from './fingerprint.ts';

/** What is known of the run that is being measured, and forgotten after it. */
export class RunMemory {
  /** How often what was removed is still to be had. */
  readonly #removed = new Map<number, number>();
  /** The attempt that first added something, by stage, path and key. */
  readonly #attempts = new Map<number, number>();

  remove(key: number): void {
    this.#removed.set(key, (this.#removed.get(key) ?? 0) + 1);
  }

  /** Whether it was removed before; each removal explains one addition and no more. */
  takeRemoved(key: number): boolean {
    const left = this.#removed.get(key) ?? 0;
    if (left > 0) this.#removed.set(key, left - 1);
    return left > 0;
  }

  /** Whether an earlier attempt of the stage added it to the file. Remembers this one. */
  isAgain(key: number, stage: string, attempt: number, path: string): boolean {
    const own = keyAt(key, `${stage}\0${path}`);
    const first = this.#attempts.get(own);
    if (first === undefined) this.#attempts.set(own, attempt);
    return first !== undefined && first < attempt;
  }
}
