import type { WrittenPhase } from '../phase/phases.ts';
import type { Task } from '../register/task.ts';

/** The text of an artifact to begin with, or `null` for the built-in one. It may have `{{fields}}`. */
export type Templates = (phase: WrittenPhase) => string | null;

export const builtInTemplates: Templates = () => null;

/**
 * A prompt in a template, or a question that Spec Kit marks. An artifact with one in it is not written
 * yet, and cannot be approved.
 */
const prompt = /<!--\s*Write:[^>]*-->|\[NEEDS CLARIFICATION[^\]]*\]/g;

/** The prompts that nobody has replaced yet. */
export function openPrompts(text: string): string[] {
  return [...text.matchAll(prompt)].map(([found]) => found);
}

/**
 * The artifact of a phase before anybody wrote in it.
 *
 * @param day `2026-11-20`, in UTC
 */
export function renderArtifact(
  phase: WrittenPhase,
  task: Pick<Task, 'id' | 'slug' | 'title' | 'risk' | 'artifacts' | 'created_by'>,
  day: string,
  templates: Templates,
): string {
  const fields: Readonly<Record<string, string>> = {
    id: task.id,
    slug: task.slug,
    title: task.title,
    yaml_title: JSON.stringify(task.title),
    risk: task.risk,
    date: day,
    owner: JSON.stringify(task.created_by.name),
    prd: task.artifacts.prd ?? '',
    list: task.artifacts.list ?? '',
    spec: task.artifacts.spec ?? '',
  };
  const text = templates(phase) ?? builtIn[phase];
  return text.replace(/\{\{(\w+)\}\}/g, (written, name: string) =>
    Object.hasOwn(fields, name) ? (fields[name] ?? '') : written,
  );
}

const builtIn: Readonly<Record<WrittenPhase, string>> = {
  prd: `# {{title}}

PRD of task {{id}}, begun {{date}}.

## Problem

<!-- Write: who has the problem, and how it shows. -->

## Outcome

<!-- Write: what will be true once this is done, so that somebody else can check it. -->

## Not part of this

<!-- Write: what a reader might expect here and will not get. -->

## Risks

<!-- Write: what could go wrong, and what would make us stop. -->
`,
  list: `# Tasks: {{title}}

Task list of {{id}}, begun {{date}}. PRD: {{prd}}

An item with \`(evidence: <pipeline>)\` or \`(evidence: <pipeline>/<stage>)\` is ticked by orch once a run of this task proves
it; nobody ticks it by hand.

<!-- Write: one item for each piece of work, in order. Replace this line. -->

- [ ] Everything still works (evidence: diagnostics)
`,
  spec: `---
id: {{id}}
title: {{yaml_title}}
relates_to: {{prd}}
risk: {{risk}}
owners: [{{owner}}]
covers: []
status: draft
last_review:
---

# {{title}}

## What changes and why

<!-- Write: the parts that change, the shape of the data, and what was decided against. Name the files under covers. -->

## What could go wrong

<!-- Write: what breaks for users, for data, for security, and how anybody would notice. -->

## How it is tested and undone

<!-- Write: the tests that would catch it, and the way back. -->

## Reviews
`,
  plan: `# Action plan: {{title}}

Action plan of task {{id}}, begun {{date}}. Task list: {{list}}

## Steps

<!-- Write: the steps in order; for each the pipeline that does or checks it. -->

## Done when

<!-- Write: the run, or the number, that shows it. -->
`,
  page: `# {{title}}

Task {{id}}, begun {{date}}. One page, because the change is small.

## Why

<!-- Write: the problem, in two sentences. -->

## What

<!-- Write: what changes, and what does not. -->

## Checks

- [ ] Everything still works (evidence: diagnostics)
`,
};
