/** What one fixture of a pack showed. */
export interface FixtureResult {
  /** `positive/<name>` or `negative/<name>`. */
  readonly name: string;
  readonly passed: boolean;
  /** What was found instead, for people; empty where it passed. */
  readonly message: string;
}

/** What the fixtures of a pack showed. A pack without fixtures of both kinds does not pass. */
export interface PackCheck {
  readonly passed: boolean;
  readonly results: readonly FixtureResult[];
  /** What is wrong with the pack apart from its fixtures. */
  readonly problems: readonly string[];
}
