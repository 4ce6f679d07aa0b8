/** A number of places; who finds none waits in line, and the line has an end. */
export class Places {
  readonly #maxWaiting: number;
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(count: number, maxWaiting: number) {
    this.#free = count;
    this.#maxWaiting = maxWaiting;
  }

  /** @returns gives the place back; `null` where the line is full */
  async take(): Promise<(() => void) | null> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#line.length >= this.#maxWaiting) return null;
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.#line.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}
