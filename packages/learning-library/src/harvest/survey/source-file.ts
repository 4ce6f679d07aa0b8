import type { File } from '@babel/types';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { HarvestProblem } from '../finding.ts';
import type { Located } from '../syntax/located.ts';
import { parseScript, scriptName } from '../syntax/parse-script.ts';
import { readData, type DataFormat } from '../syntax/read-data.ts';
import { constantsOf, type Constants } from '../syntax/static-value.ts';
import { maxBytes, skipByText, type HarvestSkip } from './skip.ts';

/** A file that was read. What it is parsed into is made when it is asked for, and once. */
export class SourceFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly #problem: (problem: HarvestProblem) => void;
  #script: File | null | undefined;
  #constants: Constants | undefined;
  readonly #data = new Map<DataFormat, Located | null>();

  constructor(path: string, text: string, problem: (problem: HarvestProblem) => void) {
    this.path = path;
    this.name = basename(path);
    this.text = text;
    this.#problem = problem;
  }

  get isScript(): boolean {
    return scriptName.test(this.name);
  }

  /** The syntax tree; `null` where it cannot be parsed, which is reported once. */
  script(): File | null {
    if (this.#script === undefined) {
      const parsed = parseScript(this.path, this.text);
      this.#script = parsed.ok ? parsed.file : null;
      if (!parsed.ok) this.#report(parsed.line, parsed.message);
    }
    return this.#script;
  }

  /** The constants of the script. */
  constants(): Constants {
    const file = this.script();
    this.#constants ??= file === null ? new Map<string, never>() : constantsOf(file);
    return this.#constants;
  }

  /** The data; `null` where it cannot be read, which is reported once. */
  data(format: DataFormat = formatOf(this.name)): Located | null {
    const known = this.#data.get(format);
    if (known !== undefined) return known;
    const read = readData(this.text, format);
    if (!read.ok) this.#report(read.line, read.message);
    const value = read.ok ? read.value : null;
    this.#data.set(format, value);
    return value;
  }

  #report(line: number, message: string): void {
    this.#problem({ path: this.path, line, message: message.slice(0, 300) });
  }
}

/** What data a file holds, by its name; JSON unless it says otherwise. */
function formatOf(name: string): DataFormat {
  if (/\.ya?ml$/u.test(name)) return 'yaml';
  return name.endsWith('.toml') ? 'toml' : 'json';
}

/** The text of a file, or why it is not read. At most {@link maxBytes} are ever held. */
export function readSource(
  root: string,
  path: string,
): { readonly text: string } | { readonly skip: HarvestSkip } {
  const bytes = readBytes(join(root, path));
  if (bytes === null) return { skip: 'unreadable' };
  if (bytes === 'huge') return { skip: 'huge' };
  if (bytes.subarray(0, 8192).includes(0)) return { skip: 'binary' };
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    // Another encoding: nothing could be said about it with certainty.
    return { skip: 'not_utf8' };
  }
  const skip = skipByText(path, text);
  return skip === null ? { text } : { skip };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function readBytes(file: string): Buffer | 'huge' | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    // Gone since it was listed, or not ours to read.
    return null;
  }
  try {
    const { size } = fstatSync(descriptor);
    if (size > maxBytes) return 'huge';
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const more = readSync(descriptor, bytes, read, size - read, read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}
