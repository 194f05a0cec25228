import { describe, expect, it } from 'vitest';
import { formatAddress } from '../domain/address.ts';
import { openDatabase } from '../storage/database.ts';
import { readFollowers } from '../storage/followers.ts';
import { openLimits } from '../storage/limits.ts';
import type { OldSnapshot } from '../wizard/old-snapshot.ts';
import { createFollowersService } from './followers-service.ts';
import { createSides } from './sides.ts';
import { COUNTS, setUpOld } from './snapshot-service.scene.ts';

type Page = ReturnType<typeof setUpOld>;

/** Who follows the old account, with or without a snapshot beside it. */
function openFollowers(page: Page, snapshot?: OldSnapshot) {
  const { journey, signIns, ticker, now, shelf } = page;
  const database = page.database();
  const { followers } = createFollowersService({
    ...{ database, journey, ticker, now },
    sides: createSides({ journey, signIns, now }),
    limits: (account) => openLimits(shelf, account),
    count: async () => ({ counts: {}, trouble: undefined }),
    ...(snapshot === undefined ? {} : { snapshot }),
  });
  const state = () => followers.getSnapshot().state;
  const names = () => followers.getSnapshot().addresses.map(formatAddress).sort();
  return { followers, state, names };
}

const listsOf = (page: Page) => page.asked().filter((one) => one.includes('/followers'));
const fansOf = (page: Page) => [...(page.account.followers ?? [])].sort();
const PAGES = Math.ceil(COUNTS.followers / 5);

describe('who follows the old account', () => {
  it('comes with everything else where that is read, and is asked for once', async () => {
    const page = setUpOld();
    page.signIn('t1');
    const { snapshot, name, countOf } = page.open();
    const { followers, state, names } = openFollowers(page, snapshot);
    await page.until(() => countOf('follow') === 10);
    void followers.read();
    await page.until(() => state() === 'reading');
    await page.until(() => followers.getSnapshot().addresses.length === 5);
    await page.until(() => state() === 'read');
    expect(names()).toEqual(fansOf(page));
    await page.until(() => name() === 'done');
    const before = followers.getSnapshot().addresses;
    await followers.read();
    expect(followers.getSnapshot().addresses).toBe(before);
    expect(listsOf(page)).toHaveLength(PAGES);
  });

  it('is known without being asked for, and after a reload', async () => {
    const page = setUpOld();
    page.signIn('t1');
    const before = page.open();
    await page.until(() => before.name() === 'done');
    before.snapshot.close();
    const { snapshot } = page.open();
    const { state, names } = openFollowers(page, snapshot);
    await page.until(() => state() === 'read');
    expect(names()).toEqual(fansOf(page));
    expect(listsOf(page)).toHaveLength(PAGES);
  });

  it('is known where everything else was loaded before, and nothing more is told of it', async () => {
    const page = setUpOld();
    page.signIn('t1');
    const { snapshot, name } = page.open();
    await page.until(() => name() === 'done');
    const { state, names } = openFollowers(page, { ...snapshot, subscribe: () => () => {} });
    expect(state()).toBe('read');
    expect(names()).toEqual(fansOf(page));
  });

  it('is read as anybody may by those who cannot sign in, and kept', async () => {
    const page = setUpOld();
    const { snapshot } = page.open();
    const { followers, state, names } = openFollowers(page, snapshot);
    void followers.read();
    await page.until(() => state() === 'read');
    expect(names()).toEqual(fansOf(page));
    expect(page.practice.log.filter(({ token }) => token !== undefined)).toEqual([]);
    const again = openFollowers(page);
    await page.until(() => again.state() === 'read');
    expect(again.names()).toEqual(fansOf(page));
    expect(listsOf(page)).toHaveLength(PAGES);
  });

  it('is read alone when the reading of everything ends before it', async () => {
    const page = setUpOld();
    page.signIn('t1');
    const { snapshot, countOf, name } = page.open();
    const { followers, state, names } = openFollowers(page, snapshot);
    await page.until(() => countOf('follow') === 10);
    void followers.read();
    await page.until(() => state() === 'reading');
    page.signIns.dropToken('from');
    await page.until(() => name() === 'idle');
    await page.until(() => state() === 'read');
    expect(names()).toEqual(fansOf(page));
  });

  it('is not waited for while the server makes everything wait', async () => {
    const page = setUpOld({ quirks: { perToken: 20 } });
    page.signIn('t1');
    const { snapshot, name } = page.open();
    const { followers, state } = openFollowers(page, snapshot);
    await page.until(() => name() === 'reading');
    void followers.read();
    await page.until(() => name() === 'waiting');
    await page.until(() => state() === 'failed');
    await page.until(() => state() === 'read');
    expect(listsOf(page)).toHaveLength(PAGES);
    expect(page.practice.log.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('is nobody, once another old account is chosen', async () => {
    const page = setUpOld();
    page.signIn('t1');
    const { snapshot } = page.open();
    const { state, names } = openFollowers(page, snapshot);
    await page.until(() => state() === 'read');
    page.choose('bob');
    expect([state(), names()]).toEqual(['unread', []]);
    page.signIn('t2', 'bob');
    await page.until(() => state() === 'read');
    expect(names()).toEqual([]);
  });

  it('read of one account is not kept for another', async () => {
    const page = setUpOld();
    page.open();
    const { followers, state } = openFollowers(page);
    void followers.read();
    await page.until(() => state() === 'read');
    page.choose('bob');
    expect(state()).toBe('unread');
    await page.rest();
    const database = openDatabase();
    expect(await readFollowers(database, 'first')).toEqual({ addresses: [], complete: false });
    (await database).close();
  });
});
