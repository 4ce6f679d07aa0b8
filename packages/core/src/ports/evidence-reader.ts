import type { LogReference } from '../run/receipt.ts';
import type { RunKey } from './run-store.ts';

/** Looks at what is really there, so that the tester need not believe anybody. */
export interface EvidenceReader {
  /**
   * Reads a range of a run's file back from the disk.
   * @returns bytes found in the range and their SHA-256 (hex); fewer bytes than asked for means that the file is short
   */
  readLog(
    run: RunKey,
    log: LogReference,
  ): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Whether a path relative to the repository's root exists as a file. */
  fileExists(path: string): Promise<boolean>;
}
