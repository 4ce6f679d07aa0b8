import { at, complain, isRecord, object, type Check, type Place } from './shape.ts';

/** Where the mirrors of `orch docs sync` are unless the configuration says otherwise, from the root. */
export const defaultMirrors = {
  prd: 'docs/PRD.md',
  list: 'docs/TASKS.md',
  spec: 'docs/TECH_SPEC.md',
  plan: 'docs/ACTION_PLAN.md',
} as const;

/** Folders in which orch keeps other files of tasks. */
const taken = /^(?:tasks|\.agent|\.runs|out)\//i;

const place: Check = (value, where) => {
  if (value === false) return;
  const path = typeof value === 'string' ? value : '';
  const parts = path.split('/');
  if (path === '' || /^[A-Za-z]:|\\/.test(path) || parts.some((part) => /^\.{0,2}$/.test(part))) {
    complain(where, 'must be a path inside the repository without "." and "..", or false');
  } else if (!path.endsWith('.md')) complain(where, 'must end with .md');
  else if (taken.test(path))
    complain(where, 'must not be in a folder of which orch keeps the files');
};

const shape = object({ prd: place, list: place, spec: place, plan: place }, []);

/** `sop.mirrors`: each in a file of its own, since the sections of two would be chained as one. */
export const checkMirrors: Check = (value, where) => {
  shape(value, where);
  if (isRecord(value)) reportShared({ ...defaultMirrors, ...value }, value, where);
};

function reportShared(
  all: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  where: Place,
): void {
  const owners = new Map<string, string>();
  // Those at their usual place come first, so that what was written in the configuration is named.
  const names = Object.keys(all).sort((a, b) => Number(a in given) - Number(b in given));
  for (const name of names) {
    const path = all[name];
    if (typeof path !== 'string') continue;
    const file = path.normalize('NFC').toLowerCase();
    const owner = owners.get(file);
    if (owner !== undefined)
      complain(at(where, name), `is the file of the mirror "${owner}" already`);
    owners.set(file, owner ?? name);
  }
}
