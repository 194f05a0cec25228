import { answers, holds, row, text } from './assert.ts';
import { Inapplicable } from './check.ts';
import type { ContractClock } from './contract-clock.ts';
import type { Facts } from './facts.ts';
import type { Answer, Call, CallOptions } from './http.ts';
import { type App, type Credentials, isSignInPage, obtainToken, passSignIn } from './sign-in.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** Somebody the run may act for. */
export type Actor = {
  readonly token: string;
  readonly id: string;
  readonly username: string;
  /** `user@server`, as the other side asks for it. */
  readonly handle: string;
  /** Address of the actor document: what an alias names (mastodon.md §1.4). */
  readonly uri: string;
  readonly credentials: Credentials | undefined;
};

/** Tokens of accounts in a state the run cannot bring about by itself. */
export type StateTokens = {
  readonly unconfirmed?: string | undefined;
  readonly pending?: string | undefined;
  readonly disabled?: string | undefined;
  readonly suspended?: string | undefined;
  /** At its ceiling of follows. */
  readonly full?: string | undefined;
};

/** One of the two servers, with what the run has there. */
export type Side = {
  readonly role: 'from' | 'to';
  /** Where it is asked. */
  readonly origin: string;
  /** What it calls itself: another one when it stands behind a proxy that is gone around. */
  readonly publicOrigin: string;
  readonly facts: Facts;
  readonly clock: ContractClock;
  readonly call: Call;
  /** `call` with the token of `me`. */
  readonly mine: Call;
  readonly me: Actor;
  readonly other: Actor | undefined;
  readonly stateTokens: StateTokens;
  /** The one app of this run, and what the server said when it was registered. */
  readonly app: App;
  readonly registration: Answer;
  /** A token of the app alone (`client_credentials`) with exactly this scope. */
  readonly appToken: (scope: string) => Promise<string>;
  /** A token of `me` with exactly this scope; signs in. */
  readonly scopedToken: (scope: string) => Promise<string>;
  /** Nobody yet, on the web pages. */
  readonly visitor: (lang?: 'en' | 'fr') => Visitor;
  /** `me` (or somebody else), signed in on the web pages. */
  readonly signedIn: (actor?: Actor, lang?: 'en' | 'fr') => Promise<Visitor>;
  /** An address no other check of this run speaks for. */
  readonly freshIp: () => string;
};

export function withToken(call: Call, token: string): Call {
  return (method, path, options: CallOptions = {}) => call(method, path, { token, ...options });
}

export type SideParts = Omit<
  Side,
  'mine' | 'appToken' | 'scopedToken' | 'visitor' | 'signedIn' | 'freshIp'
> & {
  readonly headers: { readonly [name: string]: string };
  readonly ip: string | undefined;
};

export function createSide(parts: SideParts): Side {
  const { call, app, me, origin, publicOrigin, headers, ip } = parts;
  const appTokens = new Map<string, Promise<string>>();
  const userTokens = new Map<string, Promise<string>>();
  const sessions = new Map<string, Promise<Visitor>>();
  let asking: Visitor | undefined;
  let addresses = 0;
  const visitor = (lang: 'en' | 'fr' = 'en') =>
    createVisitor({ origin, publicOrigin, headers, ip, lang });
  return {
    ...parts,
    mine: withToken(call, me.token),
    appToken: (scope) => once(appTokens, scope, () => requestAppToken(call, app, scope)),
    scopedToken: (scope) =>
      once(userTokens, scope, async () => {
        const { credentials } = me;
        if (credentials === undefined) throw new Inapplicable('needs a login and password');
        asking ??= visitor();
        return obtainToken(call, asking, { app, scope, credentials });
      }),
    visitor,
    signedIn(actor = me, lang = 'en') {
      // One session a person: sign-ins have a limit of their own (mastodon.md §3.1).
      const key = `${actor.id} ${lang}`;
      const before = sessions.get(key) ?? enter(actor, visitor(lang));
      sessions.set(key, before);
      return before;
    },
    freshIp() {
      addresses += 1;
      return `203.0.113.${addresses}`;
    },
  };
}

async function enter({ credentials }: Actor, person: Visitor): Promise<Visitor> {
  if (credentials === undefined) throw new Inapplicable('needs a login and password');
  const page = await passSignIn(person, await person.get('/auth/sign_in'), credentials);
  if (page.status !== 200 || isSignInPage(page)) throw new Error(`sign-in failed: ${page.status}`);
  return person;
}

function once(kept: Map<string, Promise<string>>, key: string, make: () => Promise<string>) {
  const before = kept.get(key) ?? make();
  kept.set(key, before);
  return before;
}

async function requestAppToken(call: Call, app: App, scope: string): Promise<string> {
  const answer = await call('POST', '/oauth/token', {
    form: {
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      scope,
    },
  });
  answers(answer, 200);
  return text(row(answer.body).access_token, 'access_token');
}

/** The id an account has on a server, which may go and look for it (mastodon.md §6). */
export async function idOn(side: Side, handle: string): Promise<string> {
  const query = new URLSearchParams({ q: handle, type: 'accounts', resolve: 'true', limit: '1' });
  const answer = await side.mine('GET', `/api/v2/search?${query}`);
  answers(answer, 200);
  const found = row((row(answer.body).accounts as unknown[] | undefined)?.[0]);
  const wanted = handle.toLowerCase();
  const acct = String(found.acct ?? '').toLowerCase();
  holds(
    acct === wanted || `${acct}@${side.facts.domain}` === wanted,
    `${side.origin} does not find ${handle}`,
  );
  return text(found.id, 'id');
}
