import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Destination } from '../domain/address.ts';
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
