import type { CallResult, Scratch } from './scratch.ts';

/** What came of a planted fault. `not_installed` is said of a gate that is not there, never of one that passed. */
export interface ProbeResult {
  readonly standing: 'red' | 'not_red' | 'not_installed';
  readonly detail: string;
}

/** Plants the known fault of a gate and looks whether the gate goes red. */
export type Probe = (scratch: Scratch) => ProbeResult | Promise<ProbeResult>;

export function expectExit(result: CallResult, status: number, what: string): ProbeResult {
  return result.status === status
    ? { standing: 'red', detail: `${what} (exit ${status})` }
    : notRed(`not shown: ${what}`, result);
}

export function expectText(result: CallResult, text: string, what: string): ProbeResult {
  return result.stdout.includes(text)
    ? { standing: 'red', detail: `${what} is answered with ${text}` }
    : notRed(`not shown: ${what}`, result);
}

export function notRed(what: string, { status, stderr }: CallResult): ProbeResult {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return { standing: 'not_red', detail: `${what} (exit ${status ?? 'none'}; ${said})` };
}

export function notInstalled(what: string): ProbeResult {
  return { standing: 'not_installed', detail: `there is no ${what} here` };
}
