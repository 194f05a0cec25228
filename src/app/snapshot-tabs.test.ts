import { describe, expect, it, vi } from 'vitest';
import { sorted, truthOf } from '../../e2e/bench/snapshot-world.ts';
import { openDatabase } from '../storage/database.ts';
import { forgetEverything } from '../storage/forget.ts';
import { openSnapshot } from '../storage/snapshot.ts';
import { snapshotOf } from '../storage/snapshot-of.ts';
import type { OldSnapshot } from '../wizard/old-snapshot.ts';
import { COUNTS, setUpOld as setUp } from './snapshot-service.scene.ts';

const held = (snapshot: OldSnapshot) =>
  sorted(snapshot.relations().filter(({ kind }) => kind !== 'profile'));

describe('a second tab', () => {
  it('shows what the first has kept, and asks for nothing', async () => {
    const page = setUp();
    page.signIn('t1');
    const one = page.open();
    await page.until(() => one.countOf('follow') === 10);
    const two = page.open();
    await page.until(() => two.snapshot.getSnapshot().elsewhere);
    const first = two.countOf('block') ?? 0;
    await page.until(() => (two.countOf('block') ?? 0) > first);
    expect(one.name()).toBe('reading');
    const isAlone = () => !two.snapshot.getSnapshot().elsewhere;
    await page.until(() => one.name() === 'done' && two.name() === 'done' && isAlone());
    expect(two.snapshot.getSnapshot().whole).toBe(true);
    expect(held(two.snapshot)).toEqual(sorted(truthOf(page.account)));
    expect(new Set(page.asked()).size).toBe(page.asked().length);
  });

  it('that nobody sees reads nothing back until it is its turn', async () => {
    const page = setUp();
    page.signIn('t1');
    const one = page.open();
    const two = page.open(Promise.resolve(), () => false);
    await page.until(() => two.snapshot.getSnapshot().elsewhere);
    await page.until(() => one.countOf('favourite') === 5);
    expect(two.countOf('follow')).toBe(0);
    await page.until(() => two.name() === 'done');
    expect(held(two.snapshot)).toEqual(sorted(truthOf(page.account)));
  });

  it('takes over when the first is closed', async () => {
    const page = setUp();
    page.signIn('t1');
    const one = page.open();
    const two = page.open();
    await page.until(() => two.snapshot.getSnapshot().elsewhere);
    await page.until(() => one.countOf('follow') === 10);
    one.snapshot.close();
    await page.until(() => two.name() === 'done');
    expect(held(two.snapshot)).toEqual(sorted(truthOf(page.account)));
    expect(new Set(page.asked()).size).toBe(page.asked().length);
  });

  it('learns what the first was made to try again', async () => {
    let broken = true;
    const before = ({ url }: Request) =>
      broken && url.includes('/v1/mutes') ? new Response('<html>', { status: 502 }) : undefined;
    const page = setUp({ quirks: { before } });
    page.signIn('t1');
    const one = page.open();
    const two = page.open();
    await page.until(() => one.name() === 'incomplete' && two.name() === 'incomplete');
    broken = false;
    one.snapshot.start();
    await page.until(() => one.name() === 'done' && two.name() === 'done');
    expect(two.countOf('mute')).toBe(COUNTS.mutes);
  });

  it('goes on from what one has read whose key was refused', async () => {
    const page = setUp();
    page.signIn('t1');
    const one = page.open();
    const two = page.open();
    await page.until(() => one.countOf('follow') === 10);
    page.revoke('t1');
    await page.until(() => one.problem() === 'signed-out' && two.problem() === 'signed-out');
    const refused = page.practice.log.filter(({ status }) => status === 401);
    expect(refused).toHaveLength(2);
    page.signIn('t2');
    await page.until(() => one.name() === 'done' && two.name() === 'done');
    expect(held(one.snapshot)).toEqual(held(two.snapshot));
    expect(new Set(page.asked()).size).toBe(page.asked().length);
  });
});

