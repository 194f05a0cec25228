import { describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import { answering, BAD_IDS, refusing } from './new-account.scene.ts';
import type { NewAccount } from './new-account.ts';
import { codeOf, serverNamed } from './scripted-fetch.ts';

const zoe = parseAddress('zoe@valley.example');
if (!zoe.ok) throw new Error(zoe.problem);
const ZOE = { id: '1', acct: 'zoe@valley.example' };
const FILTER = { title: 'x', context: ['home'], action: 'warn', keywords: [] } as const;
const LIST = { title: 'x', repliesPolicy: 'list', exclusive: false } as const;

/** Every act with an id of ours in its path, or in its form. */
const WITH_ID: { readonly [name: string]: (of: NewAccount, id: string) => Promise<unknown> } = {
  follow: (of, id) => of.follow(id, {}),
  block: (of, id) => of.block(id),
  mute: (of, id) => of.mute(id, { notifications: true }),
  setNote: (of, id) => of.setNote(id, 'x'),
  endorse: (of, id) => of.endorse(id),
  bookmark: (of, id) => of.bookmark(id),
  favourite: (of, id) => of.favourite(id),
  'addToList, the list': (of, id) => of.addToList(id, ['1']),
  'addToList, somebody': (of, id) => of.addToList('1', [id]),
  'filterPost, the filter': (of, id) => of.filterPost(id, '1'),
  'filterPost, the post': (of, id) => of.filterPost('1', id),
};

/** The others that are signed. */
const SIGNED: { readonly [name: string]: (of: NewAccount) => Promise<unknown> } = {
  search: (of) => of.search(zoe.value),
  findPost: (of) => of.findPost('https://press.example/1'),
  relationships: (of) => of.relationships(['1']),
  blockServer: (of) => of.blockServer(serverNamed('noise.example')),
  followHashtag: (of) => of.followHashtag('alpage'),
  featureHashtag: (of) => of.featureHashtag('alpage'),
  createList: (of) => of.createList(LIST),
  createFilter: (of) => of.createFilter(FILTER),
  changeProfile: (of) => of.changeProfile({ note: 'x' }),
};

describe('the new account', () => {
  it('looks people up without a token, on the server of its own', async () => {
    const { account, sent } = answering(ZOE);
    expect((await account.lookUp(zoe.value)).value?.id).toBe('1');
    expect([...(sent[0]?.headers ?? [])]).toEqual([]);
    expect(sent[0]?.url.href).toBe(
      'https://social.pasture.example/api/v1/accounts/lookup?acct=zoe%40valley.example',
    );
  });

  it('knows people without a domain for those of its own handles', async () => {
    const { account } = answering({ accounts: [{ id: '1', acct: 'zoe' }] });
    const address = parseAddress('zoe@pasture.example');
    const { value } = await account.search(address.ok ? address.value : zoe.value);
    expect(value?.id).toBe('1');
  });

  const all = {
    ...SIGNED,
    ...Object.fromEntries(
      Object.entries(WITH_ID).map(([name, act]) => [name, (of: NewAccount) => act(of, '1')]),
    ),
  };

  it.each(Object.entries(all))('%s: is one request, with the token', async (_, act) => {
    const { account, sent } = refusing(401, 'The access token is invalid');
    expect(await codeOf(act(account))).toBe('signed-out');
    expect(sent).toHaveLength(1);
    const inHeader = sent[0]?.headers.get('authorization') === 'Bearer secret';
    const inForm = new URLSearchParams(sent[0]?.body).get('access_token') === 'secret';
    expect([inHeader, inForm].sort()).toEqual([false, true]);
    expect(sent[0]?.url.href).not.toContain('secret');
    expect(sent[0]?.init.redirect).toBe('error');
  });

  it.each(Object.entries(WITH_ID))('%s: an id that is none is never sent', async (_, act) => {
    for (const id of BAD_IDS) {
      const { account, sent } = answering({});
      expect(await codeOf(act(account, id))).toBe('garbled');
      expect(sent).toEqual([]);
    }
  });
});
