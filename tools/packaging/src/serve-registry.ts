/**
 * A throw-away npm registry on loopback, as a process of its own: started with an IPC channel by
 * `LocalRegistry`, it tells its port over it, and ends when the channel closes, so that it cannot
 * outlive the one who started it.
 *
 * Arguments: the folder for its storage, and the registry that third-party packages come from.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

const [folder, upstream] = process.argv.slice(2);
if (folder === undefined || upstream === undefined || process.send === undefined) {
  throw new Error('serve-registry wants <folder> <upstream registry> and an IPC channel.');
}

const everyone = { access: '$all', publish: '$all', unpublish: '$all' };
const server = (await runServer({
  self_path: folder,
  storage: join(folder, 'storage'),
  auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
  uplinks: { upstream: { url: upstream, timeout: '60s', maxage: '60m' } },
  packages: {
    // Without an uplink: what is not published here does not exist, whatever others published.
    '@orch/*': everyone,
    '**': { access: '$all', proxy: 'upstream' },
  },
  log: { type: 'stdout', format: 'pretty', level: 'warn' },
  web: { enable: false },
  server: { keepAliveTimeout: 60 },
  // The largest tarball of ours is far below this.
  max_body_size: '50mb',
})) as Server;

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('disconnect', () => process.exit(0));
