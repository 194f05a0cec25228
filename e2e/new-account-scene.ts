import { parseAddress, parseServer, type Server } from '../src/domain/address.ts';
import type { FilterFacts } from '../src/domain/relation.ts';
import { createClient } from '../src/mastodon/client.ts';
import { MastodonError } from '../src/mastodon/errors.ts';
import { createNewAccount } from '../src/mastodon/new-account.ts';
import { scopesFor } from '../src/mastodon/scopes.ts';
import { createServer } from '../src/practice/create-server.ts';
import type { PracticeAccount, ServerOptions } from '../src/practice/world.ts';

export const NINE = Date.UTC(2026, 2, 10, 9);
const NAME = 'pasture.example';
export const POSTS = [1, 2].map((n) => `https://press.example/users/ann/statuses/${n}`);
const PEOPLE = ['zoe@valley.example', 'yann@valley.example', 'ann@press.example'];
const ALICE: PracticeAccount = {
  ...{ username: 'alice', email: 'alice@mail.example', password: 'password' },
  ...{ displayName: 'Alice', note: 'before', following: PEOPLE.slice(0, 2) },
};
export const FILTER: FilterFacts = {
  ...{ title: 'Noise', context: ['home', 'public'], action: 'hide' },
  keywords: [
    { keyword: 'drum & bass', wholeWord: false },
    { keyword: 'brass', wholeWord: true },
    { keyword: 'organ', wholeWord: false },
  ],
};

export const serverOf = (name: string): Server => {
  const parsed = parseServer(name);
  if (!parsed.ok) throw new Error(name);
  return parsed.value;
};

/** Alice's account on a pretend server, written to as the wizard does. */
export function openNewAccount(options: Partial<ServerOptions> = {}, scopes = scopesFor('to')) {
  const now = () => NINE;
  const practice = createServer({
    ...{ server: NAME, origin: `https://${NAME}`, accounts: [ALICE], now },
    people: PEOPLE.map((handle) => ({ handle })),
    posts: POSTS.map((uri) => ({ uri, author: 'ann@press.example' })),
    ...options,
  });
  const own = [...practice.state.accounts.values()].find(({ local }) => local);
  if (own === undefined) throw new Error('The pretend server has no account.');
  practice.state.tokens.set('secret', {
    ...{ token: 'secret', clientId: 'test', account: own.id, scopes, revoked: false },
  });
  const send: typeof fetch = async (input, init) => {
    const response = await practice.handle(new Request(input as string, init));
    if (response === undefined) throw new TypeError('Failed to fetch');
    return response;
  };
  const server = serverOf(NAME);
  const signed = createClient({ server, token: 'secret', now, fetch: send });
  const unsigned = createClient({ server, now, fetch: send });
  const account = createNewAccount({ signed, unsigned }, server);
  const find = async (handle: string) => {
    const address = parseAddress(handle);
    const found = address.ok ? await account.search(address.value) : undefined;
    if (found?.value === undefined) throw new Error(`${handle} is not there.`);
    return found.value.id;
  };
  const post = async (uri = POSTS[0] ?? '') => {
    const { value } = await account.findPost(uri);
    if (value === undefined) throw new Error(`${uri} is not there.`);
    return value;
  };
  const { state } = practice;
  return { practice, state, own, account, find, post, pair: (id: string) => `${own.id} ${id}` };
}

export const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof MastodonError ? error.code : Promise.reject(error)),
  );
