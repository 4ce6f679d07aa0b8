import { BACKSLASH, DIGIT, HEX, WORD, code, isIn, latin1, lower } from './bytes.ts';
import { traitsOf, type Traits } from './traits.ts';

/** How far after its start a matcher may look, in clean bytes (ANSI sequences not counted). */
export const LOOK_AHEAD_BYTES = 4096;

/** How far before its anchor a matcher may look, in clean bytes. */
export const LOOK_BEHIND_BYTES = 128;

/** Where one class was last seen running, so that a long run is walked once, not once per candidate. */
interface Run {
  from: number;
  to: number;
}

/**
 * A window over the clean bytes around one candidate.
 *
 * I1: a matcher sees the input only through this window, whose two borders depend on where the
 * candidate stands and never on how the input was cut. Reading past the bytes that have arrived
 * sets `starved`, and the engine then asks again later instead of trusting the answer.
 */
export class View {
  /** True when the matcher wanted a byte that has not arrived yet. */
  starved = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #floor = 0;
  #limit = 0;
  #closed = false;
  #isBreak: (position: number) => boolean = () => false;
  readonly #runs = new Map<number, Run>();

  /** Points the view at new bytes; `isBreak` says where an ANSI sequence or another span ended. */
  attach(bytes: Uint8Array, isBreak: (position: number) => boolean): void {
    this.#bytes = bytes;
    this.#isBreak = isBreak;
    this.#runs.clear();
  }

  /**
   * Sets the window of one candidate: `[floor, limit)`. `closed` says that the limit is the true
   * border of the window and not just the end of what has arrived.
   */
  open(floor: number, limit: number, closed: boolean): void {
    this.#floor = floor;
    this.#limit = limit;
    this.#closed = closed;
    this.starved = false;
  }

  /** First position outside of the window. */
  get limit(): number {
    return this.#limit;
  }

  /** The byte at a position, or -1 outside of the window. */
  at(position: number): number {
    if (position >= this.#limit) {
      if (!this.#closed) this.starved = true;
      return -1;
    }
    return position < this.#floor ? -1 : (this.#bytes[position] ?? -1);
  }

  is(position: number, mask: number): boolean {
    return isIn(this.at(position), mask);
  }

  /**
   * First position from `from` on that is not in the class, at most `max` bytes on.
   *
   * I7: candidates inside of one run share the walk over it.
   */
  runEnd(from: number, mask: number, max = LOOK_AHEAD_BYTES): number {
    const stop = Math.min(from + max, this.#limit);
    let run = this.#runs.get(mask);
    if (run === undefined) {
      run = { from, to: from };
      this.#runs.set(mask, run);
    } else if (from < run.from || from > run.to) {
      run.from = from;
      run.to = from;
    }
    let end = run.to;
    while (end < stop && isIn(this.#bytes[end] ?? -1, mask)) end += 1;
    if (end > run.to) run.to = end;
    if (end > stop) end = stop;
    if (end >= this.#limit && from + max > this.#limit && !this.#closed) this.starved = true;
    return end;
  }

  /**
   * The end of a run of at least `min` and at most `max` bytes, or -1. Where an ANSI sequence
   * stands after exactly `max` bytes, what follows it is not counted in.
   */
  fixedRunEnd(from: number, mask: number, min: number, max: number): number {
    const end = this.runEnd(from, mask, max + 1);
    if (end - from > max) return this.#isBreak(from + max) ? from + max : -1;
    return end - from < min ? -1 : end;
  }

  /** True when a byte of the range, which lies in the window, is in the class. */
  has(from: number, to: number, mask: number): boolean {
    for (let i = from; i < to; i += 1) {
      if (isIn(this.#bytes[i] ?? -1, mask)) return true;
    }
    return false;
  }

  /** First position before `from` such that everything between is in the class. */
  runStart(from: number, mask: number, max = LOOK_BEHIND_BYTES): number {
    let start = from;
    while (from - start < max && this.is(start - 1, mask)) start -= 1;
    return start;
  }

  /** True when the bytes at the position are this ASCII text, letters compared without case. */
  folded(position: number, text: string): boolean {
    for (let i = 0; i < text.length; i += 1) {
      if (lower(this.at(position + i)) !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  /** True when the bytes at the position are exactly this ASCII text. */
  exact(position: number, text: string): boolean {
    for (let i = 0; i < text.length; i += 1) {
      if (this.at(position + i) !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  /** The bytes of a range as latin1 text, at most `max` of them. */
  text(from: number, to: number, max = 256): string {
    const stop = Math.min(to, from + max);
    const end = Math.min(stop, this.#limit);
    if (end < stop && !this.#closed) this.starved = true;
    return end > from ? latin1(this.#bytes.subarray(Math.max(from, 0), end)) : '';
  }

  /** What the bytes of a range are made of. The range lies in the window. */
  traits(from: number, to: number): Traits {
    return traitsOf(this.#bytes, from, Math.min(to, this.#limit));
  }

  /**
   * True when a token may begin here: after anything but a word character, after an ANSI
   * sequence, or after the last character of an escape (`\n`, `\u003d`, `%3D`, `\u001b[1m`).
   */
  startsToken(position: number): boolean {
    const before = this.at(position - 1);
    if (!isIn(before, WORD) || this.#isBreak(position)) return true;
    if (this.at(position - 2) === code('\\')) return 'nrtbf'.includes(String.fromCharCode(before));
    if (isIn(before, HEX) && this.is(position - 2, HEX)) {
      let percent = position - 3; // %3D, %253D, %25253D
      while (position - percent < 12 && this.exact(percent - 1, '25')) percent -= 2;
      if (this.at(percent) === code('%')) return true;
      if (this.exact(position - 4, '\\x')) return true;
      if (this.exact(position - 6, '\\u')) return true;
    }
    return lower(before) === code('m') && this.#endsWrittenAnsi(position - 1);
  }

  /** True when an escaped colour sequence (`\u001b[1;31m`, `\x1b[0m`, `\033[m`, `^[[m`) ends here. */
  #endsWrittenAnsi(end: number): boolean {
    let i = end - 1;
    while (end - i < 16 && (this.is(i, DIGIT) || this.at(i) === code(';'))) i -= 1;
    if (this.at(i) !== code('[')) return false;
    if (this.exact(i - 2, '^[')) return true;
    for (let back = 2; back <= 6; back += 1) {
      if (this.is(i - back, BACKSLASH)) return true;
    }
    return false;
  }

  /** True when no word character follows directly, or an ANSI sequence stands between. */
  endsToken(position: number): boolean {
    return !this.is(position, WORD) || this.#isBreak(position);
  }
}
