/**
 * The page's clock, which a rehearsal may push on: hours of waiting are a press. It can only run
 * ahead, and only in a page that is a rehearsal from its first line on.
 */
export function installClock(): { readonly push: (ms: number) => void } {
  const Real = Date;
  let ahead = 0;
  class Shifted extends Real {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(Real.now() + ahead);
      else super(...(given as [number]));
    }
    static override now(): number {
      return Real.now() + ahead;
    }
  }
  globalThis.Date = Shifted as DateConstructor;
  return {
    push(ms) {
      ahead += ms;
    },
  };
}
