import { type Address, formatAddress, type Server } from './address.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { addressOf, type Journey } from './journey.ts';

/** Whose archive is wanted, as far as it is known before the person has signed in. */
export type ExpectedOwner = {
  readonly actor?: string;
  readonly user?: string;
  /** The host that answers, and the domain of its handles. */
  readonly servers: readonly Server[];
};

export function expectedOwner({ from }: Pick<Journey, 'from'>): ExpectedOwner | undefined {
  if (from === undefined) return undefined;
  const user = addressOf(from)?.user;
  return {
    ...(from.account === undefined ? {} : { actor: from.account.actor }),
    ...(user === undefined ? {} : { user }),
    servers: [from.web, from.local],
  };
}

/**
 * Whether an archive is of the account that moves. One that does not say whose it is may be; ids are
 * compared first, and where they differ names decide: some servers tell the address of a profile
 * instead of its id (mastodon.md §4.4), and old accounts have been given new ids.
 */
export function mayBelongTo(
  { actor, address }: Pick<ArchiveFacts, 'actor' | 'address'>,
  expected: ExpectedOwner | undefined,
): boolean {
  if (expected === undefined || address === undefined) return true;
  if (actor !== undefined && actor === expected.actor) return true;
  if (!expected.servers.includes(address.server)) return false;
  return expected.user === undefined || expected.user === address.user;
}

/** As it is shown: the address, or the server alone where nobody knows whose. */
export function formatOwner({ user, servers }: ExpectedOwner): string {
  const server = servers.at(-1);
  if (server === undefined) return '';
  return user === undefined ? server : formatAddress({ user, server } satisfies Address);
}
