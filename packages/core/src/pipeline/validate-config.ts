import { profiles, stageKinds, type PipelineDefinition } from './stage-definition.ts';
import type { ConfigProblem, ProjectConfig } from './project-config.ts';
import {
  at,
  boolean,
  complain,
  isRecord,
  list,
  nonEmptyText,
  object,
  oneOf,
  text,
  whole,
  type Check,
  type Place,
} from './shape.ts';
import { checkMirrors } from './check-mirrors.ts';
import { checkCredentials, checkSync } from './check-sync-config.ts';
import { checkGraph } from './validate-graph.ts';

/** Milliseconds that a timer can still count: a bit under 25 days. */
const maxTimerMs = 2 ** 31 - 1;

export type Validated<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Checks a parsed `codex.orchestrator.json` completely and names every problem with its JSON pointer.
 * References to other pipelines are checked by {@link buildCatalog}, which knows them all.
 */
export function validateConfig(value: unknown): Validated<ProjectConfig> {
  const place: Place = { pointer: '', problems: [] };
  config(value, place);
  if (place.problems.length > 0) return { ok: false, problems: place.problems };
  return { ok: true, value: value as ProjectConfig };
}

const identifier: Check = (value, place) => {
  if (typeof value !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value)) {
    complain(
      place,
      'must be 1 to 64 letters, digits, ".", "_" or "-", and begin with a letter or a digit',
    );
  }
};

const environmentName = /^[A-Za-z_][A-Za-z0-9_]*$/;

const environment: Check = (value, place) => {
  if (!isRecord(value)) {
    complain(place, 'must be an object of strings');
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (!environmentName.test(name)) complain(at(place, name), 'is not a name for a variable');
    text(inner, at(place, name));
  }
};

const environmentVariable: Check = (value, place) => {
  if (typeof value !== 'string' || !environmentName.test(value)) {
    complain(place, 'is not a name for a variable');
  }
};

const relativePath: Check = (value, place) => {
  nonEmptyText(value, place);
  if (typeof value !== 'string') return;
  if (value.startsWith('/') || /^[A-Za-z]:/.test(value) || value.split(/[\\/]/).includes('..')) {
    complain(place, 'must be a path inside the repository, relative to its root');
  }
};

const command: Check = (value, place) => {
  if (typeof value === 'string') nonEmptyText(value, place);
  else if (Array.isArray(value)) {
    list(text, 1)(value, place);
    if (value[0] === '') complain(at(place, 0), 'must name a program');
  } else complain(place, 'must be a shell command (a string) or an argv (a list of strings)');
};

const retry = object(
  {
    max_attempts: whole(1, 100),
    backoff_ms: whole(0, maxTimerMs),
    max_backoff_ms: whole(0, maxTimerMs),
  },
  ['max_attempts'],
);

const criterionCheck: Check = (value, place) => {
  const kind = isRecord(value) ? value.kind : undefined;
  if (kind === 'exit') {
    object({ kind: text, code: whole(0, 255) }, ['kind', 'code'])(value, place);
  } else if (kind === 'output') {
    const stream = oneOf(['stdout', 'stderr']);
    object({ kind: text, stream, contains: nonEmptyText }, ['kind', 'stream', 'contains'])(
      value,
      place,
    );
  } else if (kind === 'file') {
    object({ kind: text, path: relativePath }, ['kind', 'path'])(value, place);
  } else oneOf(['exit', 'output', 'file'])(kind, at(place, 'kind'));
};

const common = {
  kind: text,
  id: identifier,
  title: nonEmptyText,
  needs: list(text),
  when: oneOf(['on_success', 'on_failure', 'always']),
  allow_failure: boolean,
  criteria: list(
    object({ id: identifier, text: nonEmptyText, check: criterionCheck }, ['id', 'text']),
  ),
};

const onOrphan = oneOf(['rerun', 'ask']);
const profile = oneOf(profiles);

const stageChecks: Readonly<Record<(typeof stageKinds)[number], Check>> = {
  command: object(
    {
      ...common,
      command,
      cwd: relativePath,
      env: environment,
      timeout_ms: whole(1, maxTimerMs),
      retry,
      on_orphan: onOrphan,
      profile,
      paths: list(nonEmptyText),
      credentials: list(environmentVariable),
    },
    ['kind', 'id', 'command'],
  ),
  subpipeline: object({ ...common, pipeline: identifier }, ['kind', 'id', 'pipeline']),
  manual: object(
    {
      ...common,
      instructions: text,
      approvers: whole(1, 100),
      from: list(nonEmptyText),
      expires_after_ms: whole(1, Number.MAX_SAFE_INTEGER),
    },
    ['kind', 'id'],
  ),
  agent: object(
    {
      ...common,
      role: oneOf(['planner', 'builder', 'tester', 'reviewer']),
      prompt: nonEmptyText,
      prompt_file: relativePath,
      agent: nonEmptyText,
      sandbox: profile,
      approvals: oneOf(['ask', 'decline']),
      budget: object(
        {
          max_turns: whole(1, 1e6),
          max_tokens: whole(1, 1e12),
          max_wall_ms: whole(1, maxTimerMs),
        },
        [],
      ),
      paths: list(nonEmptyText),
      on_orphan: onOrphan,
    },
    ['kind', 'id', 'role'],
  ),
};

