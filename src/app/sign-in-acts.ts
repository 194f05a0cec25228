import type { Address, Server } from '../domain/address.ts';
import type { Identity, Side } from '../domain/journey.ts';
import { checkSignIn } from '../domain/sign-in-check.ts';
import type { Language } from '../i18n/languages.ts';
import { createClient } from '../mastodon/client.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { authorizeUrl, exchangeCode, proveRevoked, revokeToken } from '../mastodon/oauth.ts';
import { verifyCredentials } from '../mastodon/people.ts';
import { createPkce, createState } from '../mastodon/pkce.ts';
import { readSelfLink } from '../mastodon/webfinger.ts';
import type { KeptToken, Leaving } from '../storage/sign-ins.ts';
import type { Arrival, Revoked, SignInProblem } from '../wizard/services.tsx';
import { registeredApp } from './registered-app.ts';
import type { SignInDeps } from './sign-in.ts';

export type SignInActsDeps = SignInDeps & {
  readonly setArrival: (arrival: Arrival) => void;
  readonly fail: (side: Side | undefined, problem: SignInProblem) => void;
  /** Every key of this browser. */
  readonly keys: () => readonly (KeptToken | undefined)[];
  /** Whether a token is somebody's here still. */
  readonly isHeld: (token: string) => boolean;
  readonly tokenOf: (side: Side) => string | undefined;
};

/** What a sign-in asks of servers; the first screen asks nothing, and loads nothing of it. */
export function createSignInActs(deps: SignInActsDeps) {
  const { journey, signIns, now, setArrival, fail, isHeld, tokenOf } = deps;

  async function attempt(side: Side, work: () => Promise<void>): Promise<void> {
    setArrival({ name: 'working', side });
    try {
      await work();
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error;
      // A client that the server has forgotten (mastodon.md §2.1) is registered anew next time.
      if (error.code === 'unknown-client') signIns.dropApp(error.server);
      if (error.code === 'expired-code') fail(side, { code: 'expired' });
      else fail(side, { code: 'server', error: error.code });
    }
  }

  /** Whether it was heard, nobody can wait for. */
  async function giveBack({ web, token }: KeptToken): Promise<void> {
    const app = signIns.app(web);
    if (app === undefined) return;
    await revokeToken(web, app, token, { now }).catch(() => undefined);
  }

  async function begin(side: Side, language: Language): Promise<void> {
    const web = journey.getSnapshot()[side]?.web;
    if (web === undefined) return setArrival({ name: 'none' });
    await attempt(side, async () => {
      const found = await registeredApp(side, web, deps);
      if (found === undefined) return fail(side, { code: 'scopes' });
      const { verifier, challenge } = await createPkce(deps.random);
      const state = createState(deps.random);
      signIns.keepLeaving({ side, web, state, verifier, at: now() });
      const request = { state, challenge, lang: language, scopes: found.scopes };
      deps.go(authorizeUrl(web, found.app, request));
    });
  }

  async function takeUp(leaving: Leaving, code: string): Promise<void> {
    const { side, web, verifier } = leaving;
    await attempt(side, async () => {
      const end = journey.getSnapshot()[side];
      const app = signIns.app(web);
      // The server was changed in another tab meanwhile: this answer is about another journey.
      if (end?.web !== web || app === undefined) return fail(side, { code: 'not-ours' });
      const token = await exchangeCode(web, app, { code, verifier }, { now });
      const account = await readIdentity(web, end.local, token);
      const refusal = checkSignIn(journey.getSnapshot(), side, account);
      if (refusal !== undefined) {
        // A key to an account we must not use is given back at once.
        if (!isHeld(token)) await giveBack({ web, actor: account.actor, token });
        return fail(side, { code: 'refused', refusal });
      }
      // The account first: a key whose account no tab knows is given back at once.
      journey.dispatch({ type: 'signed-in', side, account });
      const before = signIns.heldToken(side);
      signIns.keepToken(side, { web, actor: account.actor, token });
      if (before !== undefined && !isHeld(before.token)) void giveBack(before);
      setArrival({ name: 'none' });
    });
  }

  async function readIdentity(web: Server, local: Server, token: string): Promise<Identity> {
    const { value } = await verifyCredentials(createClient({ server: web, token, now }), local);
    return {
      actor: value.uri ?? (await readActorId(web, local, value.address)),
      address: value.address,
      accountId: value.id,
      displayName: value.displayName,
      ...(value.avatar === undefined ? {} : { avatar: value.avatar }),
    };
  }

  /** Where the API does not tell it (mastodon.md §4.4), WebFinger does; else the profile stands in. */
  async function readActorId(web: Server, local: Server, address: Address): Promise<string> {
    const told = await readSelfLink(web, address, { now })
      .catch(() => readSelfLink(local, address, { now }))
      .catch(() => undefined);
    return told ?? `https://${local}/@${address.user}`;
  }

  async function revoke(side: Side): Promise<Revoked> {
    const web = journey.getSnapshot()[side]?.web;
    const token = tokenOf(side);
    const app = web && signIns.app(web);
    if (web === undefined || token === undefined || app === undefined)
      return { side, status: undefined };
    await revokeToken(web, app, token, { now });
    const status = await proveRevoked(web, token, { now });
    // Kept when the server still opens with it: the person can try again.
    if (status === 401) {
      signIns.dropToken(side);
      journey.dispatch({ type: 'revoked', side, status });
    }
    return { side, status };
  }

  return { begin, takeUp, revoke, giveBack };
}
