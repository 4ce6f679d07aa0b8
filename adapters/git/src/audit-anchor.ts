import { OrchError, canonicalJson, type JsonValue } from '@orch/core';
import { git, gitFailure, gitOrThrow, type GitRequest } from './git-command.ts';
import { gitEnvironment, type Environment } from './git-environment.ts';

/** What a ref holds. */
export interface Anchor {
  /** Git's name of the blob; a later {@link AnchorStore.anchor} names it as what it expects. */
  readonly oid: string;
  readonly payload: JsonValue;
}

export type AnchorResult =
  | { readonly kind: 'anchored'; readonly oid: string }
  /** The ref holds something else than was expected; nothing was written to it. */
  | { readonly kind: 'moved'; readonly found: string | null };

/** Small facts kept in git's refs, where a clone or a mirror sees them change. */
export interface AnchorStore {
  /**
   * Puts a payload in the ref's place if the ref still holds `expected` (`null`: is not there yet).
   * @throws OrchError `ORCH_USAGE` for a ref outside of `refs/orch/`; `ORCH_STORAGE_*`
   */
  anchor(ref: string, payload: JsonValue, expected: string | null): Promise<AnchorResult>;
  /**
   * What the ref holds; `null` where it is not there.
   * @throws OrchError `ORCH_DATA_DAMAGED` where it holds something else; `ORCH_STORAGE_*`
   */
  readAnchor(ref: string): Promise<Anchor | null>;
}

export interface AnchorOptions {
  /** A folder in the repository, absolute. */
  readonly root: string;
  readonly env: Environment;
}

const refName = /^refs\/orch\/[a-z0-9][a-z0-9/_-]*$/;
const maxPayloadBytes = 64 * 1024;

/** I8: refs under `refs/orch/` are all that is written, each by compare and swap. */
export function createAnchorStore({ root, env }: AnchorOptions): AnchorStore {
  const request = (args: readonly string[], input?: string): GitRequest => ({
    cwd: root,
    args,
    env: gitEnvironment(env),
    ...(input !== undefined && { input }),
  });

  async function find(ref: string): Promise<string | null> {
    const asked = request(['rev-parse', '--verify', '--quiet', '--end-of-options', ref]);
    const result = await git(asked);
    if (result.exitCode === 0) return result.stdout.toString('latin1').trim();
    if (result.exitCode === 1 && result.stderr === '') return null;
    throw gitFailure(asked, result);
  }

  return {
    async anchor(ref, payload, expected) {
      checkRef(ref);
      const text = `${canonicalJson(payload)}\n`;
      if (Buffer.byteLength(text) > maxPayloadBytes) {
        throw new OrchError('ORCH_USAGE', `An anchor holds at most ${maxPayloadBytes} bytes.`);
      }
      const { stdout } = await gitOrThrow(request(['hash-object', '-w', '--stdin'], text));
      const oid = stdout.toString('latin1').trim();
      const old = expected ?? '0'.repeat(oid.length);
      const update = request(['update-ref', '--no-deref', '--end-of-options', ref, oid, old]);
      const result = await git(update);
      if (result.exitCode === 0) return { kind: 'anchored', oid };
      const found = await find(ref);
      if (found !== expected) return { kind: 'moved', found };
      throw gitFailure(update, result);
    },

    async readAnchor(ref) {
      checkRef(ref);
      const oid = await find(ref);
      if (oid === null) return null;
      const asked = { ...request(['cat-file', 'blob', oid]), maxOutputBytes: maxPayloadBytes };
      const { exitCode, stdout, cut } = await git(asked);
      const payload = exitCode === 0 && !cut ? parse(stdout.toString('utf8')) : undefined;
      if (payload !== undefined) return { oid, payload };
      throw new OrchError('ORCH_DATA_DAMAGED', `${ref} does not hold an anchor.`, { place: ref });
    },
  };
}

function checkRef(ref: string): void {
  if (refName.test(ref)) return;
  throw new OrchError('ORCH_USAGE', `${JSON.stringify(ref)} is no ref for an anchor.`, {
    hint: 'Use a name such as refs/orch/audit.',
  });
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
