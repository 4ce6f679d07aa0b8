import type { Finding } from '../finding.ts';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, itemsOf, textOf, type Located } from '../syntax/located.ts';
import { Tally } from '../tally.ts';

const idLength = 100;
/** Words that lead a script and do nothing of it by themselves. */
const leading =
  /^(#|set |export |cd |echo |if |then$|then |else$|elif |fi$|for |while |do$|do |done|case |esac|\{$|\}$|[A-Za-z_]\w*=\S*$|\)|;;|shopt |trap )/u;

/** What CI runs: GitHub, GitLab, CircleCI, Azure, Bitbucket and Travis. One finding per command. */
export class CiSteps implements Reader {
  readonly #tally = new Tally('ci-step');

  file(file: SourceFile): void {
    const { path, name } = file;
    if (/(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/u.test(path)) this.#jobs(file, 'github');
    else if (/^action\.ya?ml$/u.test(name))
      this.#steps(file, 'github', at(data(file), 'runs', 'steps'));
    else if (/^\.gitlab-ci\.ya?ml$|(^|\/)\.gitlab\/.*\.ya?ml$/u.test(path)) this.#gitlab(file);
    else if (/(^|\/)\.circleci\/[^/]+\.ya?ml$/u.test(path)) this.#circle(file);
    else if (/^azure-pipelines\.ya?ml$/u.test(name)) this.#azure(file, 'azure', data(file));
    else if (/^bitbucket-pipelines\.ya?ml$/u.test(name))
      this.#anyScript(file, 'bitbucket', data(file));
    else if (/^\.travis\.ya?ml$/u.test(name)) this.#travis(file);
  }

  findings(): Finding[] {
    return this.#tally.findings();
  }

  #jobs(file: SourceFile, system: string): void {
    for (const { value } of entriesOf(at(data(file), 'jobs'))) {
      this.#steps(file, system, at(value, 'steps'));
    }
  }

  #steps(file: SourceFile, system: string, steps: Located | undefined): void {
    for (const step of itemsOf(steps)) {
      const uses = textOf(at(step, 'uses'));
      if (uses !== null) this.#uses(file, system, uses, at(step, 'uses')?.line ?? step.line);
      this.#run(file, system, at(step, 'run'));
    }
  }

  #gitlab(file: SourceFile): void {
    for (const { key, value } of entriesOf(data(file))) {
      const isJob = !['variables', 'include', 'stages', 'workflow', 'spec'].includes(key);
      for (const name of isJob ? ['before_script', 'script', 'after_script'] : []) {
        this.#script(file, 'gitlab', at(value, name));
      }
      if (key === 'before_script' || key === 'after_script') this.#script(file, 'gitlab', value);
    }
  }

  #circle(file: SourceFile): void {
    const holders = ['jobs', 'commands'].flatMap((key) => entriesOf(at(data(file), key)));
    for (const { value } of holders) {
      for (const step of itemsOf(at(value, 'steps'))) {
        const run = at(step, 'run');
        this.#run(file, 'circleci', at(run, 'command') ?? run);
      }
    }
  }

  /** Steps stand below jobs below stages, each of which may be left out. */
  #azure(file: SourceFile, system: string, value: Located | undefined): void {
    for (const step of itemsOf(at(value, 'steps'))) {
      this.#run(file, system, at(step, 'script') ?? at(step, 'bash') ?? at(step, 'pwsh'));
      const task = textOf(at(step, 'task'));
      if (task !== null) this.#uses(file, system, task, step.line);
    }
    for (const key of ['stages', 'jobs']) {
      for (const each of itemsOf(at(value, key))) this.#azure(file, system, each);
    }
  }

  #anyScript(file: SourceFile, system: string, value: Located | undefined): void {
    for (const { key, value: each } of entriesOf(value)) {
      if (key === 'script') this.#script(file, system, each);
      else this.#anyScript(file, system, each);
    }
    for (const item of itemsOf(value)) this.#anyScript(file, system, item);
  }

  #travis(file: SourceFile): void {
    for (const key of ['before_install', 'install', 'before_script', 'script', 'after_success']) {
      this.#script(file, 'travis', at(data(file), key));
    }
  }

  #script(file: SourceFile, system: string, script: Located | undefined): void {
    if (script?.kind !== 'list') return this.#run(file, system, script);
    for (const item of script.items) {
      // GitLab takes lists in lists, where one is included.
      if (item.kind === 'list') this.#script(file, system, item);
      else this.#run(file, system, item);
    }
  }

  #run(file: SourceFile, system: string, run: Located | undefined): void {
    const text = textOf(run);
    if (text === null || run === undefined) return;
    for (const { command, after } of commandsIn(text)) {
      const detail = { system, command: command.slice(0, 1000) };
      const line = run.line + (isBlock(file.text, run.line) ? 1 + after : 0);
      this.#tally.add(
        command.slice(0, idLength),
        { summary: `run in ${system}`, detail },
        file.path,
        line,
      );
      // What follows is the text of a document, not commands.
      if (/<<-?\s*['"]?\w/u.test(command)) break;
    }
  }

  #uses(file: SourceFile, system: string, uses: string, line: number): void {
    const [action = uses, version = ''] = uses.split('@');
    const detail = { system, uses: action, version };
    this.#tally.add(
      `uses ${action}`,
      { summary: `an action of ${system}, ${version}`, detail },
      file.path,
      line,
    );
  }
}

/** The commands of a script, each with how many lines come before it. */
function commandsIn(text: string): { readonly command: string; readonly after: number }[] {
  const commands: { command: string; after: number }[] = [];
  let open: { text: string; after: number } | null = null;
  for (const [after, line] of text.split('\n').entries()) {
    const joined: { text: string; after: number } =
      open === null ? { text: line, after } : { text: `${open.text} ${line}`, after: open.after };
    if (line.endsWith('\\')) {
      open = { text: joined.text.slice(0, -1), after: joined.after };
      continue;
    }
    open = null;
    const command = joined.text.trim().replace(/\s+/gu, ' ');
    if (command !== '' && !leading.test(command)) commands.push({ command, after: joined.after });
  }
  return commands;
}

/** Whether a text begins in the line after the one that it is declared in. */
function isBlock(text: string, line: number): boolean {
  return /[|>][-+\d]*\s*(#.*)?$/u.test(text.split('\n')[line - 1] ?? '');
}

function data(file: SourceFile): Located | undefined {
  return file.data('yaml') ?? undefined;
}
