export { writeCodexHome } from './codex-home.ts';
export type { CodexHomeOptions } from './codex-home.ts';
export { makeGate } from './gate.ts';
export type { Gate } from './gate.ts';
export { addFile, applyPatch, call, calls, disconnect, exec, fail, say } from './model-reply.ts';
export type { ExecOptions, ModelReply, ReplyUsage, ToolCall } from './model-reply.ts';
export { startScriptedModel } from './scripted-model.ts';
export type {
  Conversation,
  ModelRequest,
  ScriptedModel,
  ScriptedModelOptions,
  ScriptStep,
} from './scripted-model.ts';
export { writeFakeCodexCloud } from './fake-codex-cloud.ts';
export type { FakeCloudCall, FakeCloudOptions, FakeCodexCloud } from './fake-codex-cloud.ts';
