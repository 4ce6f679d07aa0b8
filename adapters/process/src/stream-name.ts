/** The two streams that a command writes. */
export const streamNames = ['stdout', 'stderr'] as const;
export type StreamName = (typeof streamNames)[number];
