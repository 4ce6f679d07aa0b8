import { OrchError } from '@orch/core';
import type { Effect } from '@orch/policy';
import { loadPolicy } from '../compose/load-policy.ts';
import { policyDocument, type PolicyDocument } from '../documents/guard-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch policy explain` (wire shape). */
export interface PolicyExplainDocument {
  readonly policy: PolicyDocument | null;
  readonly command: string;
  readonly effect: Effect;
  readonly rules: readonly {
    readonly id: string;
    readonly effect: Effect;
    readonly reason: string;
    readonly pointer: string;
    readonly matched: string | null;
    readonly certainty: 'yes' | 'maybe';
  }[];
  /** What the command would start, as far as its text tells. */
  readonly starts: readonly string[];
  /** Programs that run code which is not in the text. */
  readonly opaque: readonly string[];
  /** Why the list may lack something. */
  readonly uncertain: readonly string[];
}

/** `orch policy explain "<command>"`: exits 0 where it may run, 3 where it asks, 4 where it is refused. */
export async function policyExplain(session: RepositorySession): Promise<number> {
  const { args, format, roots } = session;
  const command = args.operand;
  if (command === undefined) {
    throw new OrchError('ORCH_USAGE', 'The command is missing.', {
      hint: 'Give it as one word: orch policy explain "X=1 git push"',
    });
  }
  await session.redaction();
  const loaded = await loadPolicy(roots.root);
  const { analyseCommand, decideCommand, EMPTY_POLICY, showWords } = await import('@orch/policy');
  const { invocations, opaque, problems } = analyseCommand({ shell: command });
  const { effect, rules } = decideCommand(loaded?.policy ?? EMPTY_POLICY, {
    pipeline: { id: 'explain' },
    task: { id: 'explain' },
    stage: { id: 'explain', kind: 'command', command: { shell: command } },
  });
  const document: PolicyExplainDocument = {
    policy: policyDocument(loaded),
    command,
    effect,
    rules: rules.map(({ matched = null, ...rule }) => ({ ...rule, matched })),
    starts: invocations.map(({ words }) => showWords(words)),
    opaque,
    uncertain: problems,
  };
  writeResult(format, document, () => explainText(document));
  return { allow: exitStatus.ok, ask: exitStatus.waiting, deny: exitStatus.refused }[effect];
}

function explainText({ effect, rules, starts, opaque, uncertain }: PolicyExplainDocument): string {
  const verdict = { allow: 'It may run.', ask: 'A person would be asked.', deny: 'It is refused.' };
  const named = (title: string, words: readonly string[]): string[] =>
    words.length === 0 ? [] : [title, ...words.map((word) => `  ${plainLine(word)}`)];
  return [
    verdict[effect],
    ...rules.map(
      ({ id, reason, pointer, matched }) =>
        `  ${id}${pointer === '' ? '' : ` (${pointer})`}: ${plainLine(reason)}${matched === null ? '' : ` — ${plainLine(matched)}`}`,
    ),
    ...named('It would start:', starts),
    ...named('These run code that cannot be seen from here:', opaque),
    ...named('Not certain:', uncertain),
    '',
  ].join('\n');
}
