import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { open, servers, settled } from './sign-in.scene.ts';

describe('a key that must not be used', () => {
  it('of somebody else than typed is given back at once', async () => {
    const page = open();
    page.choose('from', 'old.example', 'alice');
    await page.signInAs('from', 'old.example', 'mallory', 't1');
    expect(page.signIn.getSnapshot()).toMatchObject({
      problem: { code: 'refused', refusal: { code: 'not-the-one-typed' } },
    });
    expect(servers.revoked).toEqual(['t1']);
    expect(page.signIn.hasToken('from')).toBe(false);
  });

  it('stays where a move put aside opens with the same', async () => {
    const web = 'old.example' as Server;
    const actor = 'https://old.example/users/mallory';
    const page = open(undefined, [{ web, actor, token: 't1' }]);
    page.choose('from', web, 'alice');
    await page.signInAs('from', web, 'mallory', 't1');
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'refused' } });
    expect(servers.revoked).toEqual([]);
    expect(page.signIn.hasToken('from')).toBe(false);
  });

  it('of the account of the other side too; another account there is welcome', async () => {
    const page = open();
    page.choose('from', 'one.example');
    page.choose('to', 'one.example');
    await page.signInAs('from', 'one.example', 'alice', 't1');
    await page.signInAs('to', 'one.example', 'alice', 't2');
    expect(page.signIn.getSnapshot()).toMatchObject({
      problem: { refusal: { code: 'same-account-on-both-sides' } },
    });
    expect(servers.revoked).toEqual(['t2']);
    expect(page.signIn.hasToken('from')).toBe(true);
    await page.signInAs('to', 'one.example', 'bob', 't3');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(servers.revoked).toEqual(['t2']);
  });

  it('of another account than before too, and the one of before stays', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    await page.signInAs('to', 'new.example', 'carol', 't2');
    expect(page.signIn.getSnapshot()).toMatchObject({
      problem: { refusal: { code: 'not-the-same-as-before' } },
    });
    expect(servers.revoked).toEqual(['t2']);
    expect(page.signIns.heldToken('to')?.token).toBe('t1');
  });
});

describe('a key that is left behind', () => {
  it.each([
    ['another server is chosen', 'other.example', undefined],
    ['another account of the same server is chosen', 'new.example', 'carol'],
  ])('is given back when %s', async (_, web, user) => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    page.choose('to', web, user);
    expect(page.signIn.hasToken('to')).toBe(false);
    expect(page.signIns.heldToken('to')).toBeUndefined();
    await settled();
    expect(servers.revoked).toEqual(['t1']);
  });

  it('is not touched by what is chosen on the other side', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    page.choose('from', 'old.example');
    page.choose('to', 'new.example');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(servers.revoked).toEqual([]);
  });

  it('by an older sign-in of the same account is given back, unless it is the same key', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(servers.revoked).toEqual([]);
    await page.signInAs('to', 'new.example', 'bob', 't2');
    await settled();
    expect(servers.revoked).toEqual(['t1']);
    expect(page.signIns.heldToken('to')?.token).toBe('t2');
  });

  it('by a journey that could not be read is given back with the first fact of the next', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    page.shelf.setItem('transhumance:journey', '{"version":99}');
    const next = open(page.shelf);
    expect(next.journey.setAside).toBe(true);
    next.choose('to', 'new.example');
    await settled();
    expect(servers.revoked).toEqual(['t1']);
    expect(next.signIn.hasToken('to')).toBe(false);
  });
});

describe('closing the access', () => {
  it('revokes, proves it by the refusal, and drops the key', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    expect(await page.signIn.revoke('to')).toEqual({ side: 'to', status: 401 });
    expect(page.signIn.hasToken('to')).toBe(false);
    expect(page.journey.getSnapshot().to?.revokedWith).toBe(401);
    expect(page.journey.getSnapshot().to?.account).toBeDefined();
  });

  it('has nothing to say where there is no key', async () => {
    const page = open();
    page.choose('to', 'new.example');
    expect(await page.signIn.revoke('to')).toEqual({ side: 'to', status: undefined });
    expect(servers.asked).toEqual([]);
  });
});

describe('a key on a device that is not one’s own', () => {
  it('is in the memory of the tab alone, and goes with it', async () => {
    const page = open();
    page.signIn.keepInTab(true);
    page.choose('from', 'old.example', 'alice');
    await page.signInAs('from', 'old.example', 'alice', 't1');
    expect(page.signIn.hasToken('from')).toBe(true);
    const kept = Array.from({ length: page.shelf.length }, (_, at) => page.shelf.key(at) ?? '');
    expect(kept.map((key) => page.shelf.getItem(key)).join()).not.toContain('t1');
    // Another tab, or this one opened anew: the journey is there, the key is not.
    const later = open(page.shelf);
    expect(later.journey.getSnapshot().from?.account?.address.user).toBe('alice');
    expect(later.signIn.hasToken('from')).toBe(false);
  });

  it('is given back when nobody has come for a month, and what was done stays', async () => {
    const page = open();
    page.choose('from', 'old.example', 'alice');
    await page.signInAs('from', 'old.example', 'alice', 't1');
    page.signIn.giveAllBack();
    await settled();
    expect(servers.revoked).toEqual(['t1']);
    expect(page.signIn.hasToken('from')).toBe(false);
    expect(page.journey.getSnapshot().from?.account?.address.user).toBe('alice');
  });

  it('counts the days since the page was last opened, by whatever clock', () => {
    const { signIns, choose } = open();
    expect(signIns.use(5)).toBe(0);
    choose('from', 'old.example');
    expect(signIns.use(1_000)).toBe(0);
    expect(signIns.use(91_000)).toBe(90_000);
    expect(signIns.use(1_000)).toBe(0);
  });
});