const stage: Check = (value, place) => {
  if (!isRecord(value)) {
    complain(place, 'must be an object');
    return;
  }
  const kind = stageKinds.find((each) => each === value.kind);
  if (kind === undefined) {
    if ('kind' in value) oneOf(stageKinds)(value.kind, at(place, 'kind'));
    else complain(place, `lacks the key "kind" (${stageKinds.join(', ')})`);
    return;
  }
  stageChecks[kind](value, place);
  if (kind === 'agent' && 'prompt' in value === 'prompt_file' in value) {
    complain(place, 'must have either "prompt" or "prompt_file"');
  }
};

const pipelineShape = object(
  {
    id: identifier,
    title: nonEmptyText,
    description: text,
    stages: list(stage, 1),
    max_duration_ms: whole(1, maxTimerMs),
    phase: oneOf(['implementation']),
  },
  ['id', 'stages'],
);

const pipeline: Check = (value, place) => {
  const before = place.problems.length;
  pipelineShape(value, place);
  if (place.problems.length === before) checkGraph(value as PipelineDefinition, place);
};

const pipelines: Check = (value, place) => {
  list(pipeline)(value, place);
  if (!Array.isArray(value)) return;
  const seen = new Map<unknown, number>();
  for (const [position, each] of value.entries()) {
    const id: unknown = isRecord(each) ? each.id : undefined;
    const first = seen.get(id);
    if (id !== undefined && first !== undefined) {
      complain(at(at(place, position), 'id'), `is the id of /pipelines/${first} already`);
    } else seen.set(id, position);
  }
};

const webhook: Check = (value, place) => {
  text(value, place);
  if (typeof value === 'string' && !/^https?:\/\/[^\s/]+/.test(value)) {
    complain(place, 'must be an http or https URL');
  }
};

/** A glob that would match nothing, or leave the repository, is a mistake. */
const glob: Check = (value, place) => {
  nonEmptyText(value, place);
  if (typeof value !== 'string') return;
  const body = value.replace(/^!/, '');
  if (body.startsWith('/') || body.includes('\\') || body.split('/').includes('..')) {
    complain(place, 'must be a glob of paths from the root, with "/" between folders');
  }
};

const globs = list(glob);

function limitByRisk(check: Check): Check {
  const byRisk = object({ low: check, medium: check, high: check }, []);
  return (value, place) => (isRecord(value) ? byRisk : check)(value, place);
}

const specGuard = object(
  {
    specs: list(glob, 1),
    max_age_days: limitByRisk(whole(1, 3650)),
    drift_lines: limitByRisk(whole(1, 1e6)),
    security_paths: globs,
    migration_paths: globs,
    services: globs,
    min_services: whole(2, 1000),
    new_dependencies: boolean,
    new_folders: boolean,
    new_exports: boolean,
    api_entries: globs,
    rules: list(
      object({ id: identifier, paths: list(glob, 1), reason: nonEmptyText }, [
        'id',
        'paths',
        'reason',
      ]),
    ),
    exempt: globs,
    generated: globs,
  },
  [],
);

const config = object(
  {
    $schema: text,
    defaultPipeline: identifier,
    pipelines,
    policy: relativePath,
    agents: object(
      {
        default: identifier,
        codex: object(
          {
            binary: nonEmptyText,
            model: nonEmptyText,
            home: nonEmptyText,
            allow_untested_version: boolean,
            allow_user_rules: boolean,
          },
          [],
        ),
        codex_cloud: object(
          { environment: nonEmptyText, branch: nonEmptyText, poll_ms: whole(1, maxTimerMs) },
          ['environment'],
        ),
        manager: object(
          {
            model: nonEmptyText,
            roles: object(
              {
                planner: nonEmptyText,
                builder: nonEmptyText,
                tester: nonEmptyText,
                reviewer: nonEmptyText,
              },
              [],
            ),
          },
          ['model'],
        ),
      },
      [],
    ),
    audit: object({ max_bytes: whole(4096, Number.MAX_SAFE_INTEGER) }, []),
    notify: object({ command: list(text, 1), webhook, long_running_ms: whole(1, maxTimerMs) }, []),
    goals: object(
      {
        on_overlap: oneOf(['warn', 'serialise', 'stop']),
        max_concurrency: whole(1, 1000),
        worktrees: nonEmptyText,
      },
      [],
    ),
    spec_guard: specGuard,
    credentials: checkCredentials,
    sync: checkSync,
    sop: object(
      {
        templates: relativePath,
        mirrors: checkMirrors,
        small_path: object(
          { max_lines: whole(0, 1e6), risks: list(oneOf(['low', 'medium', 'high'])) },
          [],
        ),
      },
      [],
    ),
  },
  [],
);
