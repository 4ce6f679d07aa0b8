import { begin, orchJson, type Running } from './orch.ts';

/** A receiver of runs, as `orch sync serve` is used. */
export interface Collector {
  readonly url: string;
  readonly store: string;
  readonly running: Running;
  /** A token for the workspace `acme`. */
  grant(): Promise<{ readonly id: string; readonly token: string }>;
  revoke(id: string): Promise<void>;
}

/** Begins to serve a store on a free port of loopback. */
export async function collect(
  cwd: string,
  store: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Collector> {
  const listen = ['--listen', '127.0.0.1:0'];
  const running = begin(['sync', 'serve', '--store', store, ...listen, '--format', 'json'], {
    cwd,
    env,
  });
  let said = '';
  running.child.stderr?.on('data', (text: string) => (said += text));
  await running.says('Serving http');
  const url = /Serving (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1] ?? '';
  const verb = async (...args: string[]): Promise<Readonly<Record<string, unknown>>> => {
    const { status, document } = await orchJson(['sync', ...args, '--store', store], { cwd });
    if (status !== 0) throw new Error(JSON.stringify(document));
    return document;
  };
  return {
    url,
    store,
    running,
    async grant() {
      const { id, token } = await verb('grant', '--workspace', 'acme');
      return { id: String(id), token: String(token) };
    },
    async revoke(id) {
      await verb('revoke', '--token', id);
    },
  };
}
