import type { PracticeServer } from '../src/practice/create-server.ts';
import { followsOf, requestsOf } from '../src/practice/state/follows.ts';
import type { PracticePerson } from '../src/practice/world.ts';

/** `people` for the world of both servers, `handles` for `followers` of the old account. */
export type Followers = {
  readonly people: readonly PracticePerson[];
  readonly handles: readonly string[];
};

/** What becomes of a follower after the Move (mastodon.md §10.2). */
export type FollowerKind =
  /** With the first work their server does. */
  | 'soon'
  /** Their server takes three hours. */
  | 'late'
  /** Their server takes two days. */
  | 'days'
  /** Their software knows no Move. */
  | 'never'
  | 'dead'
  | 'suspended'
  /** They moved away themselves: what is left follows nobody anew. */
  | 'moved';

const HOUR = 3_600_000;
const SERVERS = ['prairie.example', 'coteau.example', 'lisiere.example'];

const KINDS: Readonly<Record<FollowerKind, Partial<PracticePerson>>> = {
  soon: { carriesMoveAfter: 0 },
  late: { carriesMoveAfter: 3 * HOUR },
  days: { carriesMoveAfter: 48 * HOUR },
  never: { carriesMoveAfter: Number.POSITIVE_INFINITY },
  dead: { dead: true },
  suspended: { suspended: true },
  moved: { carriesMoveAfter: Number.POSITIVE_INFINITY },
};

export type FollowersWish = {
  /** Start of their names; two groups of one world need two. */
  readonly name?: string;
  /** They are spread over these third servers. */
  readonly servers?: readonly string[];
  /** Milliseconds; `Infinity`: never. */
  readonly carriesMoveAfter?: number;
  /** Whatever else they are. */
  readonly more?: Partial<PracticePerson>;
};

export function makeFollowers(count: number, wish: FollowersWish = {}): Followers {
  const { name = 'follower', servers = SERVERS, carriesMoveAfter = 0, more } = wish;
  const people = Array.from({ length: count }, (_, index): PracticePerson => {
    const server = servers[index % servers.length] ?? 'prairie.example';
    return { handle: `${name}${index}@${server}`, carriesMoveAfter, ...more };
  });
  return { people, handles: people.map(({ handle }) => handle) };
}

/** So many of each kind; their names tell the kind: `late0@coteau.example`. */
export function mixFollowers(
  counts: Partial<Record<FollowerKind, number>>,
  servers: readonly string[] = SERVERS,
): Followers {
  const groups = Object.entries(counts).map(([name, count]) => {
    const kind = name as FollowerKind;
    const group = makeFollowers(count, { name, servers, more: KINDS[kind] });
    return kind === 'moved' ? withNewAccounts(group) : group;
  });
  return {
    people: groups.flatMap(({ people }) => people),
    handles: groups.flatMap(({ handles }) => handles),
  };
}

function withNewAccounts({ people, handles }: Followers): Followers {
  const moved = people.map((person) => ({ ...person, movedTo: elsewhere(person.handle) }));
  const arrived = people.map(({ handle }) => ({ handle: elsewhere(handle) }));
  return { people: [...arrived, ...moved], handles };
}

const elsewhere = (handle: string) => handle.replace('@', '@nouvelle-');

/** Who follows an account of a server by now. */
export const followersOf = (practice: PracticeServer, handle: string) =>
  comingTo(practice, handle, followsOf);

/** Who waits for a locked account to say yes. */
export const askingFor = (practice: PracticeServer, handle: string) =>
  comingTo(practice, handle, requestsOf);

/** Takes the yes back from everybody who follows a locked account: they wait for it now. */
export function makeWait({ state, options }: PracticeServer, handle: string): void {
  const id = state.accountsByHandle.get(handle)?.id ?? '';
  for (const follow of followsOf(state, 'to', id, options.now())) {
    follow.acceptedAt = Number.POSITIVE_INFINITY;
  }
}

function comingTo(
  { state, options }: PracticeServer,
  handle: string,
  read: typeof followsOf,
): readonly string[] {
  const id = state.accountsByHandle.get(handle)?.id ?? '';
  return read(state, 'to', id, options.now())
    .map(({ from }) => state.accounts.get(from)?.handle ?? '')
    .sort();
}

/** The actor's address, which is not to be built from the name (mastodon.md §1.4). */
export function uriOf({ state }: PracticeServer, handle: string): string {
  const uri = state.accountsByHandle.get(handle)?.uri;
  if (uri === undefined) throw new Error(`${handle} is nobody here.`);
  return uri;
}
