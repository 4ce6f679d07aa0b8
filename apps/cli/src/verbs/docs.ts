import type { Finding } from '@orch/sop';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { findingText } from '../sop/task-document.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch docs sync` and `orch docs check` (wire shape). */
export interface DocsDocument {
  /** From the root; always empty for `check`. */
  readonly written: readonly string[];
  readonly findings: readonly Finding[];
}

/** What `sync` cannot mend. */
const unmended: ReadonlySet<Finding['kind']> = new Set([
  'mirror_edited',
  'source_vanished',
  'source_moved',
]);

/** `orch docs sync`: exits with 1 where something needs a person. */
export async function docsSync(session: RepositorySession): Promise<number> {
  const { written, findings } = await (await openSop(session)).sync();
  await show(session, { written, findings }, 'Artifacts and mirrors are up to date.');
  return findings.some(({ kind }) => unmended.has(kind)) ? exitStatus.failed : exitStatus.ok;
}

/** `orch docs check`: writes nothing, and exits with 1 where anything was found. */
export async function docsCheck(session: RepositorySession): Promise<number> {
  const findings = await (await openSop(session)).check();
  await show(session, { written: [], findings }, 'Artifacts and mirrors are as they should be.');
  return findings.length > 0 ? exitStatus.failed : exitStatus.ok;
}

async function show(
  session: RepositorySession,
  document: DocsDocument,
  nothing: string,
): Promise<void> {
  const style = await stdoutStyle(session);
  writeResult(session.format, document, () => docsText(document, nothing, style));
}

function docsText({ written, findings }: DocsDocument, nothing: string, style: Style): string {
  const lines = [
    ...written.map((path) => `wrote ${plainLine(path)}`),
    ...findings.map((finding) => findingText(finding, style)),
  ];
  return `${(lines.length === 0 ? [nothing] : lines).join('\n')}\n`;
}
