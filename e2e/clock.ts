import type { BrowserContext } from '@playwright/test';

/**
 * One clock for the pretend servers and the page: it starts where a test says, may run faster
 * than the real one, and jumps when told. Nobody sleeps: a day is a jump.
 */
export type Clock = {
  readonly now: () => number;
  /** Moves on by so many milliseconds, in the servers and in every page of the context. */
  readonly jump: (ms: number) => Promise<void>;
  /** From now on so many times as fast as the real one. */
  readonly run: (speed: number) => Promise<void>;
  readonly install: (context: BrowserContext) => Promise<void>;
};

type Setting = { start: number; realStart: number; speed: number; offset: number };

/** @param ahead milliseconds by which the pages' clock is wrong: the servers' is the right one. */
export function createClock(start: string, speed = 1, ahead = 0): Clock {
  const setting: Setting = { start: Date.parse(start), realStart: Date.now(), speed, offset: 0 };
  const contexts: BrowserContext[] = [];
  const now = () =>
    setting.start + (Date.now() - setting.realStart) * setting.speed + setting.offset;
  const ofPages = (): Setting => ({ ...setting, offset: setting.offset + ahead });
  async function tell(): Promise<void> {
    for (const context of contexts) {
      await context.addInitScript(replaceDate, ofPages());
      const told = context.pages().map((page) =>
        // A page on its way to another is told by the script above, when it gets there.
        page.evaluate(replaceDate, ofPages()).catch((error: Error) => {
          if (!/navigation|closed/.test(error.message)) throw error;
        }),
      );
      await Promise.all(told);
    }
  }
  return {
    now,
    jump(ms) {
      setting.offset += ms;
      return tell();
    },
    run(next) {
      Object.assign(setting, { start: now(), realStart: Date.now(), speed: next, offset: 0 });
      return tell();
    },
    async install(context) {
      contexts.push(context);
      await context.addInitScript(replaceDate, ofPages());
    },
  };
}

/** Runs in the page. The first call takes the real clock aside, later ones only change the setting. */
function replaceDate(setting: Setting): void {
  const world = window as typeof window & { realDate?: DateConstructor; clockSetting?: Setting };
  world.clockSetting = setting;
  if (world.realDate !== undefined) return;
  const Real = Date;
  world.realDate = Real;
  const now = () => {
    const { start, realStart, speed, offset } = world.clockSetting as Setting;
    return start + (Real.now() - realStart) * speed + offset;
  };
  class Fake extends Real {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(now());
      else super(...(given as [number]));
    }
    static override now = now;
  }
  window.Date = Fake as DateConstructor;
}
