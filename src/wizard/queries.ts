import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Address, Destination } from '../domain/address.ts';
import type { Journey } from '../domain/journey.ts';
import type { Moving } from './moving.ts';
import type { Carrying, Services } from './services.tsx';

/**
 * What servers say, kept here. They are never asked again behind the person's back (product.md
 * §1.6). Given to hooks by hand: a provider would bring it all into the first load.
 */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 300_000 } },
});

/** Every query of the walk is in this file. */
export const serverQuery = (services: Services, typed: Destination) =>
  queryOptions({
    queryKey: ['server', typed.server, typed.user] as const,
    queryFn: ({ signal }) => services.servers.read(typed.server, typed.user, signal),
  });

/** Whom the new account follows, read once before the run; page counts go to `onPage`. */
export const followingQuery = (
  run: Carrying['run'],
  account: string,
  onPage: (read: number) => void,
) =>
  queryOptions({
    queryKey: ['following', account] as const,
    // A run changes it: what was read before is of no use after.
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => run.readFollowing(onPage, signal),
  });

/** How the new account stands: asked anew whenever a screen that shows it opens. */
export const newStandingQuery = (moving: Moving, { to }: Journey) =>
  queryOptions({
    queryKey: ['new', to?.account?.actor] as const,
    staleTime: 0,
    queryFn: ({ signal }) => moving.readNew(signal),
  });

/** How the old account stands, for everybody to see; asked before anybody signs in. */
export const oldStandingQuery = (moving: Moving, { from, to }: Journey) =>
  queryOptions({
    queryKey: ['old', from?.web, from?.user, from?.account?.actor, to?.account?.actor] as const,
    staleTime: 0,
    queryFn: ({ signal }) => moving.readOld(signal),
  });

export const preflightQuery = (moving: Moving, journey: Journey, follows: readonly Address[]) =>
  queryOptions({
    queryKey: [
      'preflight',
      journey.from?.account?.actor ?? journey.from?.user,
      journey.to?.account?.actor,
      journey.lock,
      follows.length,
    ] as const,
    queryFn: ({ signal }) => moving.preflight(follows, signal),
  });

/** The address of the old account among servers; never built from its name (mastodon.md §1.4). */
export const oldActorQuery = (moving: Moving, { from }: Journey) =>
  queryOptions({
    queryKey: ['actor', from?.web, from?.user, from?.account?.actor] as const,
    queryFn: async ({ signal }) => (await moving.alias.oldActor(signal)) ?? null,
  });

/** What the public page of the new account shows before anybody signs in (product.md §2). */
export const newVisibleQuery = (moving: Moving, { to }: Journey) =>
  queryOptions({
    queryKey: ['visible', to?.web, to?.user] as const,
    staleTime: 0,
    queryFn: ({ signal }) => moving.isNewVisible(signal),
  });
