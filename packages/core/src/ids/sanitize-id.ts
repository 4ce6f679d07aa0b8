import { OrchError, type ErrorCode } from '../failure/orch-error.ts';

/** An id may not be longer than this, counted in UTF-8 bytes: it becomes one path component. */
export const maxIdBytes = 128;

/** Task ids that have a meaning of their own on disk (DESIGN §5). Compared without regard to case. */
export const reservedTaskIds: readonly string[] = ['local-mcp'];

/**
 * Returns the task id unchanged, or throws. Together with {@link sanitizeRunId} the only way from an
 * outside string to a path; it never repairs an id, because a repaired id names another task.
 *
 * @param label what the id is called in the message, such as `MCP_RUNNER_TASK_ID` for the variable
 * @throws OrchError `ORCH_INVALID_TASK_ID`
 */
export function sanitizeTaskId(id: string, label = 'task id'): string {
  return sanitize(id, label, 'ORCH_INVALID_TASK_ID');
}

/**
 * Returns the run id unchanged, or throws; the same rules as for task ids.
 *
 * @throws OrchError `ORCH_INVALID_RUN_ID`
 */
export function sanitizeRunId(id: string, label = 'run id'): string {
  return sanitize(id, label, 'ORCH_INVALID_RUN_ID');
}

/**
 * Finds an id that differs from `id` only in case (or in another way that a case-insensitive file
 * system folds). Such a pair would share one folder on macOS and Windows, so it is a collision.
 */
export function findCaseCollision(id: string, existing: Iterable<string>): string | undefined {
  const folded = foldCase(id);
  for (const other of existing) {
    if (other !== id && foldCase(other) === folded) return other;
  }
  return undefined;
}

/** Why a string cannot be an id, or `undefined` if it can. */
export function explainBadId(id: string): string | undefined {
  if (typeof id !== 'string') return 'it is not a string';
  if (id === '') return 'it is empty';
  if (id === '.' || id === '..') return `"${id}" is a folder reference`;
  if (loneSurrogate.test(id)) return 'it contains half of a surrogate pair';
  const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.exec(id);
  if (control) return `it contains the invisible character ${codePoint(control[0])}`;
  const forbidden = /[/\\<>:"|?*]/.exec(id);
  if (forbidden) return `it contains "${forbidden[0]}"`;
  if (/^[.\s]|[.\s]$/u.test(id)) return 'it begins or ends with a dot or a space';
  if (id.startsWith('-')) return 'it begins with "-", which a command would read as an option';
  if (id.normalize('NFC') !== id) return 'it is not in Unicode normal form C';
  if (utf8Length(id) > maxIdBytes) return `it is longer than ${maxIdBytes} bytes`;
  if (windowsDevice.test(id)) return 'it is the name of a Windows device';
  const folded = foldCase(id);
  if (reservedTaskIds.includes(folded)) return `"${folded}" is reserved`;
  if (folded.endsWith('.lock')) return 'names ending in ".lock" are reserved for lock files';
  return undefined;
}

// CON, COM1 and the like, also before an extension ("nul.txt"); COM¹, COM² and COM³ are devices too.
const windowsDevice = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\.|$)/iu;
const loneSurrogate = /\p{Surrogate}/u;

function sanitize(id: string, label: string, code: ErrorCode): string {
  const reason = explainBadId(id);
  if (reason === undefined) return id;
  throw new OrchError(code, `Invalid ${label}: ${show(id)}: ${reason}.`, {
    hint: 'Use letters, digits, "-", "_" and "." inside; for example 0303-orchestrator.',
  });
}

function show(id: string): string {
  const text = JSON.stringify(typeof id === 'string' ? id.slice(0, 80) : typeof id);
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, codePoint);
}

function codePoint(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

function foldCase(id: string): string {
  return id.toUpperCase().toLowerCase().normalize('NFC');
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const value = character.codePointAt(0) ?? 0;
    bytes += value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
  }
  return bytes;
}
