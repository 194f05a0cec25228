/** Time that passes when it is told to. Nobody sleeps. */
export type SimulatedClock = {
  /** The true time, in epoch milliseconds. */
  readonly now: () => number;
  /** Does something so many milliseconds from now. Acts due together keep their order. */
  readonly after: (ms: number, act: () => void) => void;
  /** Goes to the next act, does it, and lets every promise it settles run to its end. */
  readonly step: () => Promise<void>;
};

type Act = { readonly at: number; readonly act: () => void };

export function createSimulatedClock(start: number): SimulatedClock {
  let time = start;
  /** Sorted, the next one last. */
  const acts: Act[] = [];

  return {
    now: () => time,
    after(ms, act) {
      const at = time + Math.max(0, ms);
      let place = acts.length;
      while (place > 0 && (acts[place - 1]?.at ?? 0) <= at) place -= 1;
      acts.splice(place, 0, { at, act });
    },
    async step() {
      const next = acts.pop();
      if (next === undefined) throw new Error('Nothing will ever happen again.');
      time = next.at;
      next.act();
      // Runs after every promise callback that is waiting.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
