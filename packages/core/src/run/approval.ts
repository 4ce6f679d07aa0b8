/** A person or program that did something. */
export interface Actor {
  readonly name: string;
  /** Where the name comes from: git's configuration, a flag, the operating system, orch itself. */
  readonly source: 'git' | 'flag' | 'os' | 'orch';
}

/**
 * What an approval is bound to. A change of any of the three makes it void (DESIGN §7).
 * `null` means that there was nothing to bind to: no policy file, no git worktree.
 */
export interface Bindings {
  readonly plan: string;
  readonly policy: string | null;
  readonly worktree: string | null;
}

/** What happens to the stage once the question is answered with yes. */
export type AfterApproval = 'succeed' | 'run';

/** Whose yes is needed. */
export interface Requirement {
  /** How many different actors must approve. */
  readonly approvers: number;
  /** Globs over actors; empty means anybody. */
  readonly from: readonly string[];
}

/** A question to a human, as it stands in the journal. */
export interface ApprovalRequest extends Requirement {
  /** Unique in the run: `<stage>#<n>`. */
  readonly id: string;
  readonly stage: string;
  readonly attempt: number;
  readonly reason: 'manual' | 'policy' | 'agent' | 'budget';
  readonly title: string;
  readonly instructions: string;
  /** Further requirements, each to be met by its own approvers, where several rules ask at once. */
  readonly also?: readonly Requirement[];
  readonly expires_at: string | null;
  readonly bound: Bindings;
  readonly after: AfterApproval;
  /** The rules that asked, for a question that policy asks. */
  readonly rules: readonly string[];
  /** What an agent wants to do, for a question that an agent asks. */
  readonly ask?: AgentQuestion;
}

/** What an agent asked for, as far as an answer is bound to it. */
export interface AgentQuestion {
  readonly kind: 'command' | 'file_change' | 'network' | 'permission' | 'other';
  /** SHA-256 (hex) of what is asked for; the same when it is asked again. */
  readonly digest: string;
  readonly command: string | readonly string[] | null;
  readonly paths: readonly string[];
}

/** An answer to a question. */
export interface ApprovalDecision {
  readonly request_id: string;
  readonly decision: 'approved' | 'rejected' | 'changes_requested';
  readonly actor: Actor;
  readonly reason: string;
  /** How it came in. */
  readonly channel: 'cli' | 'terminal';
}

/** One question with its answers: an entry of the manifest's `approvals[]`. */
export interface Approval {
  readonly request: ApprovalRequest;
  readonly requestedAt: string;
  readonly decisions: readonly (ApprovalDecision & { readonly at: string })[];
  readonly status: 'pending' | 'approved' | 'rejected' | 'changes_requested' | 'void' | 'expired';
  /** Why it is void, in words: what changed. */
  readonly note: string | null;
}
