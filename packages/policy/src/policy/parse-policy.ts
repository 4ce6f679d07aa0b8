import type { PatternToken } from '../commands/argv-pattern.ts';
import { globProblem, isNegated } from '../decide/path-globs.ts';
import { parseJson } from './json.ts';
import {
  GRANTABLE_PROFILES,
  PROFILES,
  STAGE_KINDS,
  TASK_RISKS,
  type Action,
  type AgentProfileRule,
  type ApprovalRule,
  type DiffLimits,
  type ForbiddenCommand,
  type Policy,
  type ProfileRule,
  type ProtectedPath,
  type When,
} from './policy.ts';
import type { PolicyProblem } from './problem.ts';
import {
  flag,
  integer,
  listOf,
  oneOf,
  oneOrMore,
  readObject,
  text,
  wrongType,
  wrongValue,
  type ReadValue,
} from './shape.ts';

export type PolicyResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** Reads the text of a policy file. Every fault in it is reported, each with its place. */
export function parsePolicy(source: string): PolicyResult {
  const json = parseJson(source);
  return json.ok ? validatePolicy(json.value) : json;
}

/** Checks a policy that was parsed already; a key given twice cannot be seen here. */
export function validatePolicy(value: unknown): PolicyResult {
  const problems: PolicyProblem[] = [];
  const policy = readPolicy(value, '', problems);
  if (problems.length > 0 || policy === undefined) return { ok: false, problems };
  return { ok: true, policy };
}

const action = oneOf(['ask', 'deny']);
const reason = text();
const MAX_APPROVERS = 100;

const glob: ReadValue<string> = (value, pointer, problems) => {
  const checked = text()(value, pointer, problems);
  const fault = checked === undefined ? undefined : globProblem(checked);
  return fault === undefined ? checked : wrongValue(problems, pointer, fault);
};

const globs: ReadValue<readonly string[]> = (value, pointer, problems) => {
  const list = oneOrMore(glob)(value, pointer, problems);
  if (list?.[0] === undefined || !isNegated(list[0])) return list;
  return wrongValue(
    problems,
    pointer,
    'must not begin with a glob that takes away: nothing is in yet',
  );
};

const ruleId: ReadValue<string> = (value, pointer, problems) => {
  const id = text(128)(value, pointer, problems);
  if (id === undefined || /^[A-Za-z0-9][\w.-]*$/u.test(id)) return id;
  return wrongValue(
    problems,
    pointer,
    'must begin with a letter or digit and hold only letters, digits, ".", "_" and "-"',
  );
};

const readPolicy: ReadValue<Policy> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [
    '$schema',
    'version',
    'approvals',
    'profiles',
    'agent_profiles',
    'forbidden_commands',
    'uncertain_commands',
    'opaque_programs',
    'protected_paths',
    'diff',
  ]);
  if (object === undefined) return undefined;
  object.optional('$schema', text(4096));
  object.required('version', readVersion);
  const diff = object.optional('diff', readDiff);
  const policy: Policy = {
    version: 1,
    approvals: object.optional('approvals', listOf(readApproval, 0)) ?? [],
    profiles: object.optional('profiles', listOf(readProfile, 0)) ?? [],
    agent_profiles: object.optional('agent_profiles', listOf(readAgentProfile, 0)) ?? [],
    forbidden_commands: object.optional('forbidden_commands', listOf(readForbidden, 0)) ?? [],
    uncertain_commands: object.optional('uncertain_commands', action) ?? 'ask',
    opaque_programs: object.optional('opaque_programs', oneOf(['allow', 'ask', 'deny'])) ?? 'allow',
    protected_paths: object.optional('protected_paths', listOf(readProtected, 0)) ?? [],
    ...(diff === undefined ? {} : { diff }),
  };
  reportDuplicateIds(policy, problems);
  return policy;
};

const readVersion: ReadValue<1> = (value, pointer, problems) =>
  value === 1 ? 1 : wrongValue(problems, pointer, 'must be 1, the only version there is');

const RULE_KEYS = ['id', 'when', 'reason'];

const WHEN_KEYS = ['stage_kind', 'stage_id', 'profile', 'task_risk', 'pipeline'];

const readWhenOf =
  (keys: readonly string[]): ReadValue<When> =>
  (value, pointer, problems) => {
    const object = readObject(value, pointer, problems, keys);
    if (object === undefined) return undefined;
    const stageKind = object.optional('stage_kind', oneOrMore(oneOf(STAGE_KINDS)));
    const stageId = object.optional('stage_id', globs);
    const profile = object.optional('profile', oneOrMore(oneOf(PROFILES)));
    const paths = object.optional('paths', globs);
    const taskRisk = object.optional('task_risk', oneOrMore(oneOf(TASK_RISKS)));
    const pipeline = object.optional('pipeline', globs);
    return {
      ...(stageKind === undefined ? {} : { stage_kind: stageKind }),
      ...(stageId === undefined ? {} : { stage_id: stageId }),
      ...(profile === undefined ? {} : { profile }),
      ...(paths === undefined ? {} : { paths }),
      ...(taskRisk === undefined ? {} : { task_risk: taskRisk }),
      ...(pipeline === undefined ? {} : { pipeline }),
    };
  };

const readWhen = readWhenOf([...WHEN_KEYS, 'paths']);

