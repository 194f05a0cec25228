import { describe, expect, it } from 'vitest';
import { ALICE, as, handOut, idOf, PEOPLE, tryServer } from '../trial.ts';

const PATH = '/api/v1/collections';

function start(version = '4.6.5') {
  const bob = { ...ALICE, username: 'bob', email: 'bob@mail.example' };
  const people = PEOPLE.map((person) => ({ ...person, known: true }));
  const trial = tryServer({ version, people, accounts: [ALICE, bob] });
  const call = as(trial, handOut(trial));
  const id = (handle: string) => idOf(trial, handle);
  return { trial, call, id };
}

describe('collections (mastodon.md §4.2, §5)', () => {
  it('hold people; those elsewhere are pending, and only the owner sees them', async () => {
    const { trial, call, id } = start();
    const [bob, open] = [id('bob@pasture.example'), id('open@valley.example')];
    const body = { name: 'Maps', account_ids: [bob, open] };
    const made = (await call('POST', PATH, body)).body as { collection: { id: string } };
    expect(made.collection).toMatchObject({
      name: 'Maps',
      item_count: 2,
      items: [
        { account_id: bob, state: 'accepted' },
        { account_id: open, state: 'pending' },
      ],
    });
    const path = `${PATH}/${made.collection.id}`;
    const asBob = as(trial, handOut(trial, 'bob'));
    expect((await asBob('GET', path)).body).toMatchObject({ collection: { item_count: 1 } });
    expect((await asBob('POST', `${path}/items`, { account_id: open })).status).toBe(403);
    expect((await call('POST', `${path}/items`, { account_id: open })).status).toBe(422);
    const met = id('met@valley.example');
    expect((await call('POST', `${path}/items`, { account_id: met })).status).toBe(200);
    const list = `/api/v1/accounts/${id('alice@pasture.example')}/collections`;
    expect((await call('GET', list)).body).toMatchObject({ collections: [{ name: 'Maps' }] });
    await call('DELETE', path);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('refuse who does not allow it, names over 40, descriptions over 100', async () => {
    const { call, id } = start();
    const status = async (body: object) => (await call('POST', PATH, body)).status;
    expect(await status({ name: 'A', account_ids: [id('refuses@valley.example')] })).toBe(403);
    expect(await status({ name: 'x'.repeat(41) })).toBe(422);
    expect(await status({ name: 'A', description: 'x'.repeat(101) })).toBe(422);
    expect(await status({ name: '' })).toBe(422);
  });

  it('are there from 4.6', async () => {
    expect((await start('4.5.0').call('POST', PATH, { name: 'A' })).status).toBe(404);
    expect((await start().call('POST', '/api/v1_alpha/collections', { name: 'A' })).status).toBe(
      200,
    );
  });
});
