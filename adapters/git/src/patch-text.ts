import type { Redactor } from '@orch/core';

/** What a patch file will hold. */
export interface PatchText {
  readonly bytes: Buffer;
  readonly redactions: number;
}

export interface PatchOptions {
  readonly redactor: Redactor | null;
  readonly maxBytes: number;
  /** Remarks for the head of the file, each one line. */
  readonly notes: readonly string[];
}

const sectionStart = 'diff --git ';
const binaryMark = '\nBinary files ';

/**
 * Makes the patch that is kept from the patch that git printed. It holds whole files only, no binary
 * ones, and nothing that the redactor finds; its head says what is left out (I7). The head's lines
 * begin with `#`, which `git apply` passes over.
 *
 * A last file that `cut` left torn is left out as well.
 */
export function patchText(patch: Buffer, cut: boolean, options: PatchOptions): PatchText {
  const notes = [...options.notes];
  const kept: Buffer[] = [];
  let redactions = 0;
  let bytes = 0;
  let leftOut = 0;
  const sections = sectionsOf(patch);
  for (const [position, section] of sections.entries()) {
    if (section.includes(binaryMark)) {
      notes.push(`binary: ${nameOf(section, options.redactor)}`);
      continue;
    }
    if (cut && position === sections.length - 1) break;
    if (bytes + section.length > options.maxBytes) {
      leftOut += 1;
      continue;
    }
    const redacted = redactSection(section, options.redactor);
    redactions += redacted.redactions;
    if (redacted.bytes === null) {
      notes.push(
        `withheld: ${nameOf(section, options.redactor)} holds a secret over several lines`,
      );
      continue;
    }
    kept.push(redacted.bytes);
    bytes += redacted.bytes.length;
  }
  if (cut)
    notes.push(`cut: the patch has more than ${options.maxBytes} bytes; its end is left out`);
  if (leftOut > 0) notes.push(`cut: ${leftOut} of its files are left out, they are too large`);
  if (redactions > 0)
    notes.push(`redacted: ${redactions}; this patch cannot be applied as it stands`);
  const head = notes.map((note) => `# ${note.replaceAll('\n', ' ')}\n`).join('');
  return { bytes: Buffer.concat([Buffer.from(head), ...kept]), redactions };
}

/** Content lines begin with a space, `+`, `-` or a backslash, so a section's head is unmistakable. */
function sectionsOf(patch: Buffer): Buffer[] {
  const starts: number[] = [];
  const mark = `\n${sectionStart}`;
  if (patch.subarray(0, sectionStart.length).toString('latin1') === sectionStart) starts.push(0);
  for (let at = patch.indexOf(mark); at >= 0; at = patch.indexOf(mark, at + 1)) starts.push(at + 1);
  return starts.map((start, position) => patch.subarray(start, starts[position + 1]));
}

function nameOf(section: Buffer, redactor: Redactor | null): string {
  const line = section.subarray(sectionStart.length, section.indexOf('\n')).toString('utf8');
  return redactor === null ? line : redactor.text(line);
}

/**
 * Redacts one file's patch. A secret of several lines may escape the redactor behind the `+` that
 * each line begins with, so both sides are looked at without it, and a file in which something is
 * found only then is withheld.
 */
function redactSection(
  section: Buffer,
  redactor: Redactor | null,
): { readonly bytes: Buffer | null; readonly redactions: number } {
  if (redactor === null) return { bytes: section, redactions: 0 };
  const { bytes, count } = runThrough(redactor, section);
  for (const side of ['+', '-'] as const) {
    if (runThrough(redactor, sideOf(bytes, side)).count > 0) return { bytes: null, redactions: 1 };
  }
  return { bytes, redactions: count };
}

function runThrough(redactor: Redactor, value: Uint8Array): { bytes: Buffer; count: number } {
  const stream = redactor.stream();
  // The stream may give out memory that it uses again.
  const first = Buffer.from(stream.push(value));
  const bytes = Buffer.concat([first, stream.end()]);
  return { bytes, count: stream.count };
}

/** The lines of one side of a patch, without the character that each begins with. */
function sideOf(section: Buffer, side: '+' | '-'): Buffer {
  const lines = section.toString('latin1').split('\n');
  const own = lines.filter((line) => line.startsWith(side) || line.startsWith(' '));
  return Buffer.from(own.map((line) => line.slice(1)).join('\n'), 'latin1');
}
