import { OrchError } from '@orch/core';
import { newSpecText, risks, specPlace } from '@orch/spec-guard';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { osCode } from '../errors/os-code.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { splitList } from '../spec/split-list.ts';

/** `orch spec new` (wire shape). */
export interface SpecNewDocument {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly next: readonly string[];
}

const maxSlugChars = 48;

/** `orch spec new <title>`: writes a draft where the guard looks for specs; never over a file that is there. */
export async function specNew(session: RepositorySession): Promise<number> {
  const { args, clock, env, format, roots } = session;
  const title = plainLine(args.operand ?? '');
  if (title === '') {
    throw new OrchError('ORCH_USAGE', 'A spec wants a title.', {
      hint: 'Such as: orch spec new "Sign in with a passkey" --covers "src/auth/**"',
    });
  }
  const day = new Date(clock.nowMs()).toISOString().slice(0, 10).replaceAll('-', '');
  const id = idOf(args.value('id') ?? `${day}-${slugOf(title)}`);
  const { config } = await readConfig(roots.root);
  const path = specPlace(id, config.spec_guard);
  const owners = splitList(args.value('owner'));
  const user = await whoActs(undefined, roots.root, env);
  const text = newSpecText({
    id,
    title,
    relatesTo: splitList(args.value('relates-to')),
    risk: risks.find((risk) => risk === args.value('risk')) ?? 'medium',
    owners: owners.length > 0 ? owners : [user.name],
    covers: splitList(args.value('covers')),
  });
  write(roots.root, path, text);
  const document: SpecNewDocument = {
    path,
    id,
    title,
    next: [
      `Write down in ${path} what changes, what could go wrong, and how it is tested.`,
      `Have it reviewed: orch spec review ${id} --reason "…"`,
    ],
  };
  writeResult(format, document, () => newText(document));
  return exitStatus.ok;
}

function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, maxSlugChars)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'spec' : slug;
}

/** The id is a file name as well, in every repository and on every system. */
function idOf(text: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(text) && !text.endsWith('.')) return text;
  throw new OrchError('ORCH_USAGE', `"${plainLine(text)}" cannot be the id of a spec.`, {
    hint: 'Use letters, digits, ".", "_" and "-", beginning with a letter or digit.',
  });
}

function write(root: string, path: string, text: string): void {
  const file = join(root, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (cause) {
    if (osCode(cause) === 'EEXIST' && existsSync(file)) {
      throw new OrchError('ORCH_USAGE', `${path} is there already.`, {
        place: path,
        hint: 'Write into that one, or give this one another --id.',
      });
    }
    throw new OrchError('ORCH_STORAGE_DENIED', `Cannot write ${path}: ${String(cause)}`, {
      place: path,
      cause,
    });
  }
}

function newText({ path, next }: SpecNewDocument): string {
  return `created ${path}\n${next.map((step) => `Next: ${step}\n`).join('')}`;
}
