/** Signals that a stage is asked to end with. */
export type EndSignal = 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGKILL';

/** Sends a signal; `false` when there was nobody to get it, or nobody who may be sent one. */
function send(target: number, signal: EndSignal | 'SIGCONT' | 0): boolean {
  try {
    return process.kill(target, signal);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ESRCH' || code === 'EPERM') return false;
    throw error;
  }
}

/** Sends a signal to a process. A stopped one is woken, or it would never see the signal. */
export function signalProcess(pid: number, signal: EndSignal): void {
  if (send(pid, signal) && signal !== 'SIGKILL') send(pid, 'SIGCONT');
}

/** Sends a signal to every member of a process group. */
export function signalGroup(group: number, signal: EndSignal): void {
  signalProcess(-group, signal);
}

/** Whether a process group has any member, zombies included. */
export function groupExists(group: number): boolean {
  return send(-group, 0);
}

/** The signal that an abort asks for: its reason where that names one, else `SIGTERM`. */
export function signalOfReason(reason: unknown): EndSignal {
  return reason === 'SIGINT' || reason === 'SIGHUP' ? reason : 'SIGTERM';
}
