import { program } from '../run-program.ts';
import { patternsHarvest } from '../verbs/patterns-harvest.ts';
import { metricsOverlap } from '../verbs/metrics-overlap.ts';
import { patternsList, patternsSearch } from '../verbs/patterns-list.ts';
import { patternsIndex, patternsNew } from '../verbs/patterns-new.ts';
import { patternsApply, patternsPlan } from '../verbs/patterns-plan.ts';
import { patternsPromote } from '../verbs/patterns-promote.ts';
import { patternsShow } from '../verbs/patterns-show.ts';
import { patternsTest } from '../verbs/patterns-test.ts';

/** The verbs that work with the learning library. */
export const run = program({
  'patterns list': patternsList,
  'patterns search': patternsSearch,
  'patterns show': patternsShow,
  'patterns plan': patternsPlan,
  'patterns apply': patternsApply,
  'patterns test': patternsTest,
  'patterns new': patternsNew,
  'patterns index': patternsIndex,
  'patterns harvest': patternsHarvest,
  'patterns promote': patternsPromote,
  'metrics overlap': metricsOverlap,
});
