export { createManagerRunner } from './manager-runner.ts';
export type { ManagerOptions } from './manager-options.ts';
export type { ActivityLog, ManagerSessions } from './manager-options.ts';
export { responsesModels } from './responses-models.ts';
export type { ResponsesOptions } from './responses-models.ts';
export { sdkVersion } from './sdk-version.ts';
export { teamRoles } from './team-role.ts';
export type { TeamRole } from './team-role.ts';
