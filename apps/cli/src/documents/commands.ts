/** A word as a POSIX shell takes it. */
function shellWord(word: string): string {
  return /^[\w.@%+=:,/-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** What a person types to answer a question. */
export interface DecisionCommands {
  readonly approve: string;
  readonly reject: string;
  readonly request_changes: string;
}

export function decisionCommands(runId: string, stage: string): DecisionCommands {
  const where = `--run ${shellWord(runId)} --stage ${shellWord(stage)} --reason "…"`;
  return {
    approve: `orch approve ${where}`,
    reject: `orch reject ${where}`,
    request_changes: `orch reject --request-changes ${where}`,
  };
}

export function resumeCommand(runId: string): string {
  return `orch resume --run ${shellWord(runId)}`;
}
