/** One version of a secret in the key-value engine, version 2. */
interface Version {
  data: Record<string, unknown> | null;
  deletionTime: string;
  destroyed: boolean;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body: object;
}

/** The key-value engine, version 2, of one mount: versions, `cas`, deletion and destruction. */
export class FakeKv {
  readonly #secrets = new Map<string, Version[]>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  read(path: string): FakeAnswer {
    const versions = this.#secrets.get(path);
    const newest = versions?.at(-1);
    if (versions === undefined || newest === undefined)
      return { status: 404, body: { errors: [] } };
    const metadata = {
      version: versions.length,
      deletion_time: newest.deletionTime,
      destroyed: newest.destroyed,
    };
    const gone = newest.destroyed || newest.deletionTime !== '';
    return {
      status: gone ? 404 : 200,
      body: { data: { data: gone ? null : newest.data, metadata } },
    };
  }

  write(path: string, body: Readonly<Record<string, unknown>>): FakeAnswer {
    const versions = this.#secrets.get(path) ?? [];
    const options = (body['options'] ?? {}) as { cas?: number };
    if (options.cas !== undefined && options.cas !== versions.length) {
      const errors = ['check-and-set parameter did not match the current version'];
      return { status: 400, body: { errors } };
    }
    const { data } = body;
    if (typeof data !== 'object') return { status: 400, body: { errors: ['no data provided'] } };
    versions.push({
      data: data as Record<string, unknown>,
      deletionTime: '',
      destroyed: false,
    });
    this.#secrets.set(path, versions);
    return { status: 200, body: { data: { version: versions.length } } };
  }

  delete(path: string): FakeAnswer {
    const newest = this.#secrets.get(path)?.at(-1);
    if (newest !== undefined) newest.deletionTime = this.#now().toISOString();
    return { status: 204, body: {} };
  }

  destroy(path: string, versions: readonly number[]): FakeAnswer {
    for (const number of versions) {
      const version = this.#secrets.get(path)?.[number - 1];
      if (version !== undefined) Object.assign(version, { data: null, destroyed: true });
    }
    return { status: 204, body: {} };
  }
}
