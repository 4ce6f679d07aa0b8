import type { Profile } from '@orch/core';
import type { TomlValue } from './toml.ts';

/** What the sandbox of an agent is made of. */
export interface SandboxFolders {
  /** The worktree, absolute, links followed. */
  readonly root: string;
  /** A folder of this turn alone, absolute, for temporary files. */
  readonly scratch: string;
  /** Absolute paths that stay unwritable whatever the profile: orch's own records. */
  readonly protectedPaths: readonly string[];
  /** Absolute paths that commands may not even read: Codex's own login. */
  readonly hiddenPaths: readonly string[];
}

/** A profile that a sandbox holds; `danger-full-access` is none. */
export type HeldProfile = Exclude<Profile, 'danger-full-access'>;

/** The name of our profile in the configuration that Codex is given. */
export const profileName = 'orch';

/**
 * One of Codex's permission profiles (`[permissions.<name>]`). It is exact where the older
 * `sandbox_mode` is not: orch's records stay read-only inside the worktree (I3), and the temporary
 * folder is one of the turn's own instead of the `/tmp` that all processes share.
 */
export function permissionProfile(profile: HeldProfile, folders: SandboxFolders): TomlValue {
  const writable = profile !== 'read-only';
  const filesystem: Record<string, TomlValue> = { ':root': 'read' };
  if (writable) filesystem[':workspace_roots'] = { '.': 'write', '.git': 'read', '.codex': 'read' };
  for (const path of folders.protectedPaths) filesystem[path] = 'read';
  for (const path of folders.hiddenPaths) filesystem[path] = 'deny';
  filesystem[folders.scratch] = 'write';
  return { filesystem, network: { enabled: profile === 'network' } };
}
