import type { Profile } from '@orch/core';

/** The profiles that a sandbox can hold a command to. */
export type SandboxProfile = Extract<Profile, 'read-only' | 'workspace-write' | 'network'>;

/** Something on this machine that really holds a command to a profile. */
export interface SandboxMechanism {
  /** As it stands in receipts, such as `bubblewrap`. */
  readonly name: string;
  /**
   * The argv that runs `argv` under a profile.
   * @param folders absolute paths: what a stage may write in, where it starts, what it may never write
   */
  wrap(argv: readonly string[], profile: SandboxProfile, folders: SandboxFolders): string[];
}

export interface SandboxFolders {
  readonly root: string;
  readonly cwd: string;
  /** Orch's own records (`.runs`, `out`): read-only under every profile. */
  readonly protectedPaths: readonly string[];
}

/**
 * The profile that a mechanism must enforce for a grant. `network` is what a command has when it is
 * run by hand, and `danger-full-access` says of itself that nothing holds it.
 */
export function enforcedProfile(granted: Profile): SandboxProfile | null {
  switch (granted) {
    case 'read-only':
    case 'workspace-write':
      return granted;
    case 'network':
    case 'danger-full-access':
      return null;
  }
}
