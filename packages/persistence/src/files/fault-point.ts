/**
 * Called at every boundary where a crash or a failing disk makes a difference, with a name such as
 * `journal.sync.before`. A hook that throws stands for the operation failing there; a hook that
 * ends the process stands for a crash there. Absent in ordinary use.
 */
export type FaultPoint = (name: string) => void;
