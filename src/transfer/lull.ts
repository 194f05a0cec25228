import type { TaskRequest } from './pace.ts';

const REQUESTS: readonly TaskRequest[] = ['look-up', 'search', 'follow', 'act', 'check'];

/** As long as nothing changes, nobody looks again for so many milliseconds. */
const AT_MOST = 5_000;
/** So long nothing may go before anybody asks why: finding out goes through the whole line. */
const BREATH = 1_000;

/**
 * The time in which nothing can go. A line of 20,000 works is not gone through with every tick
 * while all of them wait for tomorrow: only when a budget opens or closes, something has come
 * back, or a while has passed, since each work may wait for a time of its own.
 */
export type Lull<Told> = {
  readonly isOn: () => boolean;
  readonly begin: () => void;
  readonly end: () => void;
  /** What is told of it, found out once; nothing between two requests. */
  readonly tell: (find: () => Told) => Told | undefined;
};

export function createLull<Told>(
  mayGo: (request: TaskRequest) => boolean,
  now: () => number,
): Lull<Told> {
  let since:
    | { readonly at: number; readonly open: string; told?: { readonly it: Told } }
    | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  const open = () => REQUESTS.filter(mayGo).join();

  function isOn(): boolean {
    if (since === undefined) return false;
    const passed = now() - since.at;
    return passed >= 0 && passed < AT_MOST && since.open === open();
  }

  return {
    isOn,
    begin() {
      since = { at: now(), open: open() };
    },
    end() {
      since = undefined;
      lastAt = now();
    },
    tell(find) {
      if (Math.abs(now() - lastAt) < BREATH) return undefined;
      if (since === undefined || !isOn()) return find();
      since.told ??= { it: find() };
      return since.told.it;
    },
  };
}
