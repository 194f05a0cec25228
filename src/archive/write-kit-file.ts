import { type Address, formatAddress } from '../domain/address.ts';
import type { ProfileFacts } from '../domain/relation.ts';
import type { Task, TaskId, TaskKind, TaskOf } from '../domain/task.ts';
import { KIT_FORMAT, KIT_VERSION, type KitFile, type KitProfile } from './kit-format.ts';

/** `madeAt`: epoch milliseconds. */
export type KitAbout = { readonly account: Address | undefined; readonly madeAt: number };

/** Everything of the old account that no file of Mastodon's holds, in the order of the tasks. */
export function writeKitFile(tasks: readonly Task[], { account, madeAt }: KitAbout): string {
  const only = <K extends TaskKind>(kind: K) =>
    tasks.filter((task): task is TaskOf<K> => task.kind === kind);
  const [profile] = only('profile');
  const members = membersOf(only('list-member'));
  const kit: KitFile = {
    ...{ format: KIT_FORMAT, version: KIT_VERSION },
    ...(account === undefined ? {} : { account: formatAddress(account) }),
    made_at: timeOf(madeAt),
    ...(profile === undefined ? {} : { profile: profileOf(profile.facts) }),
    followed_hashtags: only('followed-hashtag').map(({ name }) => name),
    featured_hashtags: only('featured-hashtag').map(({ name }) => name),
    notes: only('note').map(({ address, text }) => ({
      account: formatAddress(address),
      comment: text,
    })),
    endorsements: only('endorsement').map(({ address }) => formatAddress(address)),
    favourites: only('favourite').map(({ uri }) => uri),
    mutes: only('mute').map(({ address, notifications, expiresAt }) => ({
      ...{ account: formatAddress(address), notifications },
      ...(expiresAt === undefined ? {} : { expires_at: timeOf(expiresAt) }),
    })),
    lists: only('list').map(({ id, title, repliesPolicy, exclusive }) => ({
      ...{ title, replies_policy: repliesPolicy, exclusive },
      accounts: (members.get(id) ?? []).map(formatAddress),
    })),
  };
  return `${JSON.stringify(kit, null, 2)}\n`;
}

function membersOf(
  tasks: readonly TaskOf<'list-member'>[],
): ReadonlyMap<TaskId, readonly Address[]> {
  const members = new Map<TaskId, Address[]>();
  for (const { list, address } of tasks) {
    const known = members.get(list) ?? [];
    members.set(list, known);
    known.push(address);
  }
  return members;
}

const timeOf = (at: number): string => new Date(at).toISOString();

/** Absent stays absent: JSON leaves `undefined` out. */
function profileOf(facts: ProfileFacts): KitProfile {
  const { displayName, hideCollections, quotePolicy, ...same } = facts;
  return {
    display_name: displayName,
    ...same,
    ...(hideCollections === undefined ? {} : { hide_collections: hideCollections }),
    ...(quotePolicy === undefined ? {} : { quote_policy: quotePolicy }),
  };
}