const readApproval: ReadValue<ApprovalRule> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [
    ...RULE_KEYS,
    'approvers',
    'from',
    'expires_after_ms',
  ]);
  if (object === undefined) return undefined;
  const expires = object.optional('expires_after_ms', integer(1));
  return {
    id: object.required('id', ruleId) ?? '',
    when: object.required('when', readWhen) ?? {},
    approvers: object.optional('approvers', integer(1, MAX_APPROVERS)) ?? 1,
    from: object.optional('from', globs) ?? [],
    ...(expires === undefined ? {} : { expires_after_ms: expires }),
    reason: object.required('reason', reason) ?? '',
  };
};

const readProfile: ReadValue<ProfileRule> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [...RULE_KEYS, 'max', 'on_excess']);
  if (object === undefined) return undefined;
  return {
    id: object.required('id', ruleId) ?? '',
    when: object.optional('when', readWhen) ?? {},
    max: object.required('max', oneOf(PROFILES)) ?? 'read-only',
    on_excess: object.optional('on_excess', oneOf(['lower', 'ask', 'deny'])) ?? 'lower',
    reason: object.required('reason', reason) ?? '',
  };
};

const readAgentProfile: ReadValue<AgentProfileRule> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [...RULE_KEYS, 'allow']);
  if (object === undefined) return undefined;
  return {
    id: object.required('id', ruleId) ?? '',
    when: object.required('when', readWhenOf(WHEN_KEYS)) ?? {},
    allow: object.required('allow', oneOf(GRANTABLE_PROFILES)) ?? 'workspace-write',
    reason: object.required('reason', reason) ?? '',
  };
};

const readForbidden: ReadValue<ForbiddenCommand> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [...RULE_KEYS, 'argv', 'action']);
  if (object === undefined) return undefined;
  return {
    id: object.required('id', ruleId) ?? '',
    when: object.optional('when', readWhen) ?? {},
    argv: object.required('argv', readPattern) ?? [],
    action: object.required('action', action) ?? 'deny',
    reason: object.required('reason', reason) ?? '',
  };
};

const readPattern: ReadValue<readonly PatternToken[]> = (value, pointer, problems) => {
  const tokens = listOf<PatternToken>((item, at, found) =>
    Array.isArray(item) ? listOf(text(256))(item, at, found) : text(256)(item, at, found),
  )(value, pointer, problems);
  for (const [at, token] of (tokens ?? []).entries()) {
    const place = `${pointer}/${at}`;
    const choices = typeof token === 'string' ? [token] : token;
    const options = choices.filter((choice) => choice.startsWith('-') && choice !== '-');
    if (at === 0 && (options.length > 0 || choices.includes('**'))) {
      wrongValue(problems, place, 'must name a program: the first token is the program');
    } else if (options.length > 0 && options.length < choices.length) {
      wrongValue(problems, place, 'must hold options alone or operands alone');
    } else if (choices.length > 1 && choices.includes('**')) {
      wrongValue(problems, place, '"**" must stand alone');
    }
  }
  return tokens;
};

const readProtected: ReadValue<ProtectedPath> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [
    ...RULE_KEYS,
    'globs',
    'ignore_case',
    'action',
  ]);
  if (object === undefined) return undefined;
  return {
    id: object.required('id', ruleId) ?? '',
    when: object.optional('when', readWhen) ?? {},
    globs: object.required('globs', globs) ?? [],
    ignore_case: object.optional('ignore_case', flag) ?? false,
    action: object.required('action', action) ?? 'deny',
    reason: object.required('reason', reason) ?? '',
  };
};

const readDiff: ReadValue<DiffLimits> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, [
    'max_files',
    'max_lines',
    'max_bytes',
    'action',
    'reason',
  ]);
  if (object === undefined) return undefined;
  const files = object.optional('max_files', integer(0));
  const lines = object.optional('max_lines', integer(0));
  const bytes = object.optional('max_bytes', integer(0));
  if (!object.has('max_files') && !object.has('max_lines') && !object.has('max_bytes')) {
    wrongType(problems, pointer, 'an object with max_files, max_lines or max_bytes', value);
  }
  return {
    ...(files === undefined ? {} : { max_files: files }),
    ...(lines === undefined ? {} : { max_lines: lines }),
    ...(bytes === undefined ? {} : { max_bytes: bytes }),
    action: object.required('action', action) ?? ('deny' satisfies Action),
    reason: object.optional('reason', reason) ?? 'the change is larger than the policy allows',
  };
};

/** Ids name rules in decisions, records and tests, so each is given once in a file. */
function reportDuplicateIds(policy: Policy, problems: PolicyProblem[]): void {
  const places = new Map<string, string>();
  const sections = {
    approvals: policy.approvals,
    profiles: policy.profiles,
    agent_profiles: policy.agent_profiles,
    forbidden_commands: policy.forbidden_commands,
    protected_paths: policy.protected_paths,
  };
  for (const [section, rules] of Object.entries(sections)) {
    for (const [at, { id }] of rules.entries()) {
      const pointer = `/${section}/${at}/id`;
      const first = places.get(id);
      if (id !== '' && first !== undefined) {
        problems.push({
          code: 'ORCH_POLICY_DUPLICATE_ID',
          pointer,
          message: `"${id}" is the id of ${first} already`,
        });
      }
      places.set(id, first ?? pointer);
    }
  }
}
