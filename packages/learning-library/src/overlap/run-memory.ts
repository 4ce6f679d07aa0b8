import { keyAt } from './fingerprint.ts';

/** What is known of the run that is being measured, and forgotten after it. */
export class RunMemory {
  /** How often what was removed is still to be had. */
  readonly #removed = new Map<number, number>();
  /** The patch that first added something, by path and key. */
  readonly #patches = new Map<number, number>();
  #patch = 0;

  /** Another patch begins. */
  begin(): void {
    this.#patch += 1;
  }

  remove(key: number): void {
    this.#removed.set(key, (this.#removed.get(key) ?? 0) + 1);
  }

  /** Whether it was removed before; each removal explains one addition and no more. */
  takeRemoved(key: number): boolean {
    const left = this.#removed.get(key) ?? 0;
    if (left > 0) this.#removed.set(key, left - 1);
    return left > 0;
  }

  /** Whether an earlier patch of the run added it to the same file. Remembers this one. */
  isAgain(key: number, path: string): boolean {
    const own = keyAt(key, path);
    const first = this.#patches.get(own);
    if (first === undefined) this.#patches.set(own, this.#patch);
    return first !== undefined && first < this.#patch;
  }
}
