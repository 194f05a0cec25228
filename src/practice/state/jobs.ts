import type { State } from './state.ts';

/** Work for later: done at the first request, to any server of the network, after its time. */
export type Job = { readonly at: number; readonly run: () => void };

/** @param at on the clock of the server whose state it is. */
export function later(state: State, at: number, run: () => void): void {
  const place = state.jobs.findLastIndex((job) => job.at <= at);
  state.jobs.splice(place + 1, 0, { at, run });
}
