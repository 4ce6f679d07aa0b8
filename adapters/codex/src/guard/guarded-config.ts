import type { Profile } from '@orch/core';
import { permissionProfile, profileName } from './permission-profile.ts';
import type { SandboxFolders } from './permission-profile.ts';
import { override } from './toml.ts';
import type { TomlValue } from './toml.ts';
import { untrustedFolders } from './untrusted-folders.ts';

/**
 * Options for Codex's command line that hold whatever its configuration files say. They are given on
 * the command line, so nothing is written into the user's own configuration.
 */
export function guardedConfig(profile: Profile, folders: SandboxFolders): readonly string[] {
  const projects: Record<string, TomlValue> = {};
  for (const folder of untrustedFolders(folders.root)) {
    projects[folder] = { trust_level: 'untrusted' };
  }
  return [
    // I2: else `workspace-write` trusts the folder, and starts the MCP servers that it names.
    ...override('projects', projects),
    // I4: only orch decides; another agent of Codex's own choice does not.
    ...override('approvals_reviewer', 'user'),
    // Commands are not given variables that look like secrets; Codex itself needs some.
    ...override('shell_environment_policy.ignore_default_excludes', false),
    ...override('check_for_update_on_startup', false),
    ...sandboxConfig(profile, folders),
  ];
}

function sandboxConfig(profile: Profile, folders: SandboxFolders): readonly string[] {
  if (profile === 'danger-full-access') return override('sandbox_mode', 'danger-full-access');
  return sandboxOverrides(profile, folders);
}

/** The part of {@link guardedConfig} that makes the sandbox. */
export function sandboxOverrides(
  profile: Exclude<Profile, 'danger-full-access'>,
  folders: SandboxFolders,
): readonly string[] {
  return [
    ...override('permissions', { [profileName]: permissionProfile(profile, folders) }),
    ...override('default_permissions', profileName),
  ];
}
