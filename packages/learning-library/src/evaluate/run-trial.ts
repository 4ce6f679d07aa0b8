import { describeThrown } from '@orch/core';
import { mkdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { addAgentPipeline } from './agent-config.ts';
import type { CommandResult } from './command-port.ts';
import { CopyRepository, copyFixture, digestOfTree, restoreFrom } from './fixture-copy.ts';
import type { CheckRecord, SubjectRecord, TrialRecord } from './report.ts';
import { runSubject } from './run-subject.ts';
import { subjectOf, type Command } from './suite.ts';
import { nameOf, type TrialContext, type TrialPlan } from './trial-context.ts';
import { missingPrograms, trialEnvironment } from './trial-environment.ts';
import { makeTrialFolders, type TrialFolders } from './trial-folders.ts';
import {
  judge,
  whatIsWrong,
  type CheckEnds,
  type CommandEnd,
  type Judgement,
  type SubjectEnd,
} from './verdict.ts';

const defaultTimeoutMs = 600_000;
const maxTailChars = 2048;
/** What a shell says of a program that it does not find or may not execute. */
const notRunStatus = [126, 127];

/** A fixture as it was when the evaluation began. */
export interface Fixture {
  /** Absolute. */
  readonly folder: string;
  readonly sha256: string;
}

/** Does one trial, from the copy of the fixture to the verdict. What goes wrong with it is its verdict. */
export async function runTrial(
  plan: TrialPlan,
  fixture: Fixture,
  context: TrialContext,
): Promise<TrialRecord> {
  const startedAt = new Date(context.nowMs()).toISOString();
  const startedMs = context.monotonicMs();
  const trial = new Trial(plan, fixture, context);
  const judgement = await trial.run();
  return {
    scenario: plan.scenario.id,
    configuration: plan.configuration.id,
    trial: plan.trial,
    ...judgement,
    started_at: startedAt,
    duration_ms: Math.round(context.monotonicMs() - startedMs),
    missing: trial.missing,
    subject: trial.subject,
    checks: trial.checks,
    kept: trial.kept,
  };
}

/** The state of one trial on its way. */
class Trial {
  readonly missing: readonly string[];
  readonly checks: CheckRecord[] = [];
  subject: SubjectRecord | null = null;
  kept: string | null = null;
  readonly #plan: TrialPlan;
  readonly #fixture: Fixture;
  readonly #context: TrialContext;
  readonly #records: string;
  #logs = 0;

  constructor(plan: TrialPlan, fixture: Fixture, context: TrialContext) {
    this.#plan = plan;
    this.#fixture = fixture;
    this.#context = context;
    this.#records = join(context.folder, 'trials', nameOf(plan));
    this.missing = missingPrograms(plan.scenario.needs ?? [], context.env['PATH']);
  }

  async run(): Promise<Judgement> {
    if (this.missing.length > 0) return this.#judge([], null, null);
    const folders = makeTrialFolders(this.#context.id);
    try {
      mkdirSync(this.#records, { recursive: true });
      const judgement = await this.#work(folders);
      // E1: a fixture that changed meanwhile makes every trial of it worth nothing.
      if (digestOfTree(this.#fixture.folder) === this.#fixture.sha256) return judgement;
      return { verdict: 'invalid', reason: 'The fixture was changed while the trial ran.' };
    } catch (error) {
      const reason = `The trial could not be carried out: ${describeThrown(error)}`;
      return { verdict: 'invalid', reason };
    } finally {
      if (this.#context.keep) this.kept = folders.copy;
      else folders.remove();
    }
  }

  async #work(folders: TrialFolders): Promise<Judgement> {
    const { scenario, configuration } = this.#plan;
    const env = this.#environment(folders);
    const repository = new CopyRepository(folders.copy, env);
    copyFixture(this.#fixture.folder, folders.copy);
    if (digestOfTree(folders.copy) !== this.#fixture.sha256) {
      return { verdict: 'invalid', reason: 'The fixture changed while it was copied.' };
    }
    await repository.begin();
    const setup = await this.#check(folders, env, 'setup', 'before', scenario.setup ?? []);
    const subject = subjectOf(scenario, configuration);
    if ('agent' in subject) addAgentPipeline(folders.copy, subject.agent);
    await repository.commit();
    const before = setup.every((end) => end === 'passed')
      ? await this.#checkAll(folders, env, 'before')
      : null;
    if (this.#context.signal.aborted || whatIsWrong(setup, before) !== null) {
      return this.#judge(setup, before, null);
    }
    await repository.reset();
    this.subject = await runSubject(subject, {
      copy: folders.copy,
      folder: this.#context.folder,
      records: this.#records,
      program: this.#context.program,
      packs: this.#context.packs,
      timeoutMs: this.#timeoutMs,
      run: (command, more = {}) => this.#command(folders, { ...env, ...more }, command, 'subject'),
    });
    if (this.subject.end !== 'done') return this.#judge(setup, before, null);
    restoreFrom(this.#fixture.folder, folders.copy, scenario.restore ?? []);
    return this.#judge(setup, before, await this.#checkAll(folders, env, 'after'));
  }

  async #checkAll(
    folders: TrialFolders,
    env: Readonly<Record<string, string>>,
    when: 'before' | 'after',
  ): Promise<CheckEnds> {
    const { fail_to_pass: failing, pass_to_pass: passing = [] } = this.#plan.scenario;
    return {
      failToPass: await this.#check(folders, env, 'fail_to_pass', when, failing),
      passToPass: await this.#check(folders, env, 'pass_to_pass', when, passing),
    };
  }

  async #check(
    folders: TrialFolders,
    env: Readonly<Record<string, string>>,
    set: CheckRecord['set'],
    when: CheckRecord['when'],
    commands: readonly Command[],
  ): Promise<readonly CommandEnd[]> {
    const ends: CommandEnd[] = [];
    for (const command of commands) {
      const { result, log } = await this.#command(folders, env, command, `${when}-${set}`);
      const end = endOf(result);
      const exitCode = result.kind === 'exited' ? result.exitCode : null;
      const tail = end === 'passed' ? '' : tailOf(result);
      this.checks.push({ set, command, when, end, exit_code: exitCode, log, tail });
      ends.push(end);
    }
    return ends;
  }

  async #command(
    folders: TrialFolders,
    env: Readonly<Record<string, string>>,
    command: Command,
    what: string,
  ): Promise<{ readonly result: CommandResult; readonly log: string }> {
    this.#logs += 1;
    const number = String(this.#logs).padStart(2, '0');
    const log = join(this.#records, `${number}-${what.replaceAll('_', '-')}.ndjson`);
    const result = await this.#context.commands.run({
      command,
      folder: folders.copy,
      env,
      timeoutMs: this.#timeoutMs,
      signal: this.#context.signal,
      name: `${nameOf(this.#plan)}.${number}`,
      log,
    });
    return { result, log: relative(this.#context.folder, log).split(sep).join('/') };
  }

  get #timeoutMs(): number {
    return this.#plan.scenario.timeout_ms ?? defaultTimeoutMs;
  }

  #environment({ home, temporary }: TrialFolders): Record<string, string> {
    const { scenario, configuration, trial } = this.#plan;
    return trialEnvironment({
      caller: this.#context.env,
      inherit: scenario.inherit ?? [],
      home,
      temporary,
      added: { ...scenario.env, ...configuration.env, ORCH_EVALUATION_TRIAL: String(trial) },
    });
  }

  #judge(
    setup: readonly CommandEnd[],
    before: CheckEnds | null,
    after: CheckEnds | null,
  ): Judgement {
    const subject: SubjectEnd | null =
      this.subject === null
        ? this.#context.signal.aborted
          ? { end: 'cancelled' }
          : null
        : this.subject.end === 'failed'
          ? { end: 'failed', reason: this.subject.reason }
          : { end: this.subject.end };
    return judge({ missing: this.missing, setup, before, subject, after });
  }
}

function endOf(result: CommandResult): CommandEnd {
  switch (result.kind) {
    case 'exited':
      if (result.exitCode === 0) return 'passed';
      return notRunStatus.includes(result.exitCode) ? 'not_run' : 'failed';
    case 'broken':
      return 'failed';
    case 'timeout':
    case 'cancelled':
    case 'not_run':
      return result.kind;
  }
}

function tailOf(result: CommandResult): string {
  switch (result.kind) {
    case 'exited':
    case 'timeout':
      return `${result.stdout}${result.stderr}`.slice(-maxTailChars);
    case 'broken':
      return `${result.stdout}${result.stderr}${result.reason}\n`.slice(-maxTailChars);
    case 'not_run':
      return result.reason;
    case 'cancelled':
      return '';
  }
}
