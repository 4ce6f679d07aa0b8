import {
  count,
  flag,
  list,
  object,
  oneOf,
  orNull,
  sha256,
  text,
  type Documents,
} from './schema-parts.ts';

const auditHead = object({ seq: count, sha256 });

const auditVerify = object({
  intact: flag,
  misfit: orNull(
    object({ file: text, line: orNull({ type: 'integer', minimum: 1 }), reason: text }),
  ),
  lines: count,
  files: list(text),
  head: orNull(auditHead),
  anchor: orNull(auditHead),
  assurance: oneOf(['keyed', 'unkeyed']),
  key_missing: flag,
  statement: text,
  notes: list(text),
});

const auditAnchor = object({ ref: text, oid: text, head: auditHead, before: orNull(auditHead) });

/** What the verbs about the audit log print. */
export const auditDocuments: Documents = {
  'audit-verify': ['What orch audit verify prints', auditVerify],
  'audit-anchor': ['What orch audit anchor prints', auditAnchor],
};
