import { describe, expect, it } from 'vitest';
import { ALICE, as, handOut, idOf, NINE, PEOPLE, tryServer } from '../trial.ts';
import type { ServerOptions } from '../world.ts';

const KNOWN = PEOPLE.map((person) => ({ ...person, known: true }));
const MET = 'met@valley.example';
const OPEN = 'open@valley.example';

function start(options: Partial<ServerOptions> = {}) {
  const account = { ...ALICE, following: [MET, OPEN], followers: [MET] };
  const trial = tryServer({ people: KNOWN, accounts: [account], ...options });
  const call = as(trial, handOut(trial));
  const act = (handle: string, verb: string, body?: object) =>
    call('POST', `/api/v1/accounts/${idOf(trial, handle)}/${verb}`, body);
  const accts = async (path: string) =>
    ((await call('GET', path)).body as { acct: string }[]).map(({ acct }) => acct);
  return { trial, call, act, accts };
}

describe('a block (mastodon.md §5)', () => {
  it('ends follows both ways, stands in the list, and is idempotent', async () => {
    const { act, accts } = start();
    for (let index = 0; index < 2; index += 1) {
      expect((await act(MET, 'block')).body).toMatchObject({
        blocking: true,
        following: false,
        followed_by: false,
      });
    }
    expect(await accts('/api/v1/blocks')).toEqual([MET]);
    expect((await act(MET, 'follow')).body).toEqual({ error: 'This action is not allowed' });
    expect((await act(MET, 'unblock')).body).toMatchObject({ blocking: false, following: false });
    expect(await accts('/api/v1/blocks')).toEqual([]);
  });

  it('of oneself does nothing', async () => {
    const { act, accts } = start();
    expect((await act('alice@pasture.example', 'block')).status).toBe(200);
    expect(await accts('/api/v1/blocks')).toEqual([]);
  });

  it('leaves the suspended out of the list, which the file has (§4.2)', async () => {
    const { act, accts } = start();
    await act('banned@valley.example', 'block');
    expect(await accts('/api/v1/blocks')).toEqual([]);
  });

  it('of the other side is told, and forbids to follow', async () => {
    const people = [{ handle: OPEN, known: true, blocks: ['alice@pasture.example'] }];
    const { act } = start({ people, accounts: [ALICE] });
    expect((await act(OPEN, 'note', { comment: 'x' })).body).toMatchObject({ blocked_by: true });
    expect((await act(OPEN, 'follow')).status).toBe(403);
  });
});

describe('a mute (mastodon.md §5)', () => {
  it('covers notifications unless told otherwise', async () => {
    const { act } = start();
    expect((await act(MET, 'mute')).body).toMatchObject({
      muting: true,
      muting_notifications: true,
    });
    expect((await act(MET, 'mute', { notifications: false })).body).toMatchObject({
      muting_notifications: false,
    });
  });

  it('ends when its time is over, and for ever with 0', async () => {
    const { trial, act, call, accts } = start();
    const { body } = await act(MET, 'mute', { duration: 3600 });
    expect(body).toMatchObject({ muting_expires_at: '2026-03-10T10:00:00Z' });
    const [muted] = (await call('GET', '/api/v1/mutes')).body as object[];
    expect(muted).toMatchObject({ acct: MET, mute_expires_at: '2026-03-10T10:00:00.000Z' });
    await act(OPEN, 'mute', { duration: 0 });
    trial.clock.now = NINE + 3_600_000;
    expect(await accts('/api/v1/mutes')).toEqual([OPEN]);
  });

  it('set again takes the new settings', async () => {
    const { trial, act, accts } = start();
    await act(MET, 'mute', { duration: 60 });
    await act(MET, 'mute');
    trial.clock.now = NINE + 86_400_000;
    expect(await accts('/api/v1/mutes')).toEqual([MET]);
  });

  it('tells when it ends in the relationship from 4.6', async () => {
    const { act } = start({ version: '4.5.0' });
    expect((await act(MET, 'mute', { duration: 60 })).body).not.toHaveProperty('muting_expires_at');
  });
});

