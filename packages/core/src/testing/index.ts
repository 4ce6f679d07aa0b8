export { ManualClock } from './manual-clock.ts';
export { MemoryRunStore } from './memory-run-store.ts';
export { ScriptedExecutor } from './scripted-executor.ts';
export type { ScriptedStep, Step } from './scripted-executor.ts';
export { ScriptedAgent, scriptedAsk } from './scripted-agent.ts';
export type { ScriptedTurn, SeenTurn } from './scripted-agent.ts';
