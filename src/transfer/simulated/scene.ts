import { makePlan } from '../../domain/plan.ts';
import { NO_WORK, type Work } from '../../domain/report.ts';
import { createSimulatedBrowser, type SimulatedTab } from './browser.ts';
import { createSimulatedClock } from './clock.ts';
import { createSimulatedNetwork } from './network.ts';
import { type Fate, followsOf, makePerson, type SimulatedPerson } from './people.ts';
import { createRandom } from './random.ts';
import { createSimulatedServer, type SimulatedLimits } from './server.ts';

/** 10:00 UTC on 10 March 2026. */
const START = (20_522 * 24 + 10) * 3_600_000;
const REAL: SimulatedLimits = { perToken: 300, unsigned: 300, followsPerDay: 400 };

/** The work that a list of people makes. */
export function workOf(people: readonly SimulatedPerson[]): Work {
  return { ...NO_WORK, plan: makePlan(followsOf(people)) };
}

/** One browser and one server, told what to do step by step. The list is carried last one first. */
export function setScene(fates: readonly Fate[], limits: Partial<SimulatedLimits> = {}) {
  const random = createRandom(1);
  const clock = createSimulatedClock(START);
  const people = fates.map((fate, n) => makePerson(`p${n}`, fate));
  const server = createSimulatedServer({
    now: clock.now,
    people,
    limits: { ...REAL, ...limits },
  });
  const network = createSimulatedNetwork({ clock, random, server, people });
  const browser = createSimulatedBrowser({
    clock,
    random,
    network,
    ahead: 0,
    sharedBudget: false,
  });
  const tabs: SimulatedTab[] = [];
  let every = 200;
  (function tick() {
    for (const tab of tabs) tab.tick();
    clock.after(every, tick);
  })();

  return {
    people,
    server,
    network,
    browser,
    clock,
    open(work = workOf(people), hadEnded = false): SimulatedTab {
      const tab = browser.open(work, hadEnded);
      tabs.push(tab);
      return tab;
    },
    /** How long it is from tick to tick, in milliseconds: long where nothing happens for hours. */
    tickEvery(ms: number) {
      every = ms;
    },
    /** Lets time pass until something is so. */
    async until(isSo: () => boolean, atMost = 1_000_000): Promise<void> {
      const end = clock.now() + atMost;
      while (!isSo()) {
        if (clock.now() > end) throw new Error('It has not come to that.');
        await clock.step();
      }
    },
    async pass(ms: number): Promise<void> {
      const end = clock.now() + ms;
      while (clock.now() < end) await clock.step();
    },
  };
}
