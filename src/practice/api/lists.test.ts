import { describe, expect, it } from 'vitest';
import { ALICE, as, handOut, idOf, PEOPLE, tryServer } from '../trial.ts';

const KNOWN = PEOPLE.map((person) => ({ ...person, known: true }));
const MET = 'met@valley.example';
const OPEN = 'open@valley.example';
const LOCKED = 'locked@valley.example';

function start(version: string) {
  const trial = tryServer({
    version,
    people: KNOWN,
    accounts: [{ ...ALICE, following: [MET, OPEN] }],
  });
  const call = as(trial, handOut(trial));
  const makeList = async (title = 'Friends') =>
    ((await call('POST', '/api/v1/lists', { title })).body as { id: string }).id;
  const add = (list: string, handles: readonly string[]) =>
    call('POST', `/api/v1/lists/${list}/accounts`, {
      account_ids: handles.map((handle) => idOf(trial, handle)),
    });
  const members = async (list: string) => {
    const { body } = await call('GET', `/api/v1/lists/${list}/accounts?limit=0`);
    return (body as { acct: string }[]).map(({ acct }) => acct).sort();
  };
  return { trial, call, makeList, add, members };
}

describe('lists (mastodon.md §5)', () => {
  it('may have the same title twice', async () => {
    const { call, makeList } = start('4.6.5');
    const [one, two] = [await makeList(), await makeList()];
    expect(one).not.toBe(two);
    expect((await call('GET', '/api/v1/lists')).body).toEqual([
      { id: one, title: 'Friends', replies_policy: 'list', exclusive: false },
      { id: two, title: 'Friends', replies_policy: 'list', exclusive: false },
    ]);
  });

  it('are fifty at most', async () => {
    const { call, makeList } = start('4.6.5');
    for (let index = 0; index < 50; index += 1) await makeList(`List ${index}`);
    const { status, body } = await call('POST', '/api/v1/lists', { title: 'One more' });
    expect([status, body]).toEqual([
      422,
      { error: 'Validation failed: You have reached the maximum number of lists' },
    ]);
  });

  it('know exclusive since 4.2 and a longest title since 4.6', async () => {
    const old = await start('4.1.0').call('POST', '/api/v1/lists', { title: 'A', exclusive: true });
    expect(old.body).not.toHaveProperty('exclusive');
    const fresh = start('4.6.5');
    const exclusive = await fresh.call('POST', '/api/v1/lists', { title: 'A', exclusive: true });
    expect(exclusive.body).toMatchObject({ exclusive: true });
    const long = 'x'.repeat(257);
    expect((await fresh.call('POST', '/api/v1/lists', { title: long })).status).toBe(422);
    expect((await start('4.5.0').call('POST', '/api/v1/lists', { title: long })).status).toBe(200);
  });

  it('of somebody else are not there', async () => {
    const bob = { ...ALICE, username: 'bob', email: 'bob@mail.example' };
    const trial = tryServer({ accounts: [ALICE, bob] });
    const mine = as(trial, handOut(trial));
    const theirs = as(trial, handOut(trial, 'bob'));
    const { id } = (await mine('POST', '/api/v1/lists', { title: 'A' })).body as { id: string };
    expect((await theirs('GET', `/api/v1/lists/${id}`)).status).toBe(404);
    expect((await theirs('DELETE', `/api/v1/lists/${id}`)).status).toBe(404);
  });
});

describe('members of a list (mastodon.md §5.2)', () => {
  it('are added all or none', async () => {
    const { makeList, add, members } = start('4.6.5');
    const list = await makeList();
    expect((await add(list, [MET, LOCKED])).status).toBe(422);
    expect(await members(list)).toEqual([]);
    expect(await add(list, [MET, OPEN])).toMatchObject({ status: 200, body: {} });
    expect(await members(list)).toEqual([MET, OPEN]);
  });

  it.each([
    ['4.1.0', 'Validation failed: Account has already been taken'],
    ['4.3.0', 'Validation failed: Account has already been taken'],
    ['4.4.0', 'Validation failed: Account is already on the list'],
  ])('%s refuses all when one is on it already', async (version, error) => {
    const { makeList, add, members } = start(version);
    const list = await makeList();
    await add(list, [MET]);
    expect(await add(list, [OPEN, MET])).toMatchObject({ status: 422, body: { error } });
    expect(await members(list)).toEqual([MET]);
  });

  it.each([
    ['4.1.0', 404, 404, 'Record not found'],
    ['4.2.0', 404, 200, 'Record not found'],
    ['4.3.0', 404, 200, 'Record not found'],
    ['4.4.0', 422, 200, 'Validation failed: Account must be a followed account'],
    ['4.6.5', 422, 200, 'Validation failed: Account must be a followed account'],
  ])('%s: not followed %i, requested %i', async (version, stranger, requested, error) => {
    const { trial, call, makeList, add } = start(version);
    const list = await makeList();
    expect(await add(list, [LOCKED])).toMatchObject({ status: stranger, body: { error } });
    await call('POST', `/api/v1/accounts/${idOf(trial, LOCKED)}/follow`);
    expect((await add(list, [LOCKED])).status).toBe(requested);
  });

  it('may be oneself; an unknown id is a 404', async () => {
    const { call, makeList, add, members } = start('4.6.5');
    const list = await makeList();
    expect((await add(list, ['alice@pasture.example'])).status).toBe(200);
    expect(await members(list)).toEqual(['alice']);
    const unknown = await call('POST', `/api/v1/lists/${list}/accounts`, { account_ids: ['1'] });
    expect(unknown.status).toBe(404);
  });

  it('leave with the follow', async () => {
    const { trial, call, makeList, add, members } = start('4.6.5');
    const list = await makeList();
    await add(list, [MET, OPEN]);
    await call('POST', `/api/v1/accounts/${idOf(trial, MET)}/unfollow`);
    expect(await members(list)).toEqual([OPEN]);
  });

  it('page by account ids, and are all there with limit=0 (§4.2, §4.3)', async () => {
    const { trial, call, makeList, add } = start('4.6.5');
    const list = await makeList();
    await add(list, [MET, OPEN]);
    const { response, body } = await call('GET', `/api/v1/lists/${list}/accounts?limit=1`);
    const [first] = body as { id: string }[];
    expect(response.headers.get('Link')).toContain(`max_id=${first?.id}>; rel="next"`);
    const all = await call('GET', `/api/v1/lists/${list}/accounts?limit=0`);
    expect(all.response.headers.has('Link')).toBe(false);
    expect(all.body).toHaveLength(2);
    expect([idOf(trial, MET), idOf(trial, OPEN)]).toContain(first?.id);
  });
});