describe('another old account', () => {
  it('is read from its beginning, and nothing of the one before is left', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, name, countOf } = page.open();
    await page.until(() => name() === 'done');
    const { uri } = page.recordOf('alice');
    page.choose('bob');
    expect(snapshot.getSnapshot()).toMatchObject({ kinds: [], whole: false });
    expect([snapshot.relations(), snapshot.followers()]).toEqual([[], []]);
    expect(page.journey.getSnapshot().snapshot).toBeUndefined();

    page.signIn('t2', 'bob');
    await page.until(() => name() === 'done');
    expect([countOf('block'), countOf('follow')]).toEqual([1, 0]);
    expect(snapshot.relations().map(({ kind }) => kind)).toEqual(['profile', 'block']);
    const left = await openSnapshot(page.database(), snapshotOf('first', uri)).read();
    expect(left).toEqual([]);
  });

  it('chosen while the first is read ends that; its late answer is nobody’s', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, name, countOf } = page.open();
    await page.until(() => countOf('follow') === 10);
    page.choose('bob');
    page.signIn('t2', 'bob');
    await page.until(() => name() === 'done');
    expect(snapshot.relations().map(({ kind }) => kind)).toEqual(['profile', 'block']);
    const asked = page.practice.log.length;
    await page.rest();
    expect(page.practice.log).toHaveLength(asked);
  });

  it('never sees pages that could not be forgotten in time', async () => {
    const page = setUp();
    page.signIn('t1');
    const before = page.open();
    await page.until(() => before.name() === 'done');
    // The page is closed before anything else happens.
    before.snapshot.close();
    page.choose('bob');
    page.signIn('t2', 'bob');
    const after = page.open();
    await page.until(() => after.name() === 'done');
    expect(after.snapshot.relations().map(({ kind }) => kind)).toEqual(['profile', 'block']);
    const { uri } = page.recordOf('alice');
    const left = await openSnapshot(page.database(), snapshotOf('first', uri)).read();
    expect(left).toEqual([]);
  });
});

describe('what is kept', () => {
  it('and can be read no more is asked for again, and the journey does not say that it is there', async () => {
    const page = setUp();
    page.signIn('t1');
    const before = page.open();
    await page.until(() => before.name() === 'done');
    before.snapshot.close();
    const { uri } = page.recordOf('alice');
    const key = `${snapshotOf('first', uri)}:snapshot:bookmarks:000001`;
    await (await page.database()).put('kept', 'of another version', key);
    page.signIns.dropToken('from');
    const { snapshot, name } = page.open();
    await page.until(() => name() === 'idle');
    expect(page.journey.getSnapshot().snapshot).toBeUndefined();
    page.signIn('t2');
    await page.until(() => snapshot.getSnapshot().whole);
    expect(page.journey.getSnapshot().snapshot).toBe('whole');
    expect(held(snapshot)).toEqual(sorted(truthOf(page.account)));
  });

  it('is forgotten with everything else, and the late answer is not written back', async () => {
    const page = setUp();
    page.signIn('t1');
    const { snapshot, countOf } = page.open();
    await page.until(() => countOf('follow') === 10);
    snapshot.close();
    (await page.database()).close();
    await forgetEverything(page.shelf);
    await page.rest();
    const database = await openDatabase();
    expect(await database.getAllKeys('kept')).toEqual([]);
    database.close();
    expect(page.journey.getSnapshot().snapshot).toBeUndefined();
    expect(page.shelf.length).toBe(0);
  });

  it('is asked of the browser to be kept for good, once, when there is nothing yet', async () => {
    const persist = vi.fn(async () => false);
    const page = setUp({ storage: { persist, persisted: async () => false } });
    const before = page.open();
    await page.rest();
    expect(persist).not.toHaveBeenCalled();
    page.signIn('t1');
    await page.until(() => before.countOf('follow') === 10);
    expect(persist).toHaveBeenCalledOnce();
    expect(before.snapshot.getSnapshot().promised).toBe(false);
    before.snapshot.close();
    const after = page.open();
    await page.until(() => after.name() === 'done');
    expect(persist).toHaveBeenCalledOnce();
  });

  it('does not wait for that promise', async () => {
    const never = () => new Promise<boolean>(() => {});
    const page = setUp({ storage: { persist: never, persisted: never } });
    page.signIn('t1');
    const { snapshot, name } = page.open();
    await page.until(() => name() === 'done');
    expect(snapshot.getSnapshot().promised).toBeUndefined();
  });
});
