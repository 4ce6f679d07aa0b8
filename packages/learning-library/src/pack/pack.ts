/** What a pack holds. */
export type PackKind = 'codemod' | 'lint' | 'template' | 'adapter';

/** Which parser reads the files of a codemod; `auto` is the one that fits a file's extension. */
export type ParserName = 'auto' | 'babel' | 'babylon' | 'flow' | 'ts' | 'tsx';

/** What a replay measured (wire shape). Rates are between 0 and 1, `null` where nothing was counted. */
export interface ReplayEvidence {
  /** Commits that were replayed, and the last one of them. */
  readonly commits: number;
  readonly head: string | null;
  /** Places that the pack changes, and how many of them the commits changed in the same way. */
  readonly changed: number;
  readonly right: number;
  readonly precision: number | null;
  /** The bounds of the precision, with 95% confidence (Wilson). */
  readonly interval: readonly [number, number] | null;
  readonly recall: number | null;
  /** The same for commits that the pack was not made from. */
  readonly unseen: { readonly changed: number; readonly right: number };
}

/** `pack.json` (wire shape; its schema is `schemas/pack.schema.json`). */
export interface PackManifest {
  readonly id: string;
  readonly version: string;
  readonly kind: PackKind;
  /** A candidate was harvested and waits to be promoted. */
  readonly state: 'stable' | 'candidate';
  readonly summary: string;
  readonly applies_to: {
    /** Globs of the files that it may change, from the root of the repository. */
    readonly files?: readonly string[];
    /** Packages that the repository must use, with ranges of versions. */
    readonly packages?: Readonly<Record<string, string>>;
  };
  readonly entry?: string;
  readonly parser?: ParserName;
  /** A file that holds none of these texts cannot match, and is not parsed. */
  readonly needles?: readonly string[];
  readonly options_schema?: Readonly<Record<string, unknown>>;
  /** Names in `{{…}}` that a template leaves as they are, for the program that reads its files. */
  readonly kept_places?: readonly string[];
  readonly fixtures: string;
  readonly provenance: {
    readonly source: 'written' | 'harvested';
    readonly from?: string;
    readonly support?: number;
    /** The commits that it was made from; all others are new to it. */
    readonly learned_from?: readonly string[];
    /** What the replay over past commits showed when it was promoted. */
    readonly replay?: ReplayEvidence;
  };
}

/** A pack where it lies. */
export interface Pack {
  readonly manifest: PackManifest;
  /** Absolute path of the folder with `pack.json`. */
  readonly folder: string;
}

/** Something that is wrong with a pack, and where. */
export interface PackProblem {
  /** The file, absolute. */
  readonly file: string;
  /** JSON pointer into it; empty for the whole. */
  readonly pointer: string;
  readonly message: string;
}
