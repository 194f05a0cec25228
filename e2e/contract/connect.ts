import { answers, errorOf, holds, row, text } from './assert.ts';
import type { ContractClock } from './contract-clock.ts';
import { type Facts, isSince } from './facts.ts';
import { type Answer, type Call, createCall } from './http.ts';
import { type Actor, createSide, type Side, type StateTokens } from './side.ts';
import { type App, CALLBACK, type Credentials, obtainToken } from './sign-in.ts';
import { createVisitor, type VisitorOptions } from './visitor.ts';

/** An account by its token, or by what signs it in. */
export type Account = {
  readonly token?: string | undefined;
  readonly credentials?: Credentials | undefined;
};

export type SideOptions = {
  readonly role: 'from' | 'to';
  readonly origin: string;
  /** When it calls itself otherwise. */
  readonly publicOrigin?: string | undefined;
  readonly clock: ContractClock;
  readonly account: Account;
  readonly other?: Account | undefined;
  readonly stateTokens?: StateTokens;
  readonly headers?: { readonly [name: string]: string };
  readonly loopback: boolean;
  readonly shortcut?: (request: Request) => Promise<Response>;
};

/** What the accounts of the run may do; a token it signed in for is revoked at its end. */
const SCOPES = 'read write follow';

const OBJECTS = 'accounts blocks bookmarks favourites filters follows lists mutes statuses'.split(
  ' ',
);

/** A scope asked for must stand in the app's by name: `read` alone does not hold `read:lists`. */
const APP_SCOPES = [
  SCOPES,
  ...OBJECTS.flatMap((object) => [`read:${object}`, `write:${object}`]),
  'read:notifications read:search write:media',
].join(' ');

/** Meets a server: who it is, one app, the accounts. Registers once and never again. */
export async function connect(options: SideOptions): Promise<Side> {
  const { role, origin, clock, account, other, loopback, headers = {}, stateTokens = {} } = options;
  const ip = loopback ? '198.51.100.7' : undefined;
  const publicOrigin = options.publicOrigin ?? origin;
  const entrance: VisitorOptions = { origin, publicOrigin, headers, ip };
  const call = createCall({ origin, clock, headers, ip, shortcut: options.shortcut });
  const known = await readFacts(call);
  const scopes =
    known.software === 'mastodon' && isSince(known.version, '4.3')
      ? `${APP_SCOPES} profile`
      : APP_SCOPES;
  const registration = await call('POST', '/api/v1/apps', {
    form: { client_name: 'Contract', redirect_uris: CALLBACK, scopes },
  });
  answers(registration, 200);
  const { client_id, client_secret } = row(registration.body);
  const app: App = {
    clientId: text(client_id, 'client_id'),
    clientSecret: text(client_secret, 'client_secret'),
    scopes,
  };
  const enter = (given: Account) =>
    meet(call, known.domain, given, () => signIn(call, entrance, app, given.credentials));
  const me = await enter(account);
  const facts: Facts = {
    ...known,
    loopback,
    hasPassword: account.credentials !== undefined,
    hasOther: other !== undefined,
    simulated: clock.simulated,
    openApi: (await call('GET', `/api/v1/accounts/lookup?acct=${me.username}`)).status !== 401,
    secureMode: (await readActor(call, me.username)).status === 401,
  };
  return createSide({
    role,
    origin,
    publicOrigin,
    facts,
    clock,
    call,
    me,
    other: other === undefined ? undefined : await enter(other),
    stateTokens,
    app,
    registration,
    headers,
    ip,
  });
}

/** nodeinfo names the software, the instance document the version (mastodon.md §13). */
async function readFacts(
  call: Call,
): Promise<Pick<Facts, 'software' | 'name' | 'version' | 'domain'>> {
  const index = await call('GET', '/.well-known/nodeinfo');
  const links = row(index.body).links;
  const href = text(row(Array.isArray(links) ? links.at(-1) : undefined).href, 'nodeinfo link');
  const { pathname } = new URL(href);
  const { name } = row(row((await call('GET', pathname)).body).software);
  const v2 = await call('GET', '/api/v2/instance');
  const instance = row((v2.status === 200 ? v2 : await call('GET', '/api/v1/instance')).body);
  const told = text(name, 'software name');
  return {
    software: told === 'mastodon' || told === 'gotosocial' ? told : 'other',
    name: told,
    version: text(instance.version, 'version'),
    domain: text(instance.account_domain ?? instance.domain ?? instance.uri, 'domain'),
  };
}

async function signIn(
  call: Call,
  entrance: VisitorOptions,
  app: App,
  credentials: Credentials | undefined,
): Promise<string> {
  holds(credentials !== undefined, 'an account needs a token, or a login and a password');
  return obtainToken(call, createVisitor(entrance), {
    app,
    scope: SCOPES,
    credentials,
  });
}

async function meet(
  call: Call,
  domain: string,
  { token: given, credentials }: Account,
  obtain: () => Promise<string>,
): Promise<Actor> {
  const token = given ?? (await obtain());
  const answer = await call('GET', '/api/v1/accounts/verify_credentials', { token });
  if (answer.status !== 200)
    throw new Error(`verify_credentials: ${answer.status} ${errorOf(answer)}`);
  const { id, username, uri } = row(answer.body);
  const name = text(username, 'username');
  const handle = `${name}@${domain}`;
  return {
    token,
    id: text(id, 'id'),
    username: name,
    handle,
    uri: typeof uri === 'string' ? uri : await actorUri(call, handle),
    credentials,
  };
}

/** Before 4.2 accounts have no `uri`: WebFinger tells it (mastodon.md §1.4). */
async function actorUri(call: Call, handle: string): Promise<string> {
  const answer = await call('GET', `/.well-known/webfinger?resource=acct:${handle}`);
  const links = row(answer.body).links;
  const self = (Array.isArray(links) ? links : []).find((link) => row(link).rel === 'self');
  return text(row(self).href, 'rel=self of webfinger');
}

export function readActor(call: Call, username: string): Promise<Answer> {
  return call('GET', `/users/${username}`, { headers: { Accept: 'application/activity+json' } });
}

/** Gives back the tokens this run signed in for; those it was given stay. */
export async function leave(side: Side, given: readonly (Account | undefined)[]): Promise<void> {
  const actors = [side.me, side.other];
  for (const [index, actor] of actors.entries()) {
    if (actor === undefined || given[index]?.token !== undefined) continue;
    await side.call('POST', '/oauth/revoke', {
      form: {
        token: actor.token,
        client_id: side.app.clientId,
        client_secret: side.app.clientSecret,
      },
    });
  }
}
