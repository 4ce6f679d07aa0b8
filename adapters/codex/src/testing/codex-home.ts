import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CodexHomeOptions {
  /** Of the model's service, with `/v1`. */
  readonly baseUrl: string;
  /** A name that Codex does not know: it then offers the plain set of tools. */
  readonly model?: string;
  /** More lines for the end of `config.toml`: tables only. */
  readonly tables?: string;
}

/**
 * Makes a private `CODEX_HOME` in which Codex talks to a service on loopback and to nobody else.
 * @returns the variables that Codex needs, without PATH
 */
export function writeCodexHome(
  folder: string,
  { baseUrl, model = 'scripted-model', tables = '' }: CodexHomeOptions,
): Readonly<Record<'HOME' | 'CODEX_HOME' | 'TMPDIR' | 'MOCK_KEY', string>> {
  const home = join(folder, 'codex-home');
  mkdirSync(home, { recursive: true });
  // Codex makes no helpers for its sandbox in a home below the temporary folder, and the sandbox then
  // fails every command. So the temporary folder is beside it.
  const temporary = join(folder, 'codex-tmp');
  mkdirSync(temporary, { recursive: true });
  const config = `model = ${JSON.stringify(model)}
model_provider = "mock"
check_for_update_on_startup = false

[model_providers.mock]
name = "mock"
base_url = ${JSON.stringify(baseUrl)}
wire_api = "responses"
env_key = "MOCK_KEY"
request_max_retries = 0
stream_max_retries = 0
supports_websockets = false

[features]
plugins = false
apps = false

[analytics]
enabled = false

${tables}`;
  writeFileSync(join(home, 'config.toml'), config);
  return { HOME: folder, CODEX_HOME: home, TMPDIR: temporary, MOCK_KEY: 'a-key-for-nobody' };
}
