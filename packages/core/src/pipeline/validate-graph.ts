import { nearestWord } from './suggest.ts';
import { at, complain, type Place } from './shape.ts';
import type { PipelineDefinition } from './stage-definition.ts';

/** Checks what one pipeline says about its own stages: ids are unique, needs exist and form no cycle. */
export function checkGraph(pipeline: PipelineDefinition, place: Place): void {
  const positions = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const [position, { id }] of pipeline.stages.entries()) {
    const first = folded.get(id.toLowerCase());
    if (first !== undefined) {
      const same = positions.has(id) ? 'is the id' : 'differs only in case from the id';
      complain(stagePlace(place, position, 'id'), `${same} of stage ${first} of this pipeline`);
    } else folded.set(id.toLowerCase(), position);
    positions.set(id, position);
  }
  for (const [position, stage] of pipeline.stages.entries()) {
    for (const [which, need] of (stage.needs ?? []).entries()) {
      const needPlace = at(stagePlace(place, position, 'needs'), which);
      if (need === stage.id) complain(needPlace, 'names the stage itself');
      else if (!positions.has(need)) {
        const guess = nearestWord(need, [...positions.keys()]) ?? null;
        complain(needPlace, `names no stage of this pipeline: "${need}"`, guess);
      }
    }
  }
  if (!pointsForward(pipeline, positions)) return;
  const cycle = findCycle(
    pipeline.stages.map((stage, position) =>
      stage.needs === undefined
        ? Array.from({ length: position }, (_, before) => before)
        : stage.needs.flatMap((need) => positions.get(need) ?? []),
    ),
  );
  if (cycle !== undefined) {
    const ids = cycle.map((position) => pipeline.stages[position]?.id ?? '');
    complain(
      stagePlace(place, cycle[0] ?? 0, 'needs'),
      `goes in a circle: ${[...ids, ids[0]].join(' → ')}`,
    );
  }
}

/** Needs that all point backwards cannot form a circle, so the usual pipeline costs no search. */
function pointsForward(
  pipeline: PipelineDefinition,
  positions: ReadonlyMap<string, number>,
): boolean {
  return pipeline.stages.some((stage, position) =>
    stage.needs?.some((need) => (positions.get(need) ?? -1) >= position),
  );
}

/** A cycle in a graph given as lists of successors, or `undefined`. */
export function findCycle(edges: readonly (readonly number[])[]): number[] | undefined {
  const state = new Array<'new' | 'open' | 'done'>(edges.length).fill('new');
  for (const start of edges.keys()) {
    const path: { node: number; next: number }[] = [];
    if (state[start] === 'new') path.push({ node: start, next: 0 });
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      state[top.node] = 'open';
      const successor = edges[top.node]?.[top.next];
      top.next += 1;
      if (successor === undefined) {
        state[top.node] = 'done';
        path.pop();
      } else if (state[successor] === 'open') {
        const from = path.findIndex(({ node }) => node === successor);
        return path.slice(from).map(({ node }) => node);
      } else if (state[successor] === 'new') path.push({ node: successor, next: 0 });
    }
  }
  return undefined;
}

function stagePlace(place: Place, position: number, key: string): Place {
  return at(at(at(place, 'stages'), position), key);
}
