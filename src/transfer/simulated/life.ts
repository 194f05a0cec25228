import { whatIsAlreadySo } from '../../domain/already-so.ts';
import { isCarried } from '../../domain/outcome.ts';
import { type Report, retryableTasks } from '../../domain/report.ts';
import type { TaskId } from '../../domain/task.ts';
import { createSimulatedBrowser } from './browser.ts';
import { createSimulatedClock } from './clock.ts';
import { expectedOf } from './expected.ts';
import type { Interruption } from './interruptions.ts';
import { createSimulatedNetwork } from './network.ts';
import { createRandom } from './random.ts';
import { createSimulatedServer } from './server.ts';
import type { World } from './world.ts';

export type Life = {
  readonly report: Report;
  readonly server: ReturnType<typeof createSimulatedServer>;
  readonly journal: ReturnType<typeof createSimulatedBrowser>['journal'];
  readonly late: number;
  readonly mostInFlight: number;
  readonly mostOnceOnly: number;
  readonly mostPerSecond: number;
  /** Rows that were tried again by a press. */
  readonly reopened: number;
  /** Milliseconds from the first start to the end. */
  readonly took: number;
  /** When acts were announced, from the first start on: the others, and lists and filters. */
  readonly moments: readonly number[];
  readonly onceOnly: readonly number[];
};

const ONCE_ONLY = new Set(['list', 'list-member', 'filter', 'filter-post']);
const HOUR = 3_600_000;
const STEPS_AT_MOST = 400_000;

/** Lives through a world until every row has its outcome. */
export async function live(world: World, interruptions: readonly Interruption[]): Promise<Life> {
  const random = createRandom(world.seed + 1_000_003);
  const clock = createSimulatedClock(world.start);
  const { everybody, posts, limits, rules, sharedBudget, ahead, work } = world;
  const server = createSimulatedServer({
    ...{ now: clock.now, people: everybody, posts, limits, rules, account: world.makeAccount() },
  });
  // How long ago something was announced nobody knows once the clock was set (transfer/step.ts).
  const longestQueue = interruptions.some(({ type }) => type === 'clock') ? 0 : 30_000;
  const network = createSimulatedNetwork({
    ...{ clock, random, server, people: everybody, posts, longestQueue },
  });
  const browser = createSimulatedBrowser({ clock, random, network, ahead, sharedBudget });
  let tab = browser.open(work);
  let watcher: typeof tab | undefined;
  let pending = interruptions.length;
  let signingIn = false;
  let comparing: typeof tab | undefined;
  /** The tab that was told what is there. */
  let told: typeof tab | undefined;
  /** The person does nothing before. */
  let heldUntil = world.start;
  let reopened = 0;
  let presses = 0;
  /** A pause may have ended the reading back. */
  let wantsCheck = false;
  let checking = false;

  const state = () => tab.engine.getSnapshot().state;

  function hold(ms: number): void {
    heldUntil = Math.max(heldUntil, clock.now() + ms);
  }

  /** One press: what is there already is read first, and what was read counts as long as the page. */
  async function start(): Promise<void> {
    const isKnown = told === tab || (!world.comparesAgain && browser.journal.length > 0);
    if (isKnown) return tab.start(server.token());
    const here = tab;
    if (comparing === here) return;
    comparing = here;
    const { tasks } = work.plan;
    const held = await here.compare(server.token(), new Set(tasks.map(({ kind }) => kind)));
    comparing = undefined;
    if (here !== tab) return;
    if (held === 'signed-out') return signIn();
    if (held === 'busy') return here.start(server.token());
    if (held === 'unread') return hold(5_000);
    told = here;
    const known = whatIsAlreadySo(tasks, held, madeIn(here.engine.getSnapshot().report));
    tab.start(server.token(), [...known]);
  }

  function signIn(): void {
    if (signingIn) return;
    signingIn = true;
    hold(300_000);
    clock.after(random.int(5_000, 200_000), () => {
      signingIn = false;
      heldUntil = clock.now();
      void start();
    });
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
        network.strike({ ...interruption, until: clock.now() + interruption.ms });
        break;
      case 'revoke':
        server.revoke();
        break;
      case 'clock':
        browser.setClock(ahead + interruption.ms);
        break;
      case 'pause':
        wantsCheck = true;
        tab.engine.pause();
        hold(interruption.ms);
        break;
      case 'second-tab':
        if (watcher !== undefined || told !== tab) break;
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
    if (name === 'stopped') signIn();
    // A tab that watched takes over; one that came too late for a press is pressed again.
    if ((name === 'paused' || name === 'idle') && clock.now() >= heldUntil) void start();
  }

  function tick(): void {
    tab.tick();
    watcher?.tick();
    attend();
    const now = state();
    const wait = now.name === 'waiting' ? now.wait.until - browser.now() : 0;
    // While there is nothing to do the ticks are passed over, up to a part of the wait.
    const passed = random.int(200, wait > HOUR ? HOUR / 2 : Math.max(30_000, wait / 2));
    clock.after(Math.max(200, Math.min(wait, passed)), tick);
  }

  void start();
  clock.after(200, tick);
  for (const interruption of interruptions) {
    clock.after(interruption.at, () => interrupt(interruption));
  }
  for (let steps = 0; ; steps += 1) {
    await clock.step();
    if (state().name === 'done' && pending === 0 && watcher === undefined && !checking) {
      if (wantsCheck) {
        wantsCheck = false;
        checking = true;
        void tab.check(server.token()).then(() => {
          checking = false;
        });
        continue;
      }
      const { report } = tab.engine.getSnapshot();
      const failed = report.rows.filter(({ outcome }) => outcome?.code === 'passing');
      const isPassing = failed.some(({ task }) => !expectedOf(task, world).includes('passing'));
      if (presses === 5 || failed.length === 0 || (presses > 0 && !isPassing)) break;
      // A press tries again what failed for a passing reason.
      presses += 1;
      reopened += retryableTasks(report).length;
      void tab.engine.reopenFailed();
    }
    if (steps > STEPS_AT_MOST) throw new Error(`It does not end: ${JSON.stringify(state())}`);
  }
  const momentsOf = (isOne: (kind: string) => boolean) =>
    browser.journal.flatMap(({ type, task, at }) =>
      type === 'intent' && isOne(task.slice(0, task.indexOf(':')))
        ? [at - ahead - world.start]
        : [],
    );
  return {
    report: tab.engine.getSnapshot().report,
    server,
    journal: browser.journal,
    late: network.late(),
    mostInFlight: network.mostInFlight(),
    mostOnceOnly: network.mostOnceOnly(),
    mostPerSecond: network.mostPerSecond(),
    reopened,
    took: clock.now() - world.start,
    moments: momentsOf((kind) => !ONCE_ONLY.has(kind)),
    onceOnly: momentsOf((kind) => ONCE_ONLY.has(kind)),
  };
}

/** The lists and filters that a run has made, by the ids they were given. */
function madeIn({ rows }: Report): ReadonlyMap<TaskId, string> {
  return new Map(
    rows.flatMap(({ task, outcome }) => {
      if (task.kind !== 'list' && task.kind !== 'filter') return [];
      const isMade = outcome !== undefined && isCarried(outcome) && outcome.targetId !== undefined;
      return isMade && outcome.targetId !== undefined ? [[task.id, outcome.targetId]] : [];
    }),
  );
}
