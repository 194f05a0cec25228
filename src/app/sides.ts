import type { Address, Server } from '../domain/address.ts';
import { addressOf, type End, type Identity, type Side } from '../domain/journey.ts';
import { type Client, createClient } from '../mastodon/client.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { lookUp, type Person } from '../mastodon/people.ts';
import { readSelfLink } from '../mastodon/webfinger.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { SignIns } from '../storage/sign-ins.ts';

export type SidesDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly now: () => number;
};

export type Sides = ReturnType<typeof createSides>;

/** Both ends of the move as something to ask: with the person's key, or as anybody. */
export function createSides({ journey, signIns, now }: SidesDeps) {
  function end(side: Side): End {
    const found = journey.getSnapshot()[side];
    if (found === undefined) throw new Error(`The journey has no ${side}.`);
    return found;
  }

  const unsigned = (side: Side, signal?: AbortSignal): Client =>
    createClient({ server: end(side).web, now, signal });

  function signed(side: Side, signal?: AbortSignal): Client | undefined {
    const { web, account } = end(side);
    const token = account && signIns.token(side, web, account.actor);
    if (token === undefined) return undefined;
    return createClient({ server: web, token, now, signal });
  }

  /** @throws {MastodonError} `signed-out` when there is no key. */
  function requireSigned(side: Side, signal?: AbortSignal): Client {
    const client = signed(side, signal);
    if (client === undefined) throw new MastodonError('signed-out', { server: end(side).web });
    return client;
  }

  /** As anybody; where anybody is turned away (mastodon.md §4.1, gotosocial-observed.md §6), with the key. */
  async function asAnybody<T>(
    side: Side,
    ask: (client: Client) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    try {
      return await ask(unsigned(side, signal));
    } catch (error) {
      const withKey = signed(side, signal);
      const turnedAway =
        error instanceof MastodonError && ['signed-out', 'forbidden', 'scope'].includes(error.code);
      if (!turnedAway || withKey === undefined) throw error;
      return ask(withKey);
    }
  }

  function address(side: Side): Address | undefined {
    return addressOf(journey.getSnapshot()[side]);
  }

  /** The account of a side as its server shows it; `undefined` where nobody is known to be meant. */
  async function profile(side: Side, signal?: AbortSignal): Promise<Person | undefined> {
    const who = address(side);
    if (who === undefined) return undefined;
    const ask = (client: Client) => lookUp(client, end(side).local, who);
    return (await asAnybody(side, ask, signal)).value;
  }

  /** The actor id of a side's account, as its own server tells it; never built from the name. */
  async function actor(side: Side, signal?: AbortSignal): Promise<string | undefined> {
    const { account, local, web } = end(side);
    if (account !== undefined && !isStandIn(account, local)) return account.actor;
    const who = address(side);
    if (who === undefined) return undefined;
    const told = await profile(side, signal).catch(() => undefined);
    if (told?.uri !== undefined) return told.uri;
    const deps = { now, signal };
    return readSelfLink(local, who, deps).catch(() => readSelfLink(web, who, deps));
  }

  /** The profile's address, where no server told an actor id at the sign-in (sign-in.ts). */
  function isStandIn({ actor: known, address: { user } }: Identity, local: Server): boolean {
    return known === `https://${local}/@${user}`;
  }

  return { end, unsigned, signed, requireSigned, asAnybody, address, profile, actor };
}
