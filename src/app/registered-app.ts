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
import type { KeptApp, SignIns } from '../storage/sign-ins.ts';

export type RegisterDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly now: () => number;
  readonly redirectUri: string;
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
  { journey, signIns, now, redirectUri }: RegisterDeps,
): Promise<RegisteredApp | undefined> {
  const wanted = scopesFor(side);
  const held = signIns.app(web);
  const kept = held?.redirectUri === redirectUri ? held : undefined;
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
    signIns.keepApp(web, app);
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
