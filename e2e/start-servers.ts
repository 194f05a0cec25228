import { createNetwork, type Network } from '../src/practice/network.ts';
import type { PracticeAccount, PracticePerson, Quirks } from '../src/practice/world.ts';
import { type Reserved, type Running, reserveServer, type World } from './servers.ts';

/** The domains of both servers' handles, with their ports. */
export type Names = { readonly old: string; readonly fresh: string };
/** What speaks of handles on the two servers is told their names, which no test can know before. */
type Given<T> = T | ((names: Names) => T);

/** What one server is like, where it differs from a Mastodon of the newest version open to all. */
export type Traits = Partial<
  Pick<
    World,
    | 'software'
    | 'version'
    | 'locale'
    | 'registrations'
    | 'rules'
    | 'invites'
    | 'blockedServers'
    | 'showBlockedServers'
    | 'posts'
    | 'quirks'
    | 'wait'
  >
> & {
  /** Handles are of `nouveau.localhost`, pages and API at `social.nouveau.localhost` (§1.2 b). */
  readonly splitDomain?: boolean;
};

/** What a test wants its two servers to be like. */
export type CrossingOptions = {
  readonly people?: Given<readonly PracticePerson[]>;
  readonly old?: Given<Partial<PracticeAccount>>;
  readonly fresh?: Given<Partial<PracticeAccount>>;
  readonly otherAccounts?: {
    readonly old?: Given<readonly PracticeAccount[]>;
    readonly fresh?: Given<readonly PracticeAccount[]>;
  };
  readonly servers?: { readonly old?: Traits; readonly fresh?: Traits };
  /** First label of the new server's host; default: nouveau. */
  readonly freshName?: string;
  /** Both accounts are on the old server; there is no other. */
  readonly oneServer?: boolean;
  /** Short for `servers`: what most tests ask for. */
  readonly versions?: { readonly old?: string; readonly fresh?: string };
  readonly quirks?: { readonly old?: Quirks; readonly fresh?: Quirks };
  readonly start?: string;
  readonly speed?: number;
  /** Milliseconds by which the browser's clock is ahead of the servers'. */
  readonly browserAhead?: number;
};

type Side = 'old' | 'fresh';
export type Started = {
  readonly old: Running;
  readonly fresh: Running;
  readonly network: Network;
};

/** Two servers that hear each other, or one. */
export async function startServers(options: CrossingOptions, now: () => number): Promise<Started> {
  const network = createNetwork();
  const reserve = (name: string, side: Side) =>
    reserveServer(name, 0, options.servers?.[side]?.splitDomain === true ? `social.${name}` : name);
  const freshName = options.freshName ?? 'nouveau';
  const old = await reserve('ancien', 'old');
  const fresh = options.oneServer === true ? old : await reserve(freshName, 'fresh');
  const names = { old: old.server, fresh: fresh.server };
  const open = (place: Reserved, name: string, side: Side) => {
    const { splitDomain: _, ...traits } = options.servers?.[side] ?? {};
    const version = options.versions?.[side] ?? traits.version;
    return place.open({
      title: side === 'old' ? 'Ancien' : 'Nouveau',
      people: given(options.people, names) ?? [],
      accounts: [
        account(name, given(options[side], names)),
        ...(given(options.otherAccounts?.[side], names) ?? []),
      ],
      now,
      network,
      ...traits,
      ...(version === undefined ? {} : { version }),
      quirks: { ...traits.quirks, ...options.quirks?.[side] },
    });
  };
  const first = open(old, 'ancien', 'old');
  if (fresh === old) return { old: first, fresh: first, network };
  const second = open(fresh, freshName, 'fresh');
  introduce(first, second);
  return { old: first, fresh: second, network };
}

function given<T>(value: Given<T> | undefined, names: Names): T | undefined {
  return typeof value === 'function' ? (value as (names: Names) => T)(names) : value;
}

/**
 * The first server was filled before the second was there to be asked: what it wrote down of people
 * of the second (whom it moved to, follows, blocks) stands under actor ids it had to guess.
 */
function introduce(first: Running, second: Running): void {
  const { accounts } = first.practice.state;
  for (const record of accounts.values()) {
    const real = second.practice.state.accountsByHandle.get(record.handle.toLowerCase());
    if (record.server !== second.server || real === undefined) continue;
    for (const own of accounts.values()) {
      own.alsoKnownAs = own.alsoKnownAs.map((uri) => (uri === record.uri ? real.uri : uri));
    }
    const { uri, url, displayName, locked, alsoKnownAs } = real;
    Object.assign(record, { uri, url, displayName, locked, alsoKnownAs });
  }
}

/** @param name of the server, the first label of its host. */
export function account(name: string, wish: Partial<PracticeAccount> = {}): PracticeAccount {
  const { username = 'alice' } = wish;
  return {
    username,
    email: `${username}@${name}.example`,
    password: 'password',
    displayName: username === 'alice' ? 'Alice' : username,
    ...wish,
  };
}
