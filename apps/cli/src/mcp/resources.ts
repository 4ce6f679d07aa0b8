import { sanitizeRunId, sanitizeTaskId, type RunKey } from '@orch/core';
import type { RepositorySession } from '../session/session.ts';
import { listRuns } from '../verbs/runs-list.ts';
import { manifestOf } from '../verbs/runs-show.ts';
import { readStatus } from '../verbs/status.ts';
import { callSession } from './call-arguments.ts';
import { refuseLinkedRun } from './own-files.ts';
import { packDocument, readPacks } from './tools/patterns-tools.ts';
import { logPage } from './tools/runs-logs-tool.ts';
import { registeredTasks, taskDocument } from './tools/tasks-tools.ts';

/** What a resource holds when it is read: a document, or text. */
export type ResourceContent =
  | { readonly kind: 'json'; readonly document: object }
  | { readonly kind: 'text'; readonly text: string };

/** A resource as it is listed. */
export interface ListedResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
}

/** A family of resources, by a template of RFC 6570. */
export interface ListedTemplate extends Omit<ListedResource, 'uri'> {
  readonly uriTemplate: string;
}

interface Family extends ListedTemplate {
  /** @param parts what stands for the variables of the template, decoded */
  readonly read: (
    session: RepositorySession,
    ...parts: readonly string[]
  ) => Promise<ResourceContent>;
}

const json = 'application/json';
const runsShown = 100;
const logEndBytes = 64 * 1024;

const families: readonly Family[] = [
  {
    uriTemplate: 'orch://runs/{task_id}/{run_id}',
    name: 'run',
    title: 'How a run stands',
    description: 'What the tool `status` gives.',
    mimeType: json,
    read: async (session, ...parts) => {
      const key = keyOf(session, parts);
      return { kind: 'json', document: await readStatus(session, key) };
    },
  },
  {
    uriTemplate: 'orch://runs/{task_id}/{run_id}/manifest',
    name: 'manifest',
    title: 'Manifest of a run',
    description: 'What the tool `runs_show` gives.',
    mimeType: json,
    read: async (session, ...parts) => {
      const key = keyOf(session, parts);
      return { kind: 'json', document: await manifestOf(session, key) };
    },
  },
  {
    uriTemplate: 'orch://runs/{task_id}/{run_id}/logs/{stage}',
    name: 'log',
    title: 'End of what a stage wrote',
    description: 'At most 64 KiB, redacted. The tool `runs_logs` gives the rest.',
    mimeType: 'text/plain',
    read: async (session, taskId = '', runId = '', stage = '') => {
      const key = keyOf(session, [taskId, runId]);
      const page = await logPage(session, key, stage, { from: 'end', max_bytes: logEndBytes });
      return { kind: 'text', text: page.text };
    },
  },
  {
    uriTemplate: 'orch://tasks/{task_id}',
    name: 'task',
    title: 'A task',
    description: 'What the tool `tasks_show` gives.',
    mimeType: json,
    read: async (session, taskId = '') => ({
      kind: 'json',
      document: await taskDocument(session, taskId),
    }),
  },
  {
    uriTemplate: 'orch://patterns/{pack_id}',
    name: 'pattern',
    title: 'A pack of the learning library',
    description: 'What the tool `patterns_show` gives.',
    mimeType: json,
    read: (session, packId = '') =>
      Promise.resolve({ kind: 'json', document: packDocument(session, packId) }),
  },
];

const collections: readonly Family[] = [
  {
    uriTemplate: 'orch://runs',
    name: 'runs',
    title: 'Runs',
    description: `The ${runsShown} runs that changed last.`,
    mimeType: json,
    read: async (session) => ({
      kind: 'json',
      document: await listRuns(callSession(session, {}), runsShown),
    }),
  },
  {
    uriTemplate: 'orch://tasks',
    name: 'tasks',
    title: 'Tasks',
    description: 'The tasks that are registered in tasks/index.json.',
    mimeType: json,
    read: (session) =>
      Promise.resolve({
        kind: 'json',
        document: { tasks: registeredTasks(session).map(({ entry }) => entry) },
      }),
  },
  {
    uriTemplate: 'orch://patterns',
    name: 'patterns',
    title: 'Patterns',
    description: 'The packs in patterns/index.json; none where there is no such file.',
    mimeType: json,
    read: (session) =>
      Promise.resolve({ kind: 'json', document: { packs: readPacks(session) ?? [] } }),
  },
];

/** The templates of the resources that have ids in them. */
export function resourceTemplates(): ListedTemplate[] {
  return families.map(({ read: _read, ...listed }) => listed);
}

/** The collections, and then the manifests of the runs, the newest first. */
export async function listResources(
  session: RepositorySession,
  from: number,
  limit: number,
): Promise<{ readonly resources: readonly ListedResource[]; readonly more: boolean }> {
  const { runs } = await listRuns(callSession(session, {}), from + limit + 1);
  const all = [
    ...collections.map(({ read: _read, uriTemplate: uri, ...listed }) => ({ uri, ...listed })),
    ...runs.map(({ task_id: taskId, run_id: runId, pipeline_id: pipeline, status }) => ({
      uri: `orch://runs/${encodeURIComponent(taskId)}/${encodeURIComponent(runId)}/manifest`,
      name: runId,
      title: `Manifest of run ${runId}`,
      description: `${pipeline} for task ${taskId}, ${status}`,
      mimeType: json,
    })),
  ];
  return { resources: all.slice(from, from + limit), more: all.length > from + limit };
}

/**
 * Reads a resource. The address is taken apart by its own form and never as a path: what stands for a
 * variable is decoded once and then has to be an id.
 *
 * @returns `null` where no resource has such an address
 * @throws OrchError what the tool of the same name refuses with
 */
export async function readResource(
  session: RepositorySession,
  uri: string,
): Promise<{ readonly content: ResourceContent; readonly mimeType: string } | null> {
  for (const family of [...collections, ...families]) {
    const parts = match(family.uriTemplate, uri);
    if (parts === null) continue;
    return { content: await family.read(session, ...parts), mimeType: family.mimeType };
  }
  return null;
}

function match(template: string, uri: string): string[] | null {
  const pattern = template.replace(/\{\w+\}/g, '([^/?#]+)');
  const found = new RegExp(`^${pattern}$`).exec(uri);
  if (found === null) return null;
  try {
    return found.slice(1).map(decodeURIComponent);
  } catch {
    return null; // A percent sign that encodes nothing: no address of ours.
  }
}

function keyOf(
  { roots }: Pick<RepositorySession, 'roots'>,
  [taskId = '', runId = '']: readonly string[],
): RunKey {
  const key = { taskId: sanitizeTaskId(taskId), runId: sanitizeRunId(runId) };
  refuseLinkedRun(roots, key);
  return key;
}
