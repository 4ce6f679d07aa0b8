import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Sets up a Vault as an administrator does, through its API; for the fake and for a real server. */
export class VaultAdmin {
  readonly address: string;
  readonly #token: string;

  constructor(address: string, token: string) {
    this.address = address;
    this.#token = token;
  }

  async call(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: Record<string, Record<string, unknown>> }> {
    const response = await fetch(`${this.address}/v1/${path}`, {
      method,
      headers: { 'X-Vault-Token': this.#token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, Record<string, unknown>>,
    };
  }

  async #must(
    method: string,
    path: string,
    body?: object,
  ): Promise<Record<string, Record<string, unknown>>> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.body;
  }

  /** A new mount of the engine. */
  async mount(version: '1' | '2'): Promise<string> {
    const name = `orch-test-${randomBytes(4).toString('hex')}`;
    await this.#must('POST', `sys/mounts/${name}`, { type: 'kv', options: { version } });
    return name;
  }

  async write(mount: string, path: string, data: object, cas?: number): Promise<number> {
    const options = cas === undefined ? {} : { cas };
    const { status } = await this.call('POST', `${mount}/data/${path}`, { data, options });
    return status;
  }

  async delete(mount: string, path: string): Promise<void> {
    await this.#must('DELETE', `${mount}/data/${path}`);
  }

  async destroy(mount: string, path: string, version: number): Promise<void> {
    await this.#must('POST', `${mount}/destroy/${path}`, { versions: [version] });
  }

  /** A policy that may read one mount. */
  async policy(mount: string): Promise<string> {
    const policy = `path "${mount}/*" { capabilities = ["read"] }`;
    await this.#must('POST', `sys/policies/acl/${mount}`, { policy });
    return mount;
  }

  async token(policy: string, ttlSeconds: number): Promise<string> {
    const body = { policies: [policy], ttl: `${ttlSeconds}s`, renewable: true };
    const answer = await this.#must('POST', 'auth/token/create', body);
    return String(answer['auth']?.['client_token']);
  }

  async revoke(token: string): Promise<void> {
    await this.#must('POST', 'auth/token/revoke', { token });
  }

  /** An AppRole whose tokens have that policy. */
  async appRole(
    policy: string,
    { ttlSeconds, maxTtlSeconds }: { ttlSeconds: number; maxTtlSeconds: number },
  ): Promise<{ mount: string; roleId: string; secretId: string }> {
    const mount = `approle-${randomBytes(4).toString('hex')}`;
    await this.#must('POST', `sys/auth/${mount}`, { type: 'approle' });
    await this.#must('POST', `auth/${mount}/role/orch`, {
      token_policies: [policy],
      token_ttl: `${ttlSeconds}s`,
      token_max_ttl: `${maxTtlSeconds}s`,
    });
    const role = await this.#must('GET', `auth/${mount}/role/orch/role-id`);
    const secret = await this.#must('POST', `auth/${mount}/role/orch/secret-id`, {});
    return {
      mount,
      roleId: String(role['data']?.['role_id']),
      secretId: String(secret['data']?.['secret_id']),
    };
  }

  /** A JWT role, with a token that it takes and one that somebody else signed. */
  async jwt(policy: string): Promise<{ mount: string; good: string; forged: string }> {
    const mount = `jwt-${randomBytes(4).toString('hex')}`;
    const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await this.#must('POST', `sys/auth/${mount}`, { type: 'jwt' });
    await this.#must('POST', `auth/${mount}/config`, { jwt_validation_pubkeys: [pem] });
    await this.#must('POST', `auth/${mount}/role/orch`, {
      role_type: 'jwt',
      user_claim: 'sub',
      bound_audiences: ['orch'],
      token_policies: [policy],
      token_ttl: '60s',
    });
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = Math.floor(Date.now() / 1000) + 600;
    const text = `${part({ alg: 'ES256', typ: 'JWT' })}.${part({ sub: 'ci', aud: 'orch', exp })}`;
    const signed = (key: typeof ours.privateKey): string =>
      `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    return { mount, good: signed(ours.privateKey), forged: signed(theirs.privateKey) };
  }
}
