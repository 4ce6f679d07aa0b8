import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeKv, type FakeAnswer } from './fake-vault-kv.ts';
import { FakeTokens, type FakeToken } from './fake-vault-tokens.ts';

interface Role {
  readonly policies: string[];
  readonly ttlSeconds: number;
  readonly maxTtlSeconds: number;
  readonly roleId: string;
  readonly secretIds: Set<string>;
}

interface AuthMount {
  readonly type: string;
  readonly roles: Map<string, Role>;
  publicKey: string | null;
}

/** What belongs to one namespace. */
interface Realm {
  readonly mounts: Map<string, { readonly version: string; readonly kv: FakeKv }>;
  readonly auth: Map<string, AuthMount>;
  readonly policies: Map<
    string,
    readonly { readonly path: string; readonly may: readonly string[] }[]
  >;
}

type Body = Readonly<Record<string, unknown>>;

/**
 * Enough of Vault to be wrong with: it enforces mounts, namespaces, policies, time to live, renewal,
 * revocation, `cas`, deleted versions and health states. Time is told by the test.
 */
export class FakeVault {
  readonly rootToken = 'root-token-of-the-fake';
  readonly requests: string[] = [];
  /** Answers that are given before anything else is looked at, each once. */
  readonly scripted: { status: number; headers?: Record<string, string> }[] = [];
  healthStatus = 200;
  sealed = false;
  logins = 0;
  readonly tokens: FakeTokens;
  readonly #realms = new Map<string, Realm>();
  readonly #nowMs: () => number;
  #server: Server | null = null;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.tokens = new FakeTokens(nowMs);
    this.tokens.create({ id: this.rootToken, policies: ['root'], ttlSeconds: 0 });
    this.addNamespace('');
  }

  addNamespace(name: string): void {
    this.#realms.set(name, { mounts: new Map(), auth: new Map(), policies: new Map() });
  }

  /** @returns the address */
  async listen(): Promise<string> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => {
      if (server === null) resolve();
      else server.close(() => resolve());
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '').replace(/^\/v1\//, ''));
    const method = request.method ?? 'GET';
    this.requests.push(`${method} ${path}`);
    const next = this.scripted.shift();
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = (text === '' ? {} : JSON.parse(text)) as Body;
    const answer =
      next === undefined
        ? this.#answer(request, method, path, body)
        : { status: next.status, body: { errors: ['scripted'] } };
    const headers = { 'Content-Type': 'application/json', ...next?.headers };
    response.writeHead(answer.status, headers);
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
  }

  #answer(request: IncomingMessage, method: string, path: string, body: Body): FakeAnswer {
    if (path === 'sys/health') {
      return { status: this.healthStatus, body: { sealed: this.sealed, version: '0.0.0-fake' } };
    }
    if (this.sealed) return errors(503, 'Vault is sealed');
    const given = request.headers['x-vault-namespace'];
    const namespace = typeof given === 'string' ? given : '';
    const realm = this.#realms.get(namespace);
    if (realm === undefined) return errors(404, `namespace ${namespace} not found`);
    const login = /^auth\/(.+)\/login$/.exec(path);
    if (login !== null) return this.#login(realm, login[1] ?? '', body);
    const header = request.headers['x-vault-token'];
    const token = this.tokens.find(typeof header === 'string' ? header : undefined);
    if (token === null) return errors(403, 'permission denied');
    return this.#authorized(realm, token, method, path, body);
  }

  #authorized(
    realm: Realm,
    token: FakeToken,
    method: string,
    path: string,
    body: Body,
  ): FakeAnswer {
    const own = this.#ownToken(token, path);
    if (own !== null) return own;
    if (!mayDo(realm, token, method, path))
      return errors(403, '1 error occurred: permission denied');
    const ui = /^sys\/internal\/ui\/mounts\/(.+)$/.exec(path);
    if (ui !== null) return mountOf(realm, ui[1] ?? '');
    return this.#configure(realm, method, path, body) ?? secrets(realm, method, path, body);
  }

  #ownToken(token: FakeToken, path: string): FakeAnswer | null {
    switch (path) {
      case 'auth/token/lookup-self': {
        const { policies, renewable } = token;
        const data = { ttl: this.tokens.remaining(token), renewable, policies };
        return { status: 200, body: { data } };
      }
      case 'auth/token/renew-self':
        if (!token.renewable) return errors(400, 'lease is not renewable');
        return this.#authOf(this.tokens.renew(token));
      default:
        return null;
    }
  }

  #configure(realm: Realm, method: string, path: string, body: Body): FakeAnswer | null {
    const [, area, name = ''] =
      /^(sys\/mounts|sys\/auth|sys\/policies\/acl)\/(.+)$/.exec(path) ?? [];
    switch (area) {
      case 'sys/mounts': {
        const options = body['options'] as { version?: string } | undefined;
        const version = options?.version ?? '1';
        realm.mounts.set(name, { version, kv: new FakeKv(() => new Date(this.#nowMs())) });
        return { status: 204, body: {} };
      }
      case 'sys/auth': {
        realm.auth.set(name, { type: String(body['type']), roles: new Map(), publicKey: null });
        return { status: 204, body: {} };
      }
      case 'sys/policies/acl':
        realm.policies.set(name, rulesIn(String(body['policy'])));
        return { status: 204, body: {} };
      case undefined:
        return this.#configureAuth(realm, method, path, body);
      default:
        return null;
    }
  }

  #configureAuth(realm: Realm, method: string, path: string, body: Body): FakeAnswer | null {
    if (path === 'auth/token/create') {
      const { policies = [], ttl = '0', explicit_max_ttl: max = '0', renewable } = body;
      return this.#authOf(
        this.tokens.create({
          policies: policies as string[],
          ttlSeconds: seconds(ttl),
          maxTtlSeconds: seconds(max),
          renewable: renewable !== false,
        }),
      );
    }
    if (path === 'auth/token/revoke') {
      this.tokens.revoke(String(body['token']));
      return { status: 204, body: {} };
    }
    const [, mountName = '', rest = ''] = /^auth\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const mount = realm.auth.get(mountName);
    if (mount === undefined) return null;
    if (rest === 'config') {
      mount.publicKey = (body['jwt_validation_pubkeys'] as string[])[0] ?? null;
      return { status: 204, body: {} };
    }
    const [, roleName = '', detail = ''] = /^role\/([^/]+)\/?(.*)$/.exec(rest) ?? [];
    const role = mount.roles.get(roleName);
    if (detail === 'role-id') return { status: 200, body: { data: { role_id: role?.roleId } } };
    if (detail === 'secret-id') {
      const secretId = randomUUID();
      role?.secretIds.add(secretId);
      return { status: 200, body: { data: { secret_id: secretId } } };
    }
    if (method !== 'POST') return errors(405, 'unsupported operation');
    mount.roles.set(roleName, {
      policies: body['token_policies'] as string[],
      ttlSeconds: seconds(body['token_ttl'] ?? '0'),
      maxTtlSeconds: seconds(body['token_max_ttl'] ?? '0'),
      roleId: randomUUID(),
      secretIds: new Set(),
    });
    return { status: 204, body: {} };
  }

  #login(realm: Realm, name: string, body: Body): FakeAnswer {
    const mount = realm.auth.get(name);
    const role =
      mount?.type === 'jwt'
        ? roleOfJwt(mount, body)
        : [...(mount?.roles.values() ?? [])].find(
            ({ roleId, secretIds }) =>
              roleId === body['role_id'] && secretIds.has(String(body['secret_id'])),
          );
    if (role === undefined) return errors(400, 'invalid role or secret ID');
    this.logins += 1;
    return this.#authOf(this.tokens.create(role));
  }

  #authOf(token: FakeToken): FakeAnswer {
    const auth = {
      client_token: token.token,
      lease_duration: this.tokens.remaining(token),
      renewable: token.renewable,
    };
    return { status: 200, body: { auth } };
  }
}

