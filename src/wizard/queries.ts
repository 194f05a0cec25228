import { queryOptions } from '@tanstack/react-query';
import type { Destination } from '../domain/address.ts';
import type { Carrying, Services } from './services.tsx';

/** What servers say. Every query of the walk is here. */
export const serverQuery = (services: Services, typed: Destination | undefined) =>
  queryOptions({
    queryKey: ['server', typed?.server, typed?.user] as const,
    enabled: typed !== undefined,
    queryFn: ({ signal }) => {
      if (typed === undefined) throw new Error('No server to ask.');
      return services.servers.read(typed.server, typed.user, signal);
    },
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
