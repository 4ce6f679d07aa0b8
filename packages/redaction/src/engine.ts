import { followsAnsi, withoutAnsi, type CleanText } from './ansi.ts';
import type { Anchor, AnchorTable } from './anchors.ts';
import { isIn } from './bytes.ts';
import { matchKnown, type KnownForm } from './known.ts';
import { Output } from './output.ts';
import { openPem, stepPem, type PemBlock } from './pem-block.ts';
import type { Match, Rule } from './rule.ts';
import { PRIORITY, SpanList } from './spans.ts';
import { LOOK_AHEAD_BYTES, LOOK_BEHIND_BYTES, View } from './view.ts';

/** Who looks at a place that the prefilter found. */
export type Owner =
  | { type: 'rule'; rule: Rule }
  | { type: 'known'; form: KnownForm }
  /** The beginning of a marker of ours, so that a second pass changes nothing. */
  | { type: 'marker'; names: ReadonlySet<string> };

/** A secret longer than the window: its span grows while the class runs on. */
interface Tail {
  at: number;
  mask: number;
  name: string;
  priority: number;
}

const EMPTY = new Uint8Array(0);

/** Longest marker: `[redacted:` and a name of 64 bytes and `]`. */
const MAX_MARKER_BYTES = 80;

/**
 * Redacts one stream of bytes.
 *
 * ```
 * push ─► clean text (no ANSI) ─► prefilter ─► matchers ─► spans ─► output up to the frontier
 *              ▲                                                        │
 *              └───────────── held back: what may still change ◄────────┘
 * ```
 *
 * I1: every decision depends on the bytes around its place, never on how the input was cut.
 * I5: at most the window of one candidate is held back: 4 KiB and 128 bytes of text.
 */
export class RedactionEngine {
  readonly #table: AnchorTable<Owner>;
  readonly #onRedaction: () => void;
  readonly #view = new View();
  readonly #spans = new SpanList();
  /** Raw bytes from the frontier on. All positions below count clean bytes from there. */
  #rest: Uint8Array = EMPTY;
  /** Every trigger before it was decided. */
  #scanned = 0;
  /** End of the span whose marker was written last. */
  #dropUntil = 0;
  #dropName = '';
  #markerEnd = 0;
  #pem: PemBlock | undefined;
  #tails: Tail[] = [];
  #text: CleanText = { bytes: EMPTY, cleanStarts: [], rawStarts: [] };

  constructor(table: AnchorTable<Owner>, onRedaction: () => void) {
    this.#table = table;
    this.#onRedaction = onRedaction;
  }

