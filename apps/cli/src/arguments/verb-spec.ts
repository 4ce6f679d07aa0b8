/** A flag of a verb. Values stay the strings that were typed: `--task 0303` names task "0303". */
export interface FlagSpec {
  readonly name: string;
  /** What the value is called in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly summary: string;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
}

/** What verbs are grouped under in the help. */
export type VerbGroup =
  'Run' | 'Look' | 'Decide' | 'Plan' | 'Govern' | 'Learn' | 'Serve' | 'Sync' | 'Set up';

/** The name of a verb as it is typed. */
export type VerbName =
  | 'start'
  | 'plan'
  | 'resume'
  | 'cancel'
  | 'status'
  | 'runs list'
  | 'runs show'
  | 'runs logs'
  | 'runs repair'
  | 'runs gc'
  | 'runs verify'
  | 'runs attest'
  | 'approve'
  | 'reject'
  | 'policy check'
  | 'policy test'
  | 'policy replay'
  | 'policy explain'
  | 'gates prove'
  | 'goals run'
  | 'goals status'
  | 'goals gc'
  | 'spec guard'
  | 'spec list'
  | 'spec new'
  | 'spec review'
  | 'spec hook'
  | 'spec ci'
  | 'task new'
  | 'task list'
  | 'task show'
  | 'task phase'
  | 'task approve'
  | 'task promote'
  | 'docs sync'
  | 'docs check'
  | 'metrics'
  | 'metrics overlap'
  | 'audit verify'
  | 'audit anchor'
  | 'mcp serve'
  | 'mcp codex'
  | 'sync status'
  | 'sync push'
  | 'sync drain'
  | 'sync retry'
  | 'sync watch'
  | 'sync serve'
  | 'sync grant'
  | 'sync revoke'
  | 'credentials check'
  | 'patterns list'
  | 'patterns search'
  | 'patterns show'
  | 'patterns plan'
  | 'patterns apply'
  | 'patterns test'
  | 'patterns new'
  | 'patterns index'
  | 'patterns harvest'
  | 'patterns promote'
  | 'eval run'
  | 'init'
  | 'doctor';

/** What a verb takes. */
export interface VerbSpec {
  readonly name: VerbName;
  readonly group: VerbGroup;
  readonly summary: string;
  /** Name of the one operand that the verb may have. */
  readonly operand?: string;
  /** Whether there may be several of them. */
  readonly manyOperands?: boolean;
  readonly flags: readonly FlagSpec[];
  readonly examples?: readonly string[];
}
