/**
 * A map from keys of 53 bits to small numbers, at 12 bytes a slot: a `Map` takes about four times as
 * much, and holds no more than 2^24 entries.
 */
export class KeyTable {
  readonly #maxEntries: number;
  #keys: Float64Array;
  /** One more than the value; 0 where the slot is free. */
  #values: Int32Array;
  #size = 0;
  #hasRefused = false;

  /** @param maxEntries beyond these nothing is added any more */
  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
    this.#keys = new Float64Array(1024);
    this.#values = new Int32Array(1024);
  }

  /** Whether something was not added because there was too much. */
  get hasRefused(): boolean {
    return this.#hasRefused;
  }

  get(key: number): number | undefined {
    const value = this.#values[this.#slot(key)] ?? 0;
    return value === 0 ? undefined : value - 1;
  }

  /** Keeps a value for a key that has none yet. */
  addNew(key: number, value: number): void {
    const slot = this.#slot(key);
    if (this.#values[slot] !== 0) return;
    if (this.#size >= this.#maxEntries) {
      this.#hasRefused = true;
      return;
    }
    this.#keys[slot] = key;
    this.#values[slot] = value + 1;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (key >>> 0) & mask;
    while (this.#values[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    for (let at = 0; at < values.length; at += 1) {
      const [key, value] = [keys[at] ?? 0, values[at] ?? 0];
      if (value === 0) continue;
      const slot = this.#slot(key);
      this.#keys[slot] = key;
      this.#values[slot] = value;
    }
  }
}