  /** Takes bytes in, and gives out what is decided. With `ended` that is everything. */
  push(chunk: Uint8Array, ended: boolean): Uint8Array {
    const raw = new Uint8Array(this.#rest.length + chunk.length);
    raw.set(this.#rest);
    raw.set(chunk, this.#rest.length);
    const text = withoutAnsi(raw, ended);
    this.#text = text;
    this.#view.attach(text.bytes, (at) => this.#isBreak(at));
    this.#scan(ended);
    const size = text.bytes.length;
    const pem = this.#pem === undefined ? size : this.#pem.at;
    const frontier = ended ? size : Math.max(0, Math.min(this.#scanned - LOOK_BEHIND_BYTES, pem));
    const output = this.#write(raw, frontier, ended);
    this.#shift(frontier);
    return output;
  }

  #scan(ended: boolean): void {
    const { bytes } = this.#text;
    const last = Math.max(0, bytes.length - 2);
    this.#growTails();
    for (;;) {
      const pemAt = this.#pem?.at ?? Infinity;
      const stop = Math.min(last, pemAt);
      if (this.#scanned < stop) {
        const hit = this.#table.next(bytes, this.#scanned, stop);
        if (hit === -1) this.#scanned = stop;
        else {
          this.#scanned = hit;
          if (!this.#decide(hit, ended)) return;
          this.#scanned = hit + 1;
          continue;
        }
      }
      if (ended && this.#scanned >= last) this.#scanned = Math.min(bytes.length, pemAt);
      if (
        this.#pem === undefined ||
        this.#scanned < this.#pem.at ||
        !this.#stepPem(this.#pem, ended)
      )
        return;
    }
  }

  /** Asks everyone whose trigger stands at the place; false when more bytes are needed to answer. */
  #decide(hit: number, ended: boolean): boolean {
    const { bytes } = this.#text;
    const windowEnd = hit + LOOK_AHEAD_BYTES;
    const limit = Math.min(bytes.length, windowEnd);
    const closed = ended || bytes.length >= windowEnd;
    this.#view.open(hit - LOOK_BEHIND_BYTES, limit, closed);
    for (const anchor of this.#table.at(bytes, hit)) {
      const start = hit - anchor.offset;
      if (start < this.#markerEnd) continue;
      this.#ask(anchor, start);
      if (this.#view.starved) return false;
    }
    return true;
  }

  #ask(anchor: Anchor<Owner>, start: number): void {
    const view = this.#view;
    const owner = anchor.owner;
    if (owner.type === 'known') {
      const found = matchKnown(view, start, owner.form);
      if (found !== null && !view.starved) this.#found(found, owner.form.name, PRIORITY.known);
      return;
    }
    if (!this.#isLiteral(anchor, start)) return;
    if (owner.type === 'marker') {
      const text = view.text(start, start + MAX_MARKER_BYTES, MAX_MARKER_BYTES);
      const marker = /^\[redacted:([A-Za-z0-9_.-]+)\]/.exec(text);
      if (marker !== null && owner.names.has(marker[1] ?? ''))
        this.#markerEnd = start + marker[0].length;
      return;
    }
    const { rule } = owner;
    // What is inside of a span is redacted already. A key block may end after it, so it is asked.
    if (rule.opensBlock !== true && this.#isInSpan(start)) return;
    const match = rule.match(view, start, anchor.literal.length);
    if (match === null || view.starved) return;
    this.#found(match, rule.id, PRIORITY[rule.kind]);
    if (rule.opensBlock === true) this.#pem = openPem(match.end);
  }

  #isLiteral({ literal, anyCase }: Anchor<Owner>, start: number): boolean {
    const { bytes } = this.#text;
    // Where the window ends in the middle of the literal, the view notes that it is starved.
    if (start < 0 || this.#view.at(start + literal.length - 1) === -1) return false;
    for (let i = 0; i < literal.length; i += 1) {
      const byte = bytes[start + i] ?? 0;
      const want = literal[i];
      if (byte === want) continue;
      if (!anyCase || byte < 0x41 || byte > 0x5a || (byte | 0x20) !== want) return false;
    }
    return true;
  }

  #found(match: Match, name: string, priority: number): void {
    const { start, end, tail } = match;
    if (end <= start) return;
    this.#spans.add({ start, end, name, priority });
    if (tail === undefined || end < this.#view.limit) return;
    const same = this.#tails.find((other) => other.mask === tail && other.at >= start);
    if (same === undefined) this.#tails.push({ at: end, mask: tail, name, priority });
    else same.at = Math.max(same.at, end);
    this.#growTails();
  }

  /** I4: a secret longer than the window is redacted to the end of its run. */
  #growTails(): void {
    const { bytes } = this.#text;
    this.#tails = this.#tails.filter((tail) => {
      const start = tail.at;
      while (tail.at < bytes.length && isIn(bytes[tail.at] ?? 0, tail.mask)) tail.at += 1;
      if (tail.at > start) {
        this.#spans.add({ start: start - 1, end: tail.at, name: tail.name, priority: 0 });
      }
      return tail.at === bytes.length;
    });
  }

  #stepPem(block: PemBlock, ended: boolean): boolean {
    const step = stepPem(this.#text.bytes, block, ended);
    if (step === null) return false;
    for (const [start, end] of step.ranges) {
      this.#spans.add({ start, end, name: 'private-key', priority: PRIORITY.format });
    }
    block.at = step.end;
    if (!step.open) this.#pem = undefined;
    return true;
  }

  #isInSpan(position: number): boolean {
    return position < this.#dropUntil || this.#spans.covers(position);
  }

  #isBreak(position: number): boolean {
    return (
      position === this.#dropUntil ||
      this.#spans.endsAt(position) ||
      followsAnsi(this.#text, position)
    );
  }

  /** Writes the clean range `[0, frontier)`: text as it was, one marker for each span. */
  #write(raw: Uint8Array, frontier: number, ended: boolean): Uint8Array {
    const out = new Output(raw, this.#text);
    let at = 0;
    while (at < frontier) {
      if (at < this.#dropUntil) {
        const end = Math.min(this.#dropUntil, frontier);
        out.sequences(at, end);
        at = end;
        continue;
      }
      const span = this.#spans.first();
      if (span === undefined || span.start >= frontier) {
        out.copy(at, frontier);
        break;
      }
      this.#spans.removeFirst();
      if (
        span.start < at ||
        (span.start === at && span.start === this.#dropUntil && span.name === this.#dropName)
      ) {
        this.#dropUntil = Math.max(this.#dropUntil, span.end);
        continue;
      }
      out.copy(at, span.start);
      out.marker(span.name, span.start);
      this.#onRedaction();
      this.#dropUntil = span.end;
      this.#dropName = span.name;
      at = span.start + 1;
    }
    if (ended) out.rest();
    this.#rest = raw.slice(out.consumed);
    return out.bytes();
  }

  #shift(by: number): void {
    this.#spans.shift(by);
    this.#scanned -= by;
    this.#dropUntil -= by;
    this.#markerEnd -= by;
    if (this.#pem !== undefined) {
      this.#pem.at -= by;
      this.#pem.start -= by;
    }
    for (const tail of this.#tails) tail.at -= by;
  }
}
