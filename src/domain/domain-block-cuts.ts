import { type Address, formatAddress, type Server } from './address.ts';
import type { Task, TaskId } from './task.ts';

/** Whom a domain block would cut off, as `user@server`. */
export type BlockCut = {
  /** The domain block. */
  readonly task: TaskId;
  readonly server: Server;
  /** People whom the new account follows, or is to follow. */
  readonly follows: readonly string[];
  readonly followers: readonly string[];
};

/**
 * Domain blocks that would cut somebody off, the largest first: each ends the follows to its server
 * and from it (mastodon.md §5), and lets none be made again (§5.1). Of that very domain alone, not
 * of its subdomains [mastodon: app/services/after_block_domain_from_account_service.rb,
 * `Account.where(domain: @domain)`].
 *
 * @param tasks those to be carried: a domain block that is there already has cut what it could
 * @param followed whom the new account follows, as `user@server`
 * @param local the new server itself, whose people have no domain and are cut by none [account.rb]
 */
export function whatBlocksCut(
  tasks: readonly Task[],
  followed: Iterable<string>,
  followers: readonly Address[],
  local?: Server,
): readonly BlockCut[] {
  const blocks = new Map<string, { task: TaskId; server: Server; cut: Cut }>();
  const toFollow: string[] = [];
  for (const task of tasks) {
    if (task.kind === 'follow') toFollow.push(formatAddress(task.movedTo ?? task.address));
    if (task.kind !== 'domain-block' || task.server === local) continue;
    const cut: Cut = { follows: new Set(), followers: new Set() };
    blocks.set(task.server, { task: task.id, server: task.server, cut });
  }
  if (blocks.size === 0) return [];
  const sort = (people: Iterable<string>, side: keyof Cut) => {
    for (const address of people) blocks.get(serverOf(address))?.cut[side].add(address);
  };
  sort(followed, 'follows');
  sort(toFollow, 'follows');
  sort(followers.map(formatAddress), 'followers');
  return [...blocks.values()]
    .map(({ task, server, cut: { follows, followers } }) => ({
      ...{ task, server },
      follows: [...follows],
      followers: [...followers],
    }))
    .filter((cut) => sizeOf(cut) > 0)
    .sort((one, other) => sizeOf(other) - sizeOf(one) || (one.server < other.server ? -1 : 1));
}

type Cut = { readonly follows: Set<string>; readonly followers: Set<string> };

const sizeOf = ({ follows, followers }: BlockCut): number => follows.length + followers.length;

const serverOf = (address: string): string => address.slice(address.indexOf('@') + 1);
