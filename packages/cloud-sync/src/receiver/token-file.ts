import { OrchError } from '@orch/core';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { TokenBook, TokenRecord } from './token.ts';

/** The tokens of a store, in one file. A changed file counts from the next request on. */
export class TokenFile implements TokenBook {
  readonly #path: string;
  #seen = '';
  #tokens: readonly TokenRecord[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  find(id: string): TokenRecord | undefined {
    return this.list().find((each) => each.id === id);
  }

  /** @throws OrchError `ORCH_DATA_DAMAGED` */
  list(): readonly TokenRecord[] {
    const stat = statSync(this.#path, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    const stamp = `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
    if (stamp === this.#seen) return this.#tokens;
    this.#tokens = this.#read();
    this.#seen = stamp;
    return this.#tokens;
  }

  add(record: TokenRecord): void {
    this.#write([...this.list(), record]);
  }

  /** @returns whether there was one */
  remove(id: string): boolean {
    const rest = this.list().filter((each) => each.id !== id);
    if (rest.length === this.list().length) return false;
    this.#write(rest);
    return true;
  }

  #read(): readonly TokenRecord[] {
    let value: unknown;
    try {
      value = JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch (error) {
      throw this.#damaged(error);
    }
    const tokens: unknown =
      typeof value === 'object' && value !== null && 'tokens' in value ? value.tokens : null;
    if (!Array.isArray(tokens) || !tokens.every(isRecord)) throw this.#damaged(undefined);
    return tokens;
  }

  #damaged(cause: unknown): OrchError {
    return new OrchError('ORCH_DATA_DAMAGED', 'The file of the tokens cannot be read.', {
      place: this.#path,
      hint: 'Restore it, or remove it and grant new tokens.',
      cause,
    });
  }

  #write(tokens: readonly TokenRecord[]): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const temporary = `${this.#path}.${process.pid}.tmp`;
    const fd = openSync(temporary, 'w', 0o600);
    try {
      writeSync(fd, `${JSON.stringify({ v: 1, tokens }, null, 2)}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, this.#path);
  }
}

function isRecord(value: unknown): value is TokenRecord {
  if (typeof value !== 'object' || value === null) return false;
  const texts = ['id', 'workspace', 'salt', 'sha256', 'created_at'];
  const record = value as Readonly<Record<string, unknown>>;
  const ends = record['expires_at'];
  return (
    texts.every((name) => typeof record[name] === 'string') &&
    (ends === null || typeof ends === 'string') &&
    /^[0-9a-f]{64}$/.test(String(record['sha256']))
  );
}
