import { planFollows } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import { createSimulatedBrowser } from './browser.ts';
import { createSimulatedClock } from './clock.ts';
import type { Interruption } from './interruptions.ts';
import { createSimulatedNetwork } from './network.ts';
import { makePeople, rowsOf, type SimulatedPerson } from './people.ts';
import { createRandom } from './random.ts';
import { createSimulatedServer, type SimulatedLimits } from './server.ts';

/** Everything about a world that does not change when it is lived through again. */
export type World = {
  readonly seed: number;
  readonly listed: readonly SimulatedPerson[];
  readonly everybody: readonly SimulatedPerson[];
  readonly limits: SimulatedLimits;
  readonly start: number;
  readonly ahead: number;
  readonly sharedBudget: boolean;
};

export type Life = {
  readonly report: Report;
  readonly server: ReturnType<typeof createSimulatedServer>;
  readonly journal: ReturnType<typeof createSimulatedBrowser>['journal'];
  readonly mostInFlight: number;
  readonly mostPerSecond: number;
  /** Milliseconds from the first start to the end. */
  readonly took: number;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 00:00 UTC on 10 March 2026. */
const MIDNIGHT = 20_522 * DAY;
const REAL: SimulatedLimits = { perToken: 300, unsigned: 300, followsPerDay: 400 };
/** The same server, smaller: lists need not be long to come to an end of its limits. */
const SMALL: SimulatedLimits = { perToken: 40, unsigned: 40, followsPerDay: 30 };

export function makeWorld(seed: number): World {
  const random = createRandom(seed);
  // One world in twenty is as large as life.
  const large = seed % 20 === 0;
  const { listed, elsewhere } = makePeople(
    random,
    large ? random.int(405, 440) : random.int(5, 70),
  );
  return {
    seed,
    listed,
    everybody: [...listed, ...elsewhere],
    limits: large || random.chance(0.3) ? REAL : SMALL,
    start: random.chance(0.3)
      ? MIDNIGHT + DAY - random.int(0, 600_000)
      : MIDNIGHT + random.int(0, DAY),
    ahead: random.pick([0, 0, 0, HOUR, -HOUR]),
    sharedBudget: random.chance(0.2),
  };
}

const STEPS_AT_MOST = 400_000;

/** Lives through a world until every row has its outcome. */
export async function live(world: World, interruptions: readonly Interruption[]): Promise<Life> {
  const random = createRandom(world.seed + 1_000_003);
  const clock = createSimulatedClock(world.start);
  const { listed, everybody, limits, sharedBudget, ahead } = world;
  const server = createSimulatedServer({ now: clock.now, people: everybody, limits });
  const network = createSimulatedNetwork({ clock, random, server, people: everybody });
  const browser = createSimulatedBrowser({ clock, random, network, ahead, sharedBudget });
  const work = { plan: planFollows(rowsOf(listed)), leftOut: new Set<never>(), rejects: [] };
  let tab = browser.open(work);
  let watcher: typeof tab | undefined;
  let pending = interruptions.length;
  let signingIn = false;
  /** The person does nothing before. */
  let heldUntil = world.start;
  let reopened = false;

  const state = () => tab.engine.getSnapshot().state;
  const start = () => tab.start(server.token());

  function hold(ms: number): void {
    heldUntil = Math.max(heldUntil, clock.now() + ms);
  }

  function interrupt(interruption: Interruption): void {
    pending -= 1;
    switch (interruption.type) {
      case 'reload':
        tab.kill();
        tab = browser.open(work);
        hold(interruption.ms);
        break;
      case 'trouble':
        network.strike({ code: interruption.code, until: clock.now() + interruption.ms });
        break;
      case 'revoke':
        server.revoke();
        break;
      case 'clock':
        browser.setClock(ahead + interruption.ms);
        break;
      case 'pause':
        tab.engine.pause();
        hold(interruption.ms);
        break;
      case 'second-tab':
        if (watcher !== undefined) break;
        watcher = browser.open(work);
        watcher.start(server.token());
        clock.after(interruption.ms, () => {
          if (watcher === undefined) return;
          tab.kill();
          tab = watcher;
          watcher = undefined;
        });
        break;
    }
  }

  /** What the person and the page around the engine do about how it stands. */
  function attend(): void {
    const { name } = state();
    if (name === 'stopped' && !signingIn) {
      signingIn = true;
      clock.after(random.int(5_000, 200_000), () => {
        signingIn = false;
        start();
      });
    }
    // A tab that watched takes over; one that came too late for a press is pressed again.
    if ((name === 'paused' || name === 'idle') && clock.now() >= heldUntil) start();
  }

  function tick(): void {
    tab.tick();
    watcher?.tick();
    attend();
    const now = state();
    const wait = now.name === 'waiting' ? now.wait.until - browser.now() : 0;
    // While there is nothing to do the ticks are passed over, up to a part of the wait.
    const passed = random.int(200, wait > 600_000 ? 300_000 : 30_000);
    clock.after(Math.max(200, Math.min(wait, passed)), tick);
  }

  start();
  clock.after(200, tick);
  for (const interruption of interruptions) {
    clock.after(interruption.at, () => interrupt(interruption));
  }
  for (let steps = 0; ; steps += 1) {
    await clock.step();
    if (state().name === 'done' && pending === 0 && watcher === undefined) {
      if (reopened || (tab.engine.getSnapshot().report.counts.passing ?? 0) === 0) break;
      // One press tries again what failed for a passing reason.
      reopened = true;
      void tab.engine.reopenFailed();
    }
    if (steps > STEPS_AT_MOST) throw new Error(`It does not end: ${JSON.stringify(state())}`);
  }
  return {
    report: tab.engine.getSnapshot().report,
    server,
    journal: browser.journal,
    mostInFlight: network.mostInFlight(),
    mostPerSecond: network.mostPerSecond(),
    took: clock.now() - world.start,
  };
}
