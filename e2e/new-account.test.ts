import { describe, expect, it } from 'vitest';
import { codeOf, FILTER, NINE, openNewAccount, POSTS, serverOf } from './new-account-scene.ts';

describe('people', () => {
  it('are blocked, muted for a time, noted down and shown', async () => {
    const { account, find, state, pair } = openNewAccount();
    const zoe = await find('zoe@valley.example');
    const yann = await find('yann@valley.example');
    await account.block(yann);
    expect(state.blocks.has(pair(yann))).toBe(true);
    await account.endorse(zoe);
    expect(state.endorsements.has(pair(zoe))).toBe(true);
    const { value } = await account.setNote(zoe, 'met at\nthe fair & talked');
    expect(value.note).toBe('met at\nthe fair & talked');
    expect(state.notes.get(pair(zoe))).toBe('met at\nthe fair & talked');
    await account.mute(zoe, { notifications: false, seconds: 3_600 });
    expect(state.mutes.get(pair(zoe))).toMatchObject({
      ...{ notifications: false, expiresAt: NINE + 3_600_000 },
    });
    await account.mute(zoe, { notifications: true });
    expect(state.mutes.get(pair(zoe))).toMatchObject({
      ...{ notifications: true, expiresAt: undefined },
    });
    const ties = await account.relationships([zoe, yann]);
    expect(ties.value.find(({ id }) => id === zoe)?.note).toBe('met at\nthe fair & talked');
    expect(ties.limit?.limit).toBe(300);
  });

  it('are followed', async () => {
    const { account, find, state, own } = openNewAccount();
    const ann = await find('ann@press.example');
    await account.follow(ann, { reblogs: false, languages: ['fr'] });
    const follow = [...state.follows.values()].find(
      ({ from, to }) => from === own.id && to === ann,
    );
    expect(follow).toMatchObject({ reblogs: false, languages: ['fr'] });
  });

  it('who are not followed are not shown', async () => {
    const { account, find } = openNewAccount();
    expect(await codeOf(account.endorse(await find('ann@press.example')))).toBe('needs-follow');
  });

  it('their whole server is blocked', async () => {
    const { account, state, own } = openNewAccount();
    await account.blockServer(serverOf('xn--bcher-kva.example'));
    expect(state.domainBlocks).toMatchObject([
      { account: own.id, domain: 'xn--bcher-kva.example' },
    ]);
  });
});

describe('posts and hashtags', () => {
  it('are found by their uri, bookmarked and favourited', async () => {
    const { account, post, state } = openNewAccount();
    const found = await post();
    expect(state.posts.get(found)?.uri).toBe(POSTS[0]);
    expect((await account.findPost('https://press.example/users/ann/statuses/3')).value).toBe(
      undefined,
    );
    await account.bookmark(found);
    await account.favourite(found);
    expect(state.bookmarks.map((mark) => mark.post)).toEqual([found]);
    expect(state.favourites.map((mark) => mark.post)).toEqual([found]);
    expect(await codeOf(account.bookmark('404404'))).toBe('not-found');
  });

  it('are followed and shown, in any alphabet', async () => {
    const { account, state } = openNewAccount();
    await account.followHashtag('Été');
    await account.followHashtag('山');
    expect(state.followedTags.map(({ name }) => name)).toEqual(['Été', '山']);
    await account.featureHashtag('Été');
    expect(state.featuredTags.map(({ name }) => name)).toEqual(['Été']);
    expect(await codeOf(account.featureHashtag('été'))).toBe('already-there');
    expect(await codeOf(account.followHashtag('no hashtag?'))).toBe('not-found');
  });

  it('are shown up to ten', async () => {
    const { account } = openNewAccount();
    for (let n = 0; n < 10; n += 1) await account.featureHashtag(`vue${n}x`);
    expect(await codeOf(account.featureHashtag('one_more'))).toBe('limit');
  });
});

