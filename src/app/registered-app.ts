import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { readMetadata, registerApp } from '../mastodon/oauth.ts';
import {
  COARSE,
  covers,
  isEnough,
  knownScopes,
  scopesFor,
  scopesWithin,
} from '../mastodon/scopes.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { KeptApp, KeptToken, SignIns } from '../storage/sign-ins.ts';

export type RegisterDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly now: () => number;
  readonly redirectUri: string;
  /** Every key of this browser. */
  readonly keys: () => readonly (KeptToken | undefined)[];
};

export type RegisteredApp = {
  readonly app: KeptApp;
  /** What to ask for: of what the app may ask, what this side needs. */
  readonly scopes: readonly string[];
};

/**
 * This page's registration with a server, for one side: the kept one where it does, else a new one in
 * the words the server knows. `undefined`: it does not offer what a side cannot do without.
 *
 * @throws {MastodonError}
 */
export async function registeredApp(
  side: Side,
  web: Server,
  deps: RegisterDeps,
): Promise<RegisteredApp | undefined> {
  const { journey, signIns, now, redirectUri } = deps;
  const wanted = scopesFor(side);
  const held = signIns.app(web);
  const isOurs = held?.redirectUri === redirectUri && isTrusted(web, held, deps);
  const kept = isOurs ? held : undefined;
  const within = (app: KeptApp) => ({ app, scopes: scopesWithin(app.scopes, wanted) });
  if (kept !== undefined && covers(kept.scopes, wanted)) return within(kept);

  const { from, to } = journey.getSnapshot();
  const { software } = (side === 'from' ? from : to) ?? {};
  const metadata = await readMetadata(web, { now });
  const known = knownScopes(metadata?.scopesSupported, software);
  const offered = known === undefined ? wanted : scopesWithin(known, wanted);
  if (!isEnough(side, offered)) return undefined;
  // What it does not offer was left out before: asking again would use up a registration (§2.1).
  if (kept !== undefined && covers(kept.scopes, offered)) return within(kept);

  // One registration serves both sides of a move within one server; else each has only its own.
  const both = from?.web === to?.web ? [...scopesFor('from'), ...scopesFor('to')] : wanted;
  const register = async (words: readonly string[]) => {
    const asking = { redirectUri, scopes: scopesWithin(words, both) };
    const app = await registerApp(web, asking, { now });
    signIns.keepApp(web, { ...app, at: now() });
    return within(app);
  };
  if (known !== undefined) return register(known);
  try {
    return await register(both);
  } catch (error) {
    // An unknown scope refuses the registration (§2.1): once more with those that everybody knows.
    if (!(error instanceof MastodonError) || error.code !== 'invalid') throw error;
    return register(COARSE);
  }
}

/** Three in ten minutes, where five are taken (mastodon.md §2.1). */
const TRUSTED_FOR = 3 * 60_000;

/**
 * A server that has forgotten a client (4.2 does after a day without a key, §2.1), or never knew it
 * by this name, says so on a page of its own, and nobody comes back to tell. So one that has opened
 * nothing yet is believed in for a moment only; without the one that opened it, a key cannot be
 * given back.
 */
function isTrusted(web: Server, { at = 0 }: KeptApp, { now, keys }: RegisterDeps): boolean {
  return now() - at < TRUSTED_FOR || keys().some((key) => key?.web === web);
}
