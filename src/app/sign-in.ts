import type { Address, Server } from '../domain/address.ts';
import type { Identity, Side } from '../domain/journey.ts';
import { checkSignIn } from '../domain/sign-in-check.ts';
import type { Language } from '../i18n/languages.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { KeptToken, Leaving, SignIns } from '../storage/sign-ins.ts';
import type { Arrival, Revoked, Services, SignInProblem } from '../wizard/services.tsx';
import type { OAuthReturn } from './oauth-return.ts';
import { registeredApp } from './registered-app.ts';

export type SignInDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** The page's own address without query and fragment: the redirect URI, to the letter. */
  readonly redirectUri: string;
  readonly go: (url: string) => void;
  /** Keys of the moves put aside. */
  readonly parkedKeys?: () => readonly KeptToken[];
};

const SIDES: readonly Side[] = ['from', 'to'];
const loadOauth = () => import('../mastodon/oauth.ts');

/** Leaves for a server's sign-in, takes up what it answers, and closes what it opened. */
export function createSignIn(deps: SignInDeps): Services['signIn'] & {
  /** Call once, with what the address bar held when the page opened. */
  readonly arrive: (returned: OAuthReturn | undefined) => Promise<void>;
  readonly checkDeparture: () => void;
  /** Gives a key back that nobody here will use again. */
  readonly giveBack: (key: KeptToken) => Promise<void>;
} {
  const { journey, signIns, now } = deps;
  const listeners = new Set<() => void>();
  let arrival: Arrival = { name: 'none' };

  function setArrival(next: Arrival): void {
    arrival = next;
    for (const listener of [...listeners]) listener();
  }

  const fail = (side: Side | undefined, problem: SignInProblem) =>
    setArrival({ name: 'problem', side, problem });

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
    await (await loadOauth()).revokeToken(web, app, token, { now }).catch(() => undefined);
  }

  /**
   * The same string may be somebody's here: a server hands it out again to the same account
   * (mastodon.md §2.6), for another move of this browser, say.
   */
  function isHeld(token: string): boolean {
    const held = [...SIDES.map(signIns.heldToken), ...(deps.parkedKeys?.() ?? [])];
    return held.some((key) => key?.token === token);
  }

  // An account that this journey no longer knows leaves no key behind.
  journey.subscribe(() => {
    for (const side of SIDES) {
      const held = signIns.heldToken(side);
      const end = journey.getSnapshot()[side];
      if (held === undefined || (end?.web === held.web && end.account?.actor === held.actor))
        continue;
      signIns.dropToken(side);
      if (!isHeld(held.token)) void giveBack(held);
    }
  });

  function tokenOf(side: Side): string | undefined {
    const end = journey.getSnapshot()[side];
    return end?.account && signIns.token(side, end.web, end.account.actor);
  }

  async function begin(side: Side, language: Language): Promise<void> {
    const web = journey.getSnapshot()[side]?.web;
    if (web === undefined) return;
    await attempt(side, async () => {
      const found = await registeredApp(side, web, deps);
      if (found === undefined) return fail(side, { code: 'scopes' });
      const { createPkce, createState } = await import('../mastodon/pkce.ts');
      const { authorizeUrl } = await loadOauth();
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
      const oauth = await loadOauth();
      const token = await oauth.exchangeCode(web, app, { code, verifier }, { now });
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
    const [{ createClient }, { verifyCredentials }] = await Promise.all([
      import('../mastodon/client.ts'),
      import('../mastodon/people.ts'),
    ]);
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
    const { readSelfLink } = await import('../mastodon/webfinger.ts');
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
    const oauth = await loadOauth();
    await oauth.revokeToken(web, app, token, { now });
    const status = await oauth.proveRevoked(web, token, { now });
    // Kept when the server still opens with it: the person can try again.
    if (status === 401) {
      signIns.dropToken(side);
      journey.dispatch({ type: 'revoked', side, status });
    }
    return { side, status };
  }

  function checkDeparture(): void {
    const leaving = signIns.leaving();
    if (leaving === undefined || arrival.name === 'problem') return;
    fail(leaving.side, { code: 'did-not-return' });
  }

  async function arrive(returned: OAuthReturn | undefined): Promise<void> {
    const leaving = signIns.leaving();
    if (returned === undefined) return checkDeparture();
    if (leaving === undefined || leaving.state !== returned.state) {
      return fail(undefined, { code: 'not-ours' });
    }
    // Used up whatever happens: a code works once (RFC 6749 §4.1.2).
    signIns.dropLeaving();
    if (returned.type === 'code') return takeUp(leaving, returned.code);
    fail(leaving.side, { code: returned.error === 'access_denied' ? 'denied' : 'turned-away' });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => arrival,
    begin,
    dismiss() {
      signIns.dropLeaving();
      setArrival({ name: 'none' });
    },
    hasToken: (side) => tokenOf(side) !== undefined,
    revoke,
    arrive,
    checkDeparture,
    giveBack,
  };
}
