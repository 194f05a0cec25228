import { describe, expect, it, vi } from 'vitest';
import { sorted, truthOf } from '../../e2e/bench/snapshot-world.ts';
import { openJourney } from '../storage/journey.ts';
import type { OldSnapshot } from '../wizard/old-snapshot.ts';
import { COUNTS, setUpOld as setUp } from './snapshot-service.scene.ts';

const held = (snapshot: OldSnapshot) =>
  sorted(snapshot.relations().filter(({ kind }) => kind !== 'profile'));

describe('the old account', () => {
  it('is read by itself after the sign-in, and that it was is kept', async () => {
    const page = setUp();
    const { snapshot, name, countOf } = page.open();
    await page.rest();
    expect([name(), snapshot.getSnapshot().closed]).toEqual(['idle', 'no-key']);
    expect(page.practice.log).toEqual([]);

    page.signIn('t1');
    await page.until(() => name() === 'done');
    expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
    expect(snapshot.followers()).toHaveLength(COUNTS.followers);
    expect(countOf('bookmark')).toBe(COUNTS.bookmarks);
    expect(snapshot.getSnapshot()).toMatchObject({ whole: true, elsewhere: false });
    // As after a reload: parsed from the shelf.
    expect(openJourney(page.shelf).getSnapshot().snapshot).toBe('whole');
    expect(page.tickers.size).toBe(0);
  });

  it('is read on after a reload, without asking again for what was read', async () => {
    const page = setUp();
    page.signIn('t1');
    const before = page.open();
    await page.until(() => before.countOf('bookmark') === 10);
    before.snapshot.close();
    await page.rest();
    expect(page.journey.getSnapshot().snapshot).toBeUndefined();

    const { snapshot, name } = page.open();
    await page.until(() => name() === 'done');
    expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
    expect(new Set(page.asked()).size).toBe(page.asked().length);
  });

  it('waits for the sign-in the page was opened with', async () => {
    const page = setUp();
    page.signIn('refused');
    page.revoke('refused');
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { name } = page.open(arrived);
    await page.rest();
    expect(page.practice.log).toEqual([]);
    page.signIn('t1');
    arrive();
    await page.until(() => name() === 'done');
    expect(page.practice.log.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('is told of at most once a tick while it is read', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, name } = page.open();
    await page.until(() => name() === 'reading');
    let told = 0;
    const ticks: number[] = [];
    snapshot.subscribe(() => {
      told += 1;
    });
    await page.until(() => {
      ticks.push(told);
      return name() !== 'reading';
    });
    const most = ticks.slice(1).map((sum, index) => sum - (ticks[index] ?? 0));
    // The last tick may end it as well.
    expect(Math.max(...most.slice(0, -1))).toBe(1);
    expect(told).toBeGreaterThan(10);
  });

  it('is joined once for each set of pages', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, countOf, name } = page.open();
    await page.until(() => countOf('follow') === 10);
    const half = [snapshot.relations(), snapshot.followers()] as const;
    expect([snapshot.relations(), snapshot.followers()]).toEqual(half);
    expect(snapshot.relations()).toBe(half[0]);
    await page.until(() => name() === 'done');
    const all = [snapshot.relations(), snapshot.followers()] as const;
    expect(all[0]).not.toBe(half[0]);
    page.journey.dispatch({ type: 'archive-decided', archive: 'have' });
    expect([snapshot.relations() === all[0], snapshot.followers() === all[1]]).toEqual([
      true,
      true,
    ]);
  });
});

it('a wait of the server is told, and no page makes nothing new of what is there', async () => {
  const page = setUp({ quirks: { perToken: 20 } });
  page.signIn('t1');
  const { snapshot, name } = page.open();
  await page.until(() => name() === 'waiting');
  const { state, kinds } = snapshot.getSnapshot();
  expect(state).toMatchObject({ wait: { reason: 'window' } });
  const before = snapshot.relations();
  await page.until(() => name() === 'reading');
  expect(snapshot.getSnapshot().kinds).toEqual(kinds);
  expect(snapshot.relations()).toBe(before);
  await page.until(() => name() === 'done');
  expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
  expect(page.practice.log.filter(({ status }) => status === 429)).toEqual([]);
});

