import {
  at,
  boolean,
  complain,
  isRecord,
  list,
  nonEmptyText,
  object,
  oneOf,
  text,
  whole,
  type Check,
} from './shape.ts';

const maxTimerMs = 2 ** 31 - 1;

const variableName: Check = (value, place) => {
  if (typeof value !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(value)) {
    complain(place, 'must be a name: letters, digits and "_"');
  }
};

const names = list(variableName);

/** One path component that can stand in an address without being escaped. */
const word: Check = (value, place) => {
  if (typeof value !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value)) {
    complain(place, 'must be 1 to 64 letters, digits, ".", "_" or "-"');
  }
};

const vault = object(
  {
    kind: text,
    address: nonEmptyText,
    namespace: nonEmptyText,
    path: nonEmptyText,
    auth: object(
      {
        method: oneOf(['token', 'approle', 'jwt']),
        mount: nonEmptyText,
        role_id: nonEmptyText,
        role: nonEmptyText,
        jwt_file: nonEmptyText,
      },
      ['method'],
    ),
    ca_file: nonEmptyText,
    cert_file: nonEmptyText,
    key_file: nonEmptyText,
    server_name: nonEmptyText,
    refresh_ms: whole(1000, maxTimerMs),
  },
  ['kind'],
);

const sources: Readonly<Record<'environment' | 'command' | 'vault', Check>> = {
  environment: object({ kind: text, names }, ['kind', 'names']),
  command: object(
    {
      kind: text,
      argv: list(nonEmptyText, 1),
      names,
      env: names,
      timeout_ms: whole(1, maxTimerMs),
    },
    ['kind', 'argv', 'names'],
  ),
  vault,
};

const source: Check = (value, place) => {
  const kind = isRecord(value) ? value.kind : undefined;
  if (kind === 'environment' || kind === 'command' || kind === 'vault') sources[kind](value, place);
  else oneOf(Object.keys(sources))(kind, at(place, 'kind'));
};

const scopes: Check = (value, place) => {
  if (!isRecord(value)) {
    complain(place, 'must be an object of lists of names');
    return;
  }
  for (const [consumer, list] of Object.entries(value)) {
    word(consumer, at(place, consumer));
    names(list, at(place, consumer));
  }
};

export const checkCredentials = object({ environment: word, sources: list(source), scopes }, []);

export const checkSync = object(
  {
    url: nonEmptyText,
    bucket: nonEmptyText,
    workspace: nonEmptyText,
    after_run: boolean,
    phases: boolean,
    concurrency: whole(1, 64),
    timeout_ms: whole(100, maxTimerMs),
    max_journal_bytes: whole(0, 256 * 1024 * 1024),
    retry: object(
      {
        max_attempts: whole(1, 100),
        first_delay_ms: whole(0, maxTimerMs),
        max_delay_ms: whole(0, maxTimerMs),
      },
      [],
    ),
  },
  [],
);
