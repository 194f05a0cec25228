import type { Report } from '../domain/report.ts';
import type { StopProblem } from './attempt.ts';
import type { Wait } from './wait.ts';

export type RunState =
  | { readonly name: 'loading' }
  | { readonly name: 'idle' }
  | { readonly name: 'running' }
  | { readonly name: 'waiting'; readonly wait: Wait }
  | { readonly name: 'pausing' }
  | { readonly name: 'paused' }
  /** Another tab runs; this one shows what it writes. */
  | { readonly name: 'watching' }
  /** All tasks have ended and what was done is being read back. */
  | { readonly name: 'checking' }
  | { readonly name: 'stopped'; readonly problem: StopProblem | 'broken' }
  | { readonly name: 'done' };

export type RunSnapshot = {
  readonly state: RunState;
  readonly report: Report;
  /** Tasks ended a minute, once there is something to tell. */
  readonly perMinute: number | undefined;
  /** Until when follows wait for another day (browser's clock), while all the rest may go on. */
  readonly followsFrom: number | undefined;
};
