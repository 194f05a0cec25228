import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Address, Destination } from '../domain/address.ts';
import type { Journey } from '../domain/journey.ts';
import type { TaskKind } from '../domain/task.ts';
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

/** What the new account has of these kinds, read once before the run; page counts go to `onPage`. */
export const comparisonQuery = (
  run: Carrying['run'],
  { account, kinds }: { readonly account: string; readonly kinds: readonly TaskKind[] },
  onPage: (pages: number) => void,
) =>
  queryOptions({
    queryKey: ['comparison', account, ...kinds] as const,
    // A run changes it: what was read before is of no use after, and is dropped with the screen.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    // Whether it is of the plan of now is known by the plan's own tasks, not by their likes.
    structuralSharing: false,
    queryFn: ({ signal }) => run.compare(onPage, signal),
  });

/**
 * Reads the new account back again and again while the screen is looked at: an import of its server
 * tells nobody how far it is (mastodon.md §8.4). The answer is when that was; what was seen is in
 * the report.
 *
 * @param every milliseconds; not at once, for nothing can have arrived
 */
export const arrivalQuery = (
  run: Carrying['run'],
  { account, every, now }: { account: string; every: number; now: () => number },
) =>
  queryOptions({
    queryKey: ['arrival', account] as const,
    initialData: 0,
    initialDataUpdatedAt: now,
    staleTime: every,
    refetchInterval: every,
    gcTime: 0,
    queryFn: async () => {
      await run.check();
      return now();
    },
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
