/** A command: a text for the shell, or a program with its arguments. */
export type Command = string | readonly string[];

/** What is tried on a fixture: exactly one of the four. */
export type Subject =
  | { readonly command: Command }
  | {
      /** Id of a pack of the repository that the suite is run from. */
      readonly pack: string;
      readonly options?: Readonly<Record<string, unknown>>;
    }
  /** Id of a pipeline in the fixture's own `codex.orchestrator.json`. */
  | { readonly pipeline: string }
  /** An agent stage without `kind` and `id`, such as `{ "role": "builder", "prompt": "…" }`. */
  | { readonly agent: Readonly<Record<string, unknown>> };

/** One thing to be done, and how it shows that it was (wire shape). */
export interface Scenario {
  readonly id: string;
  readonly title?: string;
  /** A folder, relative to the suite's file. */
  readonly fixture: string;
  readonly subject: Subject;
  /** Programs that must be on the PATH; without one of them the scenario is skipped. */
  readonly needs?: readonly string[];
  /** Run in each copy before anything else; what they make is committed with the fixture. */
  readonly setup?: readonly Command[];
  /** Fail before the subject has worked, and pass afterwards. */
  readonly fail_to_pass: readonly Command[];
  /** Pass before and afterwards. */
  readonly pass_to_pass?: readonly Command[];
  /** Files and folders of the fixture that are put back before the commands run again. */
  readonly restore?: readonly string[];
  /** Of each command, and of the subject; ten minutes unless given. */
  readonly timeout_ms?: number;
  /** Trials per configuration; 1 unless given. */
  readonly repeat?: number;
  /** Whether all trials must end alike; what a command or a pack does, unless told otherwise. */
  readonly deterministic?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Names of variables that the commands get from the caller's environment. */
  readonly inherit?: readonly string[];
}

/** A way to try every scenario of a suite (wire shape). */
export interface Configuration {
  readonly id: string;
  readonly title?: string;
  /** In the place of each scenario's own. */
  readonly subject?: Subject;
  readonly env?: Readonly<Record<string, string>>;
}

/** A suite as it is written (wire shape; its schema is `schemas/suite.schema.json`). */
export interface SuiteFile {
  readonly $schema?: string;
  readonly id: string;
  readonly title?: string;
  readonly scenarios: readonly Scenario[];
  readonly configurations?: readonly Configuration[];
}

/** A suite that was read and is sound. */
export interface Suite extends SuiteFile {
  /** Absolute path of the file that it was read from. */
  readonly file: string;
  /** SHA-256 of that file, in hex. */
  readonly sha256: string;
}

/** The configuration of a suite that names none. */
const plainConfiguration: Configuration = { id: 'default' };

/** The configurations of a suite; never none. */
export function configurationsOf({ configurations = [] }: SuiteFile): readonly Configuration[] {
  return configurations.length === 0 ? [plainConfiguration] : configurations;
}

/** What a scenario tries under a configuration. */
export function subjectOf(scenario: Scenario, { subject }: Configuration): Subject {
  return subject ?? scenario.subject;
}

/** Whether all trials of a scenario must end alike. */
export function isDeterministic(scenario: Scenario, configuration: Configuration): boolean {
  const subject = subjectOf(scenario, configuration);
  return scenario.deterministic ?? ('command' in subject || 'pack' in subject);
}
