import type { FlagSpec, VerbSpec } from './verb-spec.ts';

const format: FlagSpec = {
  name: 'format',
  value: 'format',
  summary: 'text, or json: one document on stdout',
  choices: ['text', 'json'],
};
const store: FlagSpec = {
  name: 'store',
  value: 'folder',
  summary: 'where collected runs are kept',
};

/** The verbs about sending runs elsewhere and collecting them. */
export const syncVerbs: readonly VerbSpec[] = [
  {
    name: 'sync status',
    group: 'Sync',
    summary: 'Show which runs wait to be sent, and which were refused',
    flags: [format],
  },
  {
    name: 'sync push',
    group: 'Sync',
    summary: 'Send finished runs to the configured targets, once',
    flags: [{ name: 'now', summary: 'also to a target that is being left alone' }, format],
  },
  {
    name: 'sync drain',
    group: 'Sync',
    summary: 'Send until nothing waits',
    flags: [
      { name: 'timeout', value: 'seconds', summary: 'give up after this; 600 unless given' },
      format,
    ],
  },
  {
    name: 'sync retry',
    group: 'Sync',
    summary: 'Send refused runs again',
    flags: [
      { name: 'run', value: 'id', summary: 'only this run' },
      { name: 'all', summary: 'all that were refused' },
      format,
    ],
  },
  {
    name: 'sync watch',
    group: 'Sync',
    summary: 'Send runs as they end, until a signal',
    flags: [
      { name: 'poll', value: 'seconds', summary: 'how often to look; 2 unless given' },
      format,
    ],
  },
  {
    name: 'sync serve',
    group: 'Sync',
    summary: 'Collect the runs of other machines in a store',
    flags: [
      store,
      { name: 'listen', value: 'host:port', summary: '127.0.0.1:7171 unless given' },
      { name: 'tls-cert', value: 'file', summary: 'certificate chain, as PEM' },
      { name: 'tls-key', value: 'file', summary: 'its key, as PEM' },
      { name: 'behind-proxy', summary: 'plain http on any address: a proxy has TLS' },
      format,
    ],
    examples: ['orch sync serve --store /srv/runs', 'orch runs list --store /srv/runs/acme'],
  },
  {
    name: 'sync grant',
    group: 'Sync',
    summary: 'Make a token for a workspace of a store',
    flags: [
      store,
      { name: 'workspace', value: 'id', summary: 'whose runs may be sent with it' },
      { name: 'days', value: 'n', summary: 'for how long it is good; for ever unless given' },
      format,
    ],
  },
  {
    name: 'sync revoke',
    group: 'Sync',
    summary: 'Take a token back',
    flags: [store, { name: 'token', value: 'id', summary: 'its id' }, format],
  },
  {
    name: 'credentials check',
    group: 'Sync',
    summary: 'Say which credentials would be found, and where, without showing them',
    flags: [format],
  },
];
