export { ManualClock } from './manual-clock.ts';
export { MemoryRunStore } from './memory-run-store.ts';
export { ScriptedExecutor } from './scripted-executor.ts';
export type { ScriptedStep, Step } from './scripted-executor.ts';
