/** What a pack holds. */
export type PackKind = 'codemod' | 'lint' | 'template' | 'adapter';

/** Which parser reads the files of a codemod; `auto` is the one that fits a file's extension. */
export type ParserName = 'auto' | 'babel' | 'babylon' | 'flow' | 'ts' | 'tsx';

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
  readonly fixtures: string;
  readonly provenance: {
    readonly source: 'written' | 'harvested';
    readonly from?: string;
    readonly support?: number;
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
