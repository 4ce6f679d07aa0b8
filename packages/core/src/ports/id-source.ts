/** Where new run ids come from. They must be unique and sort by time. */
export interface IdSource {
  /** Such as `2025-10-31T22-56-34-431Z-9574035c`. */
  runId(nowMs: number): string;
}

/** SHA-256 of a text in UTF-8, as lower-case hex. */
export type Sha256 = (text: string) => string;
