import { plainLines, sha256Of } from '../artifact/artifact-digest.ts';

/** One dated section of a mirror. */
export interface MirrorSection {
  /** What it was copied from, from the root; with `#` and a task's id where it is an entry of the register. */
  readonly from: string;
  /** SHA-256 (hex) of what was copied. */
  readonly sha256: string;
  /** `2026-11-20`, in UTC. */
  readonly day: string;
  /** Markdown without the marks around it. */
  readonly body: string;
}

/** A mirror as it stands on the disk: what orch wrote, or that somebody else did. */
export type ParsedMirror =
  | { readonly kind: 'ours'; readonly sections: readonly MirrorSection[] }
  /** I7: it is reported and left alone. */
  | { readonly kind: 'edited'; readonly line: number };

const notice = '<!-- A mirror, written by orch. Edit the sources that it names, not this file. -->';

function header(title: string): string {
  return `# ${title}\n\n${notice}\n`;
}

/**
 * The text of a mirror. Each section ends with a digest of itself and of the digest before it, so that
 * an edit, a removal and another order are seen.
 */
export function mirrorText(title: string, sections: readonly MirrorSection[]): string {
  const parts = [header(title)];
  let digest = sha256Of(header(title));
  for (const section of sections) {
    const written = sectionText(digest, section);
    parts.push(written.text);
    digest = written.digest;
  }
  return parts.join('');
}

function sectionText(
  before: string,
  { from, sha256, day, body }: MirrorSection,
): { readonly text: string; readonly digest: string } {
  const opened = `\n<!-- orch:section from="${from}" sha256="${sha256}" -->\n\n## Added by Orchestrator ${day}\n\n${body}\n\n`;
  const digest = sha256Of(before + opened);
  return { text: `${opened}<!-- orch:end sha256="${digest}" -->\n`, digest };
}

const opening =
  /^\n<!-- orch:section from="([^"\n]+)" sha256="([0-9a-f]{64})" -->\n\n## Added by Orchestrator (\d{4}-\d\d-\d\d)\n\n/;
const ending = /\n\n<!-- orch:end sha256="([0-9a-f]{64})" -->\n/;

/** Reads a mirror, and finds the first line that orch did not write. */
export function parseMirror(title: string, text: string): ParsedMirror {
  const plain = plainLines(text);
  const begin = header(title);
  if (!plain.startsWith(begin)) return { kind: 'edited', line: 1 };
  const sections: MirrorSection[] = [];
  let digest = sha256Of(begin);
  let at = begin.length;
  while (at < plain.length) {
    const rest = plain.slice(at);
    const [opened = '', from = '', sha256 = '', day = ''] = opening.exec(rest) ?? [];
    const end = opened === '' ? null : ending.exec(rest.slice(opened.length));
    const body = end === null ? '' : rest.slice(opened.length, opened.length + end.index);
    const section = { from, sha256, day, body };
    const written = sectionText(digest, section);
    if (end === null || !rest.startsWith(written.text)) {
      return { kind: 'edited', line: plain.slice(0, at + 1).split('\n').length };
    }
    sections.push(section);
    digest = written.digest;
    at += written.text.length;
  }
  return { kind: 'ours', sections };
}

/** Text of a source as it may stand in a section: headings two levels down, and no marks of ours. */
export function quoted(text: string): string {
  let fenced = false;
  return plainLines(text)
    .replace(/<!--(\s*orch:)/g, '<!-- (mark)$1')
    .trim()
    .split('\n')
    .map((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
      return fenced ? line : line.replace(/^(#{1,6})(?=\s)/, (marks) => `##${marks}`.slice(0, 6));
    })
    .join('\n');
}
