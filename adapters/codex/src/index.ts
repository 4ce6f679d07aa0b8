export { AppServerClient } from './app-server/app-server-client.ts';
export type {
  AppServerOptions,
  ServerNotification,
  ServerReply,
  ServerRequest,
} from './app-server/app-server-client.ts';
export { AppServerError } from './app-server/app-server-error.ts';
export type { RpcError, RpcId } from './app-server/rpc-message.ts';
export type { CodexExit } from './process/codex-child.ts';
export { createCodexBridge } from './bridge/codex-bridge.ts';
export type { CodexBridgeOptions } from './bridge/codex-bridge.ts';
export type { BridgedCodex } from './bridge/run-session-turn.ts';
export { checkCodexVersion, readCodexVersion, supportedVersions } from './program/codex-version.ts';
export { findCodex } from './program/find-codex.ts';
export type { CodexSearch, FoundCodex } from './program/find-codex.ts';
export { createCodexExecRunner, createCodexRunner } from './runner/codex-runner.ts';
export type { AttemptName, AttemptProcesses, CodexRunnerOptions } from './turn/runner-options.ts';
export { createCodexCloud } from './cloud/codex-cloud.ts';
export { createCodexCloudRunner } from './cloud/codex-cloud-runner.ts';
export type { CodexCloudRunnerOptions } from './cloud/codex-cloud-runner.ts';
export type { CloudOrder, CodexCloud, CodexCloudOptions } from './cloud/codex-cloud.ts';
export type { CloudTask, CloudTaskPage, CloudTaskStatus } from './cloud/cloud-task.ts';
