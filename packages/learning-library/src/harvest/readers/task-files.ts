import type { Finding } from '../finding.ts';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, itemsOf, textOf, textsOf, type Located } from '../syntax/located.ts';
import { Tally } from '../tally.ts';

/** The commands that files of tasks name: Make, just, Task, tox, nox and those of `pyproject.toml`. */
export class TaskFiles implements Reader {
  readonly #tally = new Tally('toolchain');

  file(file: SourceFile): void {
    if (/^(GNUm|[Mm])akefile$/u.test(file.name)) this.#make(file);
    else if (/^\.?[Jj]ustfile$/u.test(file.name)) this.#just(file);
    else if (/^Taskfile\.ya?ml$/u.test(file.name)) this.#task(file);
    else if (file.name === 'tox.ini') this.#tox(file);
    else if (file.name === 'noxfile.py') this.#nox(file);
    else if (file.name === 'pyproject.toml') this.#pyproject(file);
  }

  findings(): Finding[] {
    return this.#tally.findings();
  }

  #add(tool: string, name: string, command: string, { path }: SourceFile, line: number): void {
    const summary = command === '' ? `${tool} ${name}` : command;
    const detail = { tool, name, command };
    this.#tally.add(`${tool}:${name}`, { summary, detail }, path, line);
  }

  #make(file: SourceFile): void {
    const lines = file.text.split('\n');
    const phony = new Set(
      lines.flatMap((line) => /^\.PHONY\s*:(.*)$/u.exec(line)?.[1]?.trim().split(/\s+/u) ?? []),
    );
    const known = new Set<string>();
    for (const [at, line] of lines.entries()) {
      // Not a variable (`A := b`, `t: A = b`), not a pattern, not a file unless it is declared phony.
      const found = /^([A-Za-z0-9][\w./-]*)\s*::?(?![:=])(?!\s*[\w.]+\s*[:?+]?=)/u.exec(line);
      const name = found?.[1];
      if (name === undefined || known.has(name)) continue;
      if (/[./]/u.test(name) && !phony.has(name)) continue;
      known.add(name);
      const recipe = /^\t[@-]*(.*)$/u.exec(lines[at + 1] ?? '')?.[1] ?? '';
      this.#add('make', name, recipe.trim(), file, at + 1);
    }
  }

  #just(file: SourceFile): void {
    const lines = file.text.split('\n');
    for (const [at, line] of lines.entries()) {
      const name = /^@?([a-z][\w-]*)(?:\s+[^:=]*)?:(?!=)/u.exec(line)?.[1];
      if (name === undefined || name === 'set') continue;
      const recipe = /^\s+@?(.*)$/u.exec(lines[at + 1] ?? '')?.[1] ?? '';
      this.#add('just', name, recipe.trim(), file, at + 1);
    }
  }

  #task(file: SourceFile): void {
    for (const { key, value, line } of entriesOf(at(file.data() ?? undefined, 'tasks'))) {
      const [first] = itemsOf(at(value, 'cmds'));
      const command = textOf(first) ?? textOf(at(first, 'cmd')) ?? textOf(value) ?? '';
      this.#add('task', key, command, file, line);
    }
  }

  #tox(file: SourceFile): void {
    const lines = file.text.split('\n');
    for (const [at, line] of lines.entries()) {
      const name = /^\[testenv:([^\]]+)\]/u.exec(line)?.[1];
      if (name === undefined) continue;
      const end = lines.findIndex((each, later) => later > at && each.startsWith('['));
      const body = lines.slice(at + 1, end === -1 ? undefined : end);
      const start = body.findIndex((each) => /^commands\s*=/u.test(each));
      const inline = /^commands\s*=\s*(.*)$/u.exec(body[start] ?? '')?.[1] ?? '';
      const command = inline === '' ? (body[start + 1] ?? '') : inline;
      this.#add('tox', name, command.trim(), file, at + 1);
    }
  }

  #nox(file: SourceFile): void {
    const lines = file.text.split('\n');
    for (const [at, line] of lines.entries()) {
      if (!/^@(nox\.)?session\b/u.test(line)) continue;
      const definition = lines.findIndex((each, later) => later > at && each.startsWith('def '));
      const name = /^def (\w+)/u.exec(lines[definition] ?? '')?.[1];
      if (name !== undefined) this.#add('nox', name, '', file, definition + 1);
    }
  }

  #pyproject(file: SourceFile): void {
    const tools = at(file.data() ?? undefined, 'tool');
    const groups: [string, Located | undefined][] = [
      ['poe', at(tools, 'poe', 'tasks')],
      ['pdm', at(tools, 'pdm', 'scripts')],
      ['taskipy', at(tools, 'taskipy', 'tasks')],
      ...entriesOf(at(tools, 'hatch', 'envs')).map(
        ({ key, value }): [string, Located | undefined] => [
          key === 'default' ? 'hatch' : `hatch ${key}`,
          at(value, 'scripts'),
        ],
      ),
    ];
    for (const [tool, group] of groups) {
      for (const { key, value, line } of entriesOf(group)) {
        const [list = ''] = textsOf(value);
        const command = textOf(at(value, 'cmd')) ?? textOf(at(value, 'shell')) ?? list;
        this.#add(tool, key, command, file, line);
      }
    }
  }
}
