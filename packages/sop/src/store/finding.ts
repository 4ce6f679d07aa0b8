/** Something that a person should know about artifacts and mirrors. */
export interface Finding {
  readonly kind:
    /** I7: a mirror, or a file in its place, has lines that orch did not write. */
    | 'mirror_edited'
    /** A source that was approved or mirrored is not there any more. */
    | 'source_vanished'
    /** The same, and a file with the same content stands elsewhere. */
    | 'source_moved'
    | 'approval_void'
    /** A box was ticked without the evidence that it names, or unticked in spite of it. */
    | 'tick_without_evidence'
    /** `check` alone: a file is not as `sync` would leave it. */
    | 'behind';
  readonly path: string;
  readonly detail: string;
}
