import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { open, servers } from './sign-in.scene.ts';

describe('coming back from a server', () => {
  it('notes the account and its key, and uses the departure up', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    expect(page.signIn.getSnapshot()).toEqual({ name: 'none' });
    expect(page.journey.getSnapshot().to?.account?.address.user).toBe('bob');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(page.signIns.leaving()).toBeUndefined();
    expect(servers.revoked).toEqual([]);
  });

  it('takes no answer that is not ours, and asks nobody about it', async () => {
    const page = open();
    page.choose('to', 'new.example');
    page.signIns.keepLeaving({
      side: 'to',
      web: 'new.example' as Server,
      state: 'mine',
      verifier: 'v',
      at: 0,
    });
    await page.signIn.arrive({ type: 'code', state: 'yours', code: 'x' });
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'not-ours' } });
    await page.signIn.arrive({ type: 'code', state: '', code: 'x' });
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'not-ours' } });
    expect(servers.asked).toEqual([]);
  });

  it('without an answer says that nobody came back', async () => {
    const page = open();
    page.choose('from', 'old.example');
    page.signIns.keepLeaving({
      side: 'from',
      web: 'old.example' as Server,
      state: 'mine',
      verifier: 'v',
      at: 0,
    });
    await page.signIn.arrive(undefined);
    expect(page.signIn.getSnapshot()).toEqual({
      name: 'problem',
      side: 'from',
      problem: { code: 'did-not-return' },
    });
  });

  it.each([
    ['access_denied', 'denied'],
    ['server_error', 'turned-away'],
  ])('with %s says so', async (error, code) => {
    const page = open();
    page.choose('to', 'new.example');
    const leaving = {
      side: 'to',
      web: 'new.example' as Server,
      state: 's',
      verifier: 'v',
    } as const;
    page.signIns.keepLeaving({ ...leaving, at: 0 });
    await page.signIn.arrive({ type: 'error', state: 's', error });
    expect(page.signIn.getSnapshot()).toMatchObject({ side: 'to', problem: { code } });
    expect(page.signIns.leaving()).toBeUndefined();
  });

  it('with a code too old says so', async () => {
    const page = open();
    page.choose('to', 'new.example');
    const leaving = {
      side: 'to',
      web: 'new.example' as Server,
      state: 's',
      verifier: 'v',
    } as const;
    page.signIns.keepLeaving({ ...leaving, at: 0 });
    await page.signIn.arrive({ type: 'code', state: 's', code: 'used' });
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'expired' } });
  });
});