describe('lists', () => {
  const NEAR = { title: 'Near & dear', repliesPolicy: 'none', exclusive: true } as const;

  it('are made with their settings and their members', async () => {
    const { account, find, state } = openNewAccount();
    const members = [await find('zoe@valley.example'), await find('yann@valley.example')];
    const { value: id } = await account.createList(NEAR);
    await account.addToList(id, members);
    expect(state.lists.get(id)).toMatchObject(NEAR);
    expect([...(state.lists.get(id)?.members ?? [])].sort()).toEqual(members.sort());
  });

  it('take all or none', async () => {
    const { account, find, state } = openNewAccount();
    const [zoe, ann] = [await find('zoe@valley.example'), await find('ann@press.example')];
    const { value: id } = await account.createList(NEAR);
    expect(await codeOf(account.addToList(id, [zoe, ann]))).toBe('needs-follow');
    expect(state.lists.get(id)?.members.size).toBe(0);
    await account.addToList(id, [zoe]);
    expect(await codeOf(account.addToList(id, [zoe]))).toBe('already-there');
    const older = openNewAccount({ version: '4.3.0' });
    const { value: other } = await older.account.createList(NEAR);
    const stranger = await older.find('ann@press.example');
    expect(await codeOf(older.account.addToList(other, [stranger]))).toBe('not-found');
  });

  it('are fifty at most', async () => {
    const { account } = openNewAccount();
    for (let n = 0; n < 50; n += 1) await account.createList({ ...NEAR, title: `list ${n}` });
    expect(await codeOf(account.createList(NEAR))).toBe('limit');
  });
});

describe('filters', () => {
  it('are made with all their keywords, their end and their posts', async () => {
    const { account, post, state } = openNewAccount();
    const { value: id } = await account.createFilter(FILTER, 3_600);
    await account.filterPost(id, await post());
    const filter = state.filters.get(id);
    expect(filter).toMatchObject({
      ...{
        title: 'Noise',
        context: ['home', 'public'],
        action: 'hide',
        expiresAt: NINE + 3_600_000,
      },
    });
    expect(filter?.keywords.map(({ keyword, wholeWord }) => ({ keyword, wholeWord }))).toEqual(
      FILTER.keywords,
    );
    expect(filter?.posts.map((one) => state.posts.get(one.post)?.uri)).toEqual([POSTS[0]]);
    expect(await codeOf(account.filterPost(id, await post()))).toBe('already-there');
  });

  it('without an end never end', async () => {
    const { account, state } = openNewAccount();
    const { value: id } = await account.createFilter({ ...FILTER, expiresAt: NINE });
    expect(state.filters.get(id)?.expiresAt).toBeUndefined();
  });

  it('are not there before 4.0', async () => {
    const { account } = openNewAccount({ version: '3.5.3' });
    expect(await codeOf(account.createFilter(FILTER))).toBe('not-found');
    expect(await codeOf(account.followHashtag('alpage'))).toBe('not-found');
  });
});

describe('the profile', () => {
  it('is written: words, fields, switches, posting defaults', async () => {
    const { account, own, state } = openNewAccount();
    const words = { displayName: 'Alice 🐐', note: 'Goats & <sheep>\nand more' };
    const switches = { bot: true, discoverable: false, indexable: true, hideCollections: true };
    const fields = ['Meadow', 'Web', 'Third', 'Fourth'].map((name) => ({
      name,
      value: `${name}!`,
    }));
    const defaults = { privacy: 'private', sensitive: true, language: 'fr', quotePolicy: 'nobody' };
    await account.changeProfile({ ...words, ...switches, fields, ...defaults, locked: true });
    expect(own).toMatchObject({ ...words, ...switches, fields, locked: true });
    expect(state.users.get(own.id)).toMatchObject(defaults);
  });

  it('keeps what is not written', async () => {
    const { account, own } = openNewAccount();
    await account.changeProfile({ fields: [{ name: 'Meadow', value: 'upper' }] });
    await account.changeProfile({ displayName: 'A.' });
    expect(own).toMatchObject({ displayName: 'A.', note: 'before', locked: false });
    expect(own.fields).toEqual([{ name: 'Meadow', value: 'upper' }]);
    await account.changeProfile({ fields: [] });
    expect(own.fields).toEqual([]);
  });

  it('takes a picture, byte by byte, with the token in the form', async () => {
    const { account, own, practice } = openNewAccount();
    const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]);
    await account.changeProfile({ avatar: new File([bytes], 'me.png', { type: 'image/png' }) });
    expect(own.avatar).toEqual({ type: 'image/png', bytes });
    expect(own).toMatchObject({ displayName: 'Alice', note: 'before', header: undefined });
    expect(practice.log.at(-1)).toMatchObject({ method: 'PATCH', status: 200, token: 'secret' });
  });

  it('with one thing wrong is not written at all', async () => {
    const { account, own } = openNewAccount();
    const header = new Blob(['text'], { type: 'text/plain' });
    expect(await codeOf(account.changeProfile({ displayName: 'A.', header }))).toBe('invalid');
    expect(await codeOf(account.changeProfile({ note: 'x'.repeat(501) }))).toBe('invalid');
    expect(own).toMatchObject({ displayName: 'Alice', note: 'before' });
  });
});