function secrets(realm: Realm, method: string, path: string, body: Body): FakeAnswer {
  const name = [...realm.mounts.keys()].find((each) => path.startsWith(`${each}/`));
  const mount = name === undefined ? undefined : realm.mounts.get(name);
  if (name === undefined || mount === undefined) {
    return errors(404, `no handler for route "${path}"`);
  }
  const [, part = '', at = ''] = /^(data|destroy)\/(.+)$/.exec(path.slice(name.length + 1)) ?? [];
  if (part === '') return errors(404, 'Invalid path for a versioned K/V secrets engine.');
  if (part === 'destroy') return mount.kv.destroy(at, body['versions'] as number[]);
  if (method === 'POST') return mount.kv.write(at, body);
  return method === 'DELETE' ? mount.kv.delete(at) : mount.kv.read(at);
}

function mountOf(realm: Realm, path: string): FakeAnswer {
  const found = [...realm.mounts].find(([name]) => path === name || path.startsWith(`${name}/`));
  if (found === undefined) return errors(403, 'preflight capability check returned 403');
  const [name, { version }] = found;
  return { status: 200, body: { data: { path: `${name}/`, type: 'kv', options: { version } } } };
}

function mayDo(realm: Realm, token: FakeToken, method: string, path: string): boolean {
  if (token.policies.includes('root')) return true;
  const wanted = method === 'GET' ? 'read' : 'update';
  const ui = /^sys\/internal\/ui\/mounts\/(.+)$/.exec(path);
  const rules = token.policies.flatMap((name) => realm.policies.get(name) ?? []);
  if (ui !== null) return rules.length > 0;
  return rules.some(
    (rule) =>
      rule.may.includes(wanted) &&
      (rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path),
  );
}

function rulesIn(policy: string): { path: string; may: string[] }[] {
  return [...policy.matchAll(/path\s+"([^"]+)"\s*\{\s*capabilities\s*=\s*\[([^\]]*)\]/g)].map(
    ([, path = '', list = '']) => ({
      path,
      may: list.split(',').map((each) => each.trim().replaceAll('"', '')),
    }),
  );
}

/** A role that a signed token may take; the signature is really checked. */
function roleOfJwt(mount: AuthMount, body: Body): Role | undefined {
  const [head = '', claims = '', signature = ''] = String(body['jwt']).split('.');
  if (mount.publicKey === null) return undefined;
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey(mount.publicKey), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return signed ? mount.roles.get(String(body['role'])) : undefined;
}

function seconds(given: unknown): number {
  return Number(String(given).replace(/s$/, ''));
}

function errors(status: number, message: string): FakeAnswer {
  return { status, body: { errors: [message] } };
}
