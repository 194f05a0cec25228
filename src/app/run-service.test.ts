import { describe, expect, it } from 'vitest';
import type { Compared } from '../wizard/services.tsx';
import { setUpPage as setUp, WEB } from './run-service.scene.ts';

describe('the run of the account that is signed in', () => {
  it('carries, and notes that it has ended', async () => {
    const page = setUp();
    page.signIn('t1');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => name() === 'done');
    expect(page.journey.getSnapshot().run).toBe('ended');
    expect(page.posts()).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('goes on by itself after a new sign-in', async () => {
    const page = setUp(12);
    page.signIn('t1');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => page.posts().length === 3);
    page.revoke('t1');
    await page.until(() => name() === 'stopped');
    expect(run.getSnapshot().state).toEqual({ name: 'stopped', problem: 'signed-out' });
    expect(page.journey.getSnapshot().run).toBe('started');
    page.signIn('t2');
    await page.until(() => name() === 'done');
    expect(page.posts()).toEqual(Array.from({ length: 12 }, () => 1));
  });

  it('goes on also when the new key came before the old one was refused', async () => {
    const page = setUp(12);
    page.signIn('t1');
    page.revoke('t1');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => name() === 'running');
    page.signIn('t2');
    await page.until(() => name() === 'done');
    expect(page.posts().length).toBe(12);
  });

  it('does not knock again and again with the key that was refused', async () => {
    const page = setUp();
    page.signIn('t1');
    page.revoke('t1');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => name() === 'stopped');
    const asked = page.practice.log.length;
    page.journey.dispatch({ type: 'files-kept', rows: 6 });
    for (let n = 0; n < 50; n += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(name()).toBe('stopped');
    expect(page.practice.log.length).toBe(asked);
  });

  it('without a key says that it wants one', async () => {
    const page = setUp();
    page.signIn('t1');
    page.signIns.dropToken('to');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => name() === 'stopped');
    expect(page.practice.log).toEqual([]);
    page.signIn('t2');
    await page.until(() => name() === 'done');
  });

  it('uses no key of another account at the same server', async () => {
    const page = setUp();
    page.signIn('t1');
    page.signIns.keepToken('to', {
      web: WEB,
      actor: 'http://nouveau.localhost/users/b',
      token: 'x',
    });
    const { run, name } = page.open();
    void run.start();
    await page.until(() => name() === 'stopped');
    expect(page.practice.log).toEqual([]);
  });

  it('stays paused, whatever key comes', async () => {
    const page = setUp(12);
    page.signIn('t1');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => page.posts().length === 3);
    run.pause();
    await page.until(() => name() === 'paused');
    page.signIn('t2');
    for (let n = 0; n < 50; n += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(name()).toBe('paused');
  });

  it('knows after a reload that all was done', async () => {
    const page = setUp();
    page.signIn('t1');
    const before = page.open();
    void before.run.start();
    await page.until(() => before.name() === 'done');
    const after = page.open();
    await page.until(() => after.name() !== 'loading');
    expect(after.name()).toBe('done');
  });
});

describe('a second tab', () => {
  it('watches, and is done when the first is', async () => {
    const page = setUp(12);
    page.signIn('t1');
    const one = page.open();
    const two = page.open();
    void one.run.start();
    await page.until(() => page.posts().length === 3);
    void two.run.start();
    await page.until(() => two.name() === 'watching');
    await page.until(() => one.name() === 'done' && two.name() === 'done');
    expect(page.posts()).toEqual(Array.from({ length: 12 }, () => 1));
  });

  it('does not go on behind the back of whoever stopped the first', async () => {
    const page = setUp(12);
    page.signIn('t1');
    const one = page.open();
    const two = page.open();
    void one.run.start();
    await page.until(() => page.posts().length === 3);
    void two.run.start();
    await page.until(() => two.name() === 'watching');
    one.run.pause();
    await page.until(() => one.name() === 'paused' && two.name() === 'paused');
    const posts = page.posts().length;
    for (let n = 0; n < 50; n += 1) await new Promise((resolve) => setImmediate(resolve));
    expect([posts < 12, page.posts().length]).toEqual([true, posts]);
    void two.run.start();
    await page.until(() => two.name() === 'done');
    expect(page.posts()).toEqual(Array.from({ length: 12 }, () => 1));
  });
});

describe('what the new account has already', () => {
  it('is read at the pace of the server, and what it costs is remembered', async () => {
    const page = setUp(3);
    page.signIn('t1');
    const { run, name } = page.open();
    void run.start();
    await page.until(() => name() === 'done');
    const accepted = page.now() + 3_000;
    await page.until(() => page.now() > accepted);
    const pages: number[] = [];
    let compared: Compared | undefined;
    void run
      .compare((n) => pages.push(n), new AbortController().signal)
      .then((found) => {
        compared = found;
      });
    await page.until(() => compared !== undefined);
    expect([...(compared?.known.values() ?? [])].map(({ code }) => code)).toEqual(
      Array(3).fill('already'),
    );
    expect([...(compared?.held.follows.keys() ?? [])].sort()).toEqual(
      ['p0', 'p1', 'p2'].map((user) => `${user}@people.example`),
    );
    expect(pages).toEqual([1]);
    const told = page.limits.read()?.budgets.signed.told;
    const signed = page.practice.log.filter(({ token }) => token !== undefined).length;
    expect(told?.remaining).toBe(300 - signed);
  });

  it('is not told by halves when the screen is left', async () => {
    const page = setUp(3);
    page.signIn('t1');
    const { run } = page.open();
    const leaving = new AbortController();
    leaving.abort();
    await expect(run.compare(() => {}, leaving.signal)).rejects.toThrow();
  });

  it('wants a sign-in when the key opens nothing any more', async () => {
    const page = setUp(3);
    page.signIn('t1');
    page.revoke('t1');
    const { run } = page.open();
    let refused: unknown;
    run
      .compare(() => {}, new AbortController().signal)
      .catch((error) => {
        refused = error;
      });
    await page.until(() => refused !== undefined);
    expect(refused).toMatchObject({ code: 'signed-out' });
  });
});
