import { type Address, formatAddress, type Server } from './address.ts';

/** Followers of one server: who of them has come, and who has not. */
export type ServerArrivals = {
  readonly server: Server;
  readonly came: number;
  readonly missing: readonly Address[];
};

/**
 * Who followed the old account and does not follow the new one yet, by server: where nobody has
 * come, it is the server that did not act (mastodon.md §10.2); the largest first.
 */
export function whoHasNotCome(
  before: readonly Address[],
  now: readonly Address[],
): readonly ServerArrivals[] {
  const arrived = new Set(now.map(formatAddress));
  const servers = new Map<Server, { came: number; missing: Address[] }>();
  for (const follower of before) {
    const group = servers.get(follower.server) ?? { came: 0, missing: [] };
    servers.set(follower.server, group);
    if (arrived.has(formatAddress(follower))) group.came += 1;
    else group.missing.push(follower);
  }
  return [...servers]
    .map(([server, group]) => ({ server, ...group }))
    .filter(({ missing }) => missing.length > 0)
    .sort(
      (one, other) =>
        other.missing.length - one.missing.length || (one.server < other.server ? -1 : 1),
    );
}

/** Milliseconds after which hardly anybody comes: deliveries are tried again for two to three days. */
export const HORIZON = 3 * 86_400_000;

/** Milliseconds until the next look: often while it is new, rarely when it is days ago. */
export function lookAgainIn(sinceMove: number): number {
  if (sinceMove < 10 * 60_000) return 20_000;
  if (sinceMove < 3_600_000) return 60_000;
  return 5 * 60_000;
}

/**
 * The share that has come after so long, between a move in which every server acts at once and
 * one in which many are slow or down and are tried again until the horizon. A guide for the eye,
 * drawn from how deliveries are retried (mastodon.md §10.1, §10.2), not a measurement.
 */
export function usualShare(sinceMove: number): { readonly low: number; readonly high: number } {
  const HOUR = 3_600_000;
  const high = Math.min(1, sinceMove / HOUR) ** 0.5;
  const low = 0.8 * Math.min(1, Math.log1p(sinceMove / HOUR) / Math.log1p(HORIZON / HOUR));
  return { low: Math.max(0, low), high: Math.max(0, high) };
}
