/** Runs that list goals are filed under this task. */
export const goalsTaskId = 'goals';