describe('a domain block (mastodon.md §5)', () => {
  const block = { domain: 'VALLEY.example' };

  it('is idempotent, listed as a string, and cuts the ties a little later', async () => {
    const { trial, call, act, accts } = start();
    const following = `/api/v1/accounts/${idOf(trial, 'alice@pasture.example')}/following`;
    expect(await call('POST', '/api/v1/domain_blocks', block)).toMatchObject({
      status: 200,
      body: {},
    });
    expect((await call('POST', '/api/v1/domain_blocks', block)).status).toBe(200);
    expect((await call('GET', '/api/v1/domain_blocks')).body).toEqual(['valley.example']);
    expect(await accts(following)).toHaveLength(2);
    trial.clock.now += 2_000;
    expect(await accts(following)).toEqual([]);
    expect((await act(MET, 'note', { comment: 'x' })).body).toMatchObject({
      domain_blocking: true,
      followed_by: false,
    });
    expect((await act(MET, 'follow')).status).toBe(403);
    expect((await call('DELETE', '/api/v1/domain_blocks', block)).body).toEqual({});
    expect((await act(MET, 'follow')).status).toBe(200);
  });

  it.each(['', 'no domain', 'a@b.example'])('of %j is refused', async (domain) => {
    expect((await start().call('POST', '/api/v1/domain_blocks', { domain })).status).toBe(422);
  });

  it('shows what it would cut, since 4.3', async () => {
    const path = '/api/v1/domain_blocks/preview?domain=valley.example';
    expect((await start().call('GET', path)).body).toEqual({
      following_count: 2,
      followers_count: 1,
    });
    expect((await start({ version: '4.2.0' }).call('GET', path)).status).toBe(404);
  });
});

describe('a note (mastodon.md §5)', () => {
  it('is kept, replaced, and deleted when blank', async () => {
    const { act } = start();
    expect((await act(MET, 'note', { comment: 'Met in Nice' })).body).toMatchObject({
      note: 'Met in Nice',
    });
    expect((await act(MET, 'note', { comment: ' ' })).body).toMatchObject({ note: '' });
    expect((await act(MET, 'note', { comment: 'é'.repeat(2000) })).status).toBe(200);
    expect((await act(MET, 'note', { comment: 'é'.repeat(2001) })).status).toBe(422);
  });
});

describe('an endorsement (mastodon.md §5)', () => {
  it('needs an accepted follow; a request is not enough', async () => {
    const { act, accts } = start();
    await act('locked@valley.example', 'follow');
    const error = 'Validation failed: You must be already following the person you want to endorse';
    expect(await act('locked@valley.example', 'pin')).toMatchObject({
      status: 422,
      body: { error },
    });
    expect((await act(MET, 'pin')).body).toMatchObject({ endorsed: true });
    expect((await act(OPEN, 'endorse')).status).toBe(200);
    expect((await accts('/api/v1/endorsements')).sort()).toEqual([MET, OPEN]);
    expect((await act(MET, 'unpin')).body).toMatchObject({ endorsed: false });
  });

  it('has its own name from 4.4 only', async () => {
    const { act } = start({ version: '4.3.0' });
    expect((await act(MET, 'endorse')).status).toBe(404);
    expect((await act(MET, 'pin')).status).toBe(200);
  });
});

describe('scopes (mastodon.md §2.8, §5)', () => {
  it.each([
    ['block', 'write:mutes'],
    ['mute', 'write:blocks'],
    ['note', 'write:follows'],
    ['pin', 'write:follows'],
    ['follow', 'write:accounts'],
  ])('%s is not open to %s', async (verb, scope) => {
    const { trial } = start();
    const call = as(trial, handOut(trial, 'alice', ['read', scope]));
    const { status, body } = await call('POST', `/api/v1/accounts/${idOf(trial, MET)}/${verb}`);
    expect([status, body]).toEqual([
      403,
      { error: 'This action is outside the authorized scopes' },
    ]);
  });
});