describe('a key', () => {
  it('that is refused stops it; the next one goes on by itself', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, name, problem, countOf } = page.open();
    await page.until(() => countOf('follow') === 10);
    page.revoke('t1');
    await page.until(() => problem() === 'signed-out');
    const asked = page.practice.log.length;
    page.journey.dispatch({ type: 'archive-decided', archive: 'have' });
    await page.rest();
    expect(page.practice.log).toHaveLength(asked);
    page.signIn('t2');
    await page.until(() => name() === 'done');
    expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
    expect(new Set(page.asked()).size).toBe(page.asked().length);
  });

  it('that is given back ends the reading at once', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, name, countOf } = page.open();
    await page.until(() => countOf('follow') === 10);
    page.signIns.dropToken('from');
    await page.until(() => name() === 'idle');
    const asked = page.practice.log.length;
    await page.rest();
    expect(page.practice.log).toHaveLength(asked);
    expect(snapshot.getSnapshot().closed).toBe('no-key');
    expect(countOf('follow')).toBeGreaterThanOrEqual(10);
  });

  it('that may less leaves something unread, until one may more', async () => {
    const page = setUp();
    page.signIn('t1', 'alice', ['read:accounts', 'read:follows', 'read:lists']);
    const { snapshot, name, stateOf } = page.open();
    await page.until(() => name() === 'done');
    expect([stateOf('bookmark'), stateOf('list')]).toEqual(['not-allowed', 'read']);
    expect(snapshot.getSnapshot().whole).toBe(false);
    expect(page.journey.getSnapshot().snapshot).toBeUndefined();
    const asked = page.practice.log.length;
    await page.rest();
    expect(page.practice.log).toHaveLength(asked);
    page.signIn('t2');
    await page.until(() => snapshot.getSnapshot().whole);
    expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
  });

  it('of another account at the same server is not used', async () => {
    const page = setUp();
    page.signIn('t1');
    const { uri } = page.recordOf('bob');
    page.signIns.keepToken('from', {
      web: page.practice.options.server as never,
      actor: uri,
      token: 'x',
    });
    page.open();
    await page.rest();
    expect(page.practice.log).toEqual([]);
  });
});

describe('what fails', () => {
  it('is tried again when the person says so, and nothing else is', async () => {
    let broken = true;
    const before = ({ url }: Request) =>
      broken && url.includes('/v1/mutes') ? new Response('<html>', { status: 502 }) : undefined;
    const page = setUp({ quirks: { before } });
    page.signIn('t1');
    const { snapshot, name, stateOf } = page.open();
    await page.until(() => name() === 'incomplete');
    expect(stateOf('mute')).toBe('failed');
    expect(page.journey.getSnapshot().snapshot).toBeUndefined();
    broken = false;
    const asked = page.asked().length;
    await page.rest();
    expect(page.asked()).toHaveLength(asked);
    snapshot.start();
    await page.until(() => name() === 'done');
    expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
    expect(page.asked()[asked]).toContain('/api/v1/mutes');
    expect(page.journey.getSnapshot().snapshot).toBe('whole');
  });

  it('for want of locks is said, and not tried for ever', async () => {
    const page = setUp();
    vi.stubGlobal('navigator', {});
    page.signIn('t1');
    const { problem } = page.open();
    await page.until(() => problem() === 'broken');
    expect(page.practice.log).toEqual([]);
  });
});

describe('the Move', () => {
  it('closes the account: what is known of it is enough to ask nothing more', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, name, countOf } = page.open();
    await page.until(() => countOf('follow') === 10);
    page.journey.dispatch({ type: 'moved', move: { at: 1, kind: 'unknown' } });
    expect(snapshot.getSnapshot().closed).toBe('moved');
    await page.until(() => name() === 'idle');
    const asked = page.practice.log.length;
    await page.rest();
    snapshot.start();
    await page.rest();
    expect(page.practice.log).toHaveLength(asked);
    // A redirect that was cancelled opens it again.
    page.journey.dispatch({ type: 'move-undone' });
    await page.until(() => name() === 'done');
  });

  it('that we do not know of yet is what the server says', async () => {
    const page = setUp();
    page.recordOf('alice').movedTo = page.recordOf('bob').id;
    page.signIn('t1');
    const { problem } = page.open();
    await page.until(() => problem() === 'disabled');
  });
});
