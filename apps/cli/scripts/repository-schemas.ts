import {
  flag,
  list,
  object,
  oneOf,
  orNull,
  sha256,
  text,
  textOrNull,
  type Documents,
} from './schema-parts.ts';
import { gateIds } from '../src/gates/gate-id.ts';

const init = object({
  root: text,
  dry_run: flag,
  files: list(
    object({ path: text, action: oneOf(['create', 'append', 'unchanged']), content: text }),
  ),
  stages: list(object({ id: text, command: text })),
});

const doctor = object({
  root: text,
  healthy: flag,
  checks: list(
    object({
      id: text,
      title: text,
      standing: oneOf(['ok', 'warn', 'fail']),
      detail: text,
      next: textOrNull,
    }),
  ),
});

const gatesProve = object({
  orch_version: text,
  policy: orNull(sha256),
  gates: list(
    object({
      gate: oneOf(gateIds),
      standing: oneOf(['red', 'not_red', 'not_installed']),
      detail: text,
    }),
  ),
});

/** What the verbs that set up a repository, and prove its gates, print. */
export const repositoryDocuments: Documents = {
  init: ['What orch init prints', init],
  doctor: ['What orch doctor prints', doctor],
  'gates-prove': ['What orch gates prove prints', gatesProve],
};
