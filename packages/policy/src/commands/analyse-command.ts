import { parseScript } from '../shell/parse-script.ts';
import type { Dialect, SimpleCommand } from '../shell/reader.ts';
import { fixedText, fixedWord, showWords, type Word } from '../shell/word.ts';
import type { CommandAnalysis, Invocation, Run } from './analysis.ts';
import { programName } from './program-name.ts';
import { isKnown, isOpaque, runsOf } from './runs-of.ts';
import { COMMAND_VARIABLES, TRAPDOORS } from './wrappers.ts';

/** A command as its text: either for a shell, or the words that are started without one. */
export type CommandText =
  { readonly shell: string; readonly dialect?: Dialect } | { readonly argv: readonly string[] };

/** Commands within commands may nest this deep, and number this many; past it the text is not read with certainty. */
const MAX_DEPTH = 16;
const MAX_INVOCATIONS = 4096;

/** The analysis while it grows. */
interface Findings {
  readonly invocations: Invocation[];
  readonly opaque: Set<string>;
  readonly problems: Set<string>;
  readonly dialect: Dialect;
  /** False while reading a command that only may run. */
  readonly certain: boolean;
  /** `sudo env bash -c …` is three deep. */
  readonly depth: number;
}

/** Lists what a command would start. It never throws, and what it cannot tell is a problem (I1, I2). */
export function analyseCommand(command: CommandText): CommandAnalysis {
  const findings: Findings = {
    invocations: [],
    opaque: new Set(),
    problems: new Set(),
    dialect: 'shell' in command ? (command.dialect ?? 'sh') : 'sh',
    certain: true,
    depth: 0,
  };
  if ('shell' in command) readScript(findings, command.shell);
  else readInvocation(findings, command.argv.map(fixedWord));
  return {
    invocations: findings.invocations,
    opaque: [...findings.opaque],
    problems: [...findings.problems],
  };
}

function readScript(outer: Findings, text: string, dialect: Dialect = outer.dialect): void {
  const findings = deeper(outer, dialect);
  if (findings === undefined) return;
  const script = parseScript(text, dialect);
  for (const command of script.commands) {
    for (const { name, value } of command.assignments)
      follow(findings, { kind: 'variable', name, value });
    readInvocation(findings, command.words, command);
  }
  if (script.problem !== undefined)
    findings.problems.add(`the shell text is not certain: ${script.problem}`);
}

function deeper(findings: Findings, dialect: Dialect): Findings | undefined {
  if (findings.depth < MAX_DEPTH && findings.invocations.length < MAX_INVOCATIONS) {
    return { ...findings, dialect, depth: findings.depth + 1 };
  }
  findings.problems.add('it holds more commands than are read');
  return undefined;
}

/** Reads one program with its arguments, and what it runs. */
function readInvocation(outer: Findings, words: readonly Word[], command?: SimpleCommand): void {
  const [first, ...args] = words;
  if (first === undefined) return;
  const findings = deeper(outer, outer.dialect);
  if (findings === undefined) return;
  const name = programName(first);
  const known = name === undefined || isKnown(name);
  findings.invocations.push({ words, certain: findings.certain, known });
  if (name === undefined) {
    // I2: a program that only the run knows could be any.
    findings.problems.add(`the program in "${showWords(words)}" is only known at run time`);
    return;
  }
  const trapdoor = TRAPDOORS.get(name);
  if (trapdoor !== undefined && args.some((arg) => trapdoor.test(fixedText(arg) ?? '='))) {
    findings.problems.add(`"${showWords(words)}" may change what later words run`);
  }
  if (isOpaque(first, name)) findings.opaque.add(showWords(words));
  for (const run of runsOf(name, args, command)) follow(findings, run);
  if (!known) readPossibleScripts(findings, args);
}

function follow(findings: Findings, run: Run): void {
  switch (run.kind) {
    case 'words':
      readInvocation(findings, run.words);
      return;
    case 'text':
      readText(findings, [run.text], run.what, run.dialect);
      return;
    case 'joined':
      readText(findings, run.words, `the text of "${showWords(run.words)}"`);
      return;
    case 'variable':
      if (COMMAND_VARIABLES.has(run.name))
        readText(findings, [run.value], `what ${run.name} names`);
      // Only the name and the value together tell, and git takes them from several variables.
      if (run.name.startsWith('GIT_CONFIG_'))
        findings.problems.add(`${run.name} may give git an alias`);
      return;
    case 'opaque':
      findings.opaque.add(run.shown);
      return;
    case 'problem':
      findings.problems.add(run.reason);
  }
}

function readText(
  findings: Findings,
  words: readonly Word[],
  what: string,
  dialect?: Dialect,
): void {
  const texts = words.map(fixedText);
  if (texts.includes(undefined)) findings.problems.add(`${what} is only known at run time`);
  else readScript(findings, texts.join(' '), dialect);
}

/** An argument of an unknown program that reads as a command with arguments may be one: `concurrently "git push"`. */
function readPossibleScripts(findings: Findings, args: readonly Word[]): void {
  for (const arg of args) {
    const text = fixedText(arg);
    if (text === undefined || !/\S\s+\S/u.test(text)) continue;
    // `vim -c ':!git push'` and its like mark a command so.
    const command = text.replace(/^[\s:\\!]+/u, '');
    // What cannot be read here is most likely no command at all, so its problems are left out.
    readScript({ ...findings, certain: false, problems: new Set(), opaque: new Set() }, command);
  }
}
