import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWithoutNpm, succeed } from './command.ts';
import { pack } from './pack.ts';
import type { PublishablePackage } from './publishable.ts';

/** A running throw-away registry. Everything of it lives in one temporary folder. */
export type LocalRegistry = {
  /** `http://127.0.0.1:<port>/` */
  url: string;
  /** An environment in which npm knows this registry alone, with an empty cache and no configuration. */
  env: NodeJS.ProcessEnv;
  /** Packs and publishes built packages. */
  publish(packages: readonly PublishablePackage[]): Promise<void>;
  /** Ends the server and deletes its folder. */
  stop(): Promise<void>;
};

/** Starts a registry. Third-party packages come from the registry that this machine's npm is set to. */
export async function startLocalRegistry(): Promise<LocalRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'orch-registry-'));
  const server = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      fileURLToPath(new URL('./serve-registry.ts', import.meta.url)),
      folder,
      await upstreamRegistry(),
    ],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: environmentWithoutNpm() },
  );
  const port = await portOf(server);
  const url = `http://127.0.0.1:${port}/`;
  const env = await isolatedEnvironment(folder, url);
  return {
    url,
    env,
    async publish(packages) {
      const tarballs = join(folder, 'tarballs');
      await mkdir(tarballs, { recursive: true });
      for (const each of packages) {
        const { tarball } = await pack(each, tarballs);
        await succeed('npm', ['publish', tarball, '--ignore-scripts'], {
          cwd: folder,
          env,
          timeoutMs: 60_000,
        });
      }
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        const exited = once(server, 'exit');
        server.disconnect();
        await exited;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function upstreamRegistry(): Promise<string> {
  const { stdout } = await succeed('npm', ['config', 'get', 'registry'], {
    cwd: tmpdir(),
    timeoutMs: 30_000,
  });
  return stdout.trim();
}

function portOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`The registry ended with ${String(code)} before it listened.`));
    });
    server.once('message', (message) => resolve((message as { port: number }).port));
  });
}

async function isolatedEnvironment(folder: string, url: string): Promise<NodeJS.ProcessEnv> {
  const userconfig = join(folder, 'npmrc');
  // npm does not publish without a token; this registry asks for none and ignores it.
  await writeFile(userconfig, `registry=${url}\n//${new URL(url).host}/:_authToken=anyone\n`);
  return {
    ...environmentWithoutNpm(),
    npm_config_userconfig: userconfig,
    npm_config_globalconfig: join(folder, 'no-global-npmrc'),
    npm_config_cache: join(folder, 'cache'),
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
}
