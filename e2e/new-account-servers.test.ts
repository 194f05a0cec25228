import { describe, expect, it } from 'vitest';
import type { NewAccount } from '../src/mastodon/new-account.ts';
import { scopesFor } from '../src/mastodon/scopes.ts';
import { codeOf, FILTER, NINE, openNewAccount, POSTS, serverOf } from './new-account-scene.ts';

describe('GoToSocial (gotosocial-observed.md §6)', () => {
  const NEAR = { title: 'Near', repliesPolicy: 'list', exclusive: false } as const;

  it('takes the same forms', async () => {
    const { account, find, post, state, own, pair } = openNewAccount({ software: 'gotosocial' });
    const zoe = await find('zoe@valley.example');
    const { value: list } = await account.createList(NEAR);
    await account.addToList(list, [zoe]);
    expect([...(state.lists.get(list)?.members ?? [])]).toEqual([zoe]);
    const { value: filter } = await account.createFilter(FILTER, 60);
    await account.filterPost(filter, await post());
    expect(state.filters.get(filter)?.keywords).toHaveLength(3);
    await account.mute(zoe, { notifications: true, seconds: 60 });
    expect(state.mutes.get(pair(zoe))).toMatchObject({ expiresAt: NINE + 60_000 });
    await account.changeProfile({ fields: [{ name: 'Meadow', value: 'upper' }] });
    expect(own.fields).toEqual([{ name: 'Meadow', value: 'upper' }]);
  });

  it('refuses in its own words', async () => {
    const { account, find } = openNewAccount({ software: 'gotosocial' });
    const { value: list } = await account.createList(NEAR);
    expect(await codeOf(account.createList(NEAR))).toBe('already-there');
    const [zoe, ann] = [await find('zoe@valley.example'), await find('ann@press.example')];
    expect(await codeOf(account.addToList(list, [ann]))).toBe('needs-follow');
    await account.addToList(list, [zoe]);
    expect(await codeOf(account.addToList(list, [zoe]))).toBe('already-there');
    expect(await codeOf(account.blockServer(serverOf('noise.example')))).toBe('not-found');
    expect(await codeOf(account.endorse(zoe))).toBe('not-found');
    expect(await codeOf(account.featureHashtag('alpage'))).toBe('not-found');
  });
});

describe('what a server says in French', () => {
  it('is understood: it is asked for in English', async () => {
    const { account, find, state, own } = openNewAccount({ locale: 'fr' });
    const user = state.users.get(own.id);
    if (user !== undefined) user.locale = 'fr';
    expect(await codeOf(account.endorse(await find('ann@press.example')))).toBe('needs-follow');
    for (let n = 0; n < 10; n += 1) await account.featureHashtag(`vue${n}x`);
    expect(await codeOf(account.featureHashtag('one_more'))).toBe('limit');
  });
});

describe('the scopes asked for', () => {
  it.each([
    ['write:blocks', (of: NewAccount) => of.block('1')],
    ['write:mutes', (of: NewAccount) => of.mute('1', { notifications: true })],
    ['write:accounts', (of: NewAccount) => of.setNote('1', 'x')],
    ['write:follows', (of: NewAccount) => of.followHashtag('alpage')],
    ['write:bookmarks', (of: NewAccount) => of.bookmark('1')],
    ['write:favourites', (of: NewAccount) => of.favourite('1')],
    ['write:filters', (of: NewAccount) => of.createFilter(FILTER)],
    [
      'write:lists',
      (of: NewAccount) => of.createList({ title: 'x', repliesPolicy: 'list', exclusive: false }),
    ],
    ['read:search', (of: NewAccount) => of.findPost(POSTS[0] ?? '')],
  ] as const)('%s is needed', async (scope, act) => {
    const without = openNewAccount(
      {},
      scopesFor('to').filter((one) => one !== scope),
    );
    expect(await codeOf(act(without.account))).toBe('scope');
    expect(await codeOf(act(openNewAccount().account))).not.toBe('scope');
  });
});
