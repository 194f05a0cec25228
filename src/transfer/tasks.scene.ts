import type { Address, Server } from '../domain/address.ts';
import type { JournalEntry, Outcome } from '../domain/outcome.ts';
import type { FilterFacts } from '../domain/relation.ts';
import {
  containerTaskId,
  filterPostTaskId,
  memberTaskId,
  type Origin,
  PROFILE_TASK,
  personTaskId,
  type TaskId,
  type TaskOf,
} from '../domain/task.ts';
import type { Person, Relationship } from '../mastodon/people.ts';
import { createDirectory } from './directory.ts';
import { createLedger } from './ledger.ts';
import type { Journal } from './ports.ts';
import type { Surroundings } from './step.ts';

/** Tasks of every kind, and what a run knows around them, as the tests of this room need them. */

/** 10:00 UTC on 10 March 2026. */
export const NOW = (20_522 * 24 + 10) * 3_600_000;
export const FIVE_MINUTES = 300_000;
/** The new account. */
export const ME = 'me';

const origin: Origin = { api: true };

export const address = (user: string, server = 'people.example'): Address => ({
  user,
  server: server as Server,
});

export const postOn = (server: string, name = '1') => `https://${server}/posts/${name}`;

type OfPerson = 'follow' | 'block' | 'mute' | 'note' | 'endorsement';
const ofPerson = <Kind extends OfPerson>(kind: Kind, whom: Address) => ({
  ...{ id: personTaskId(kind, whom), kind, origin, address: whom },
});

/** Says what the test is about; the rest is as ordinary as can be. */
type Over<Kind extends OfPerson> = Partial<TaskOf<Kind>>;

export const followOf = (whom: Address, over: Over<'follow'> = {}): TaskOf<'follow'> => ({
  ...ofPerson('follow', whom),
  options: {},
  ...over,
});
export const blockOf = (whom: Address): TaskOf<'block'> => ofPerson('block', whom);
export const muteOf = (whom: Address, over: Over<'mute'> = {}): TaskOf<'mute'> => ({
  ...ofPerson('mute', whom),
  notifications: true,
  ...over,
});
export const noteOf = (whom: Address, text = 'met in Ghent'): TaskOf<'note'> => ({
  ...ofPerson('note', whom),
  text,
});
export const endorsementOf = (whom: Address): TaskOf<'endorsement'> =>
  ofPerson('endorsement', whom);

export const domainBlockOf = (server: string): TaskOf<'domain-block'> => ({
  ...{ id: `domain-block:${server}`, kind: 'domain-block', origin },
  server: server as Server,
});
export const hashtagOf = <Kind extends 'followed-hashtag' | 'featured-hashtag'>(
  kind: Kind,
  name: string,
) => ({ id: `${kind}:${name}` as TaskId, kind, origin, name });

export const listOf = (title: string): TaskOf<'list'> => ({
  ...{ id: containerTaskId('list', title, 0), kind: 'list', origin, title },
  ...{ repliesPolicy: 'list', exclusive: false },
});
export const memberOf = (title: string, whom: Address): TaskOf<'list-member'> => {
  const list = containerTaskId('list', title, 0);
  const id = memberTaskId(list, whom);
  return { id, kind: 'list-member', origin, list, title, address: whom };
};

export const markOf = <Kind extends 'bookmark' | 'favourite'>(kind: Kind, uri: string) => ({
  ...{ id: `${kind}:${uri}` as TaskId, kind, origin, uri },
});

export const filterOf = (title: string, over: Partial<FilterFacts> = {}): TaskOf<'filter'> => ({
  ...{ id: containerTaskId('filter', title, 0), kind: 'filter', origin, title },
  ...{ context: ['home'], action: 'hide', keywords: [{ keyword: title, wholeWord: true }] },
  ...over,
});
export const filterPostOf = (title: string, uri: string): TaskOf<'filter-post'> => {
  const filter = containerTaskId('filter', title, 0);
  const id = filterPostTaskId(filter, uri);
  return { id, kind: 'filter-post', origin, filter, title, uri };
};

export const PROFILE: TaskOf<'profile'> = {
  ...{ id: PROFILE_TASK, kind: 'profile', origin },
  facts: { displayName: 'Ann', note: 'Goats', fields: [], locked: false, bot: false },
};

/** Somebody as the new server shows them. */
export const person = (whom: Address, over: Partial<Person> = {}): Person => ({
  ...{ id: `id_${whom.user}`, address: whom, uri: undefined, displayName: whom.user },
  ...{ avatar: undefined, locked: false, suspended: false, moved: undefined },
  ...{ followingCount: 0, followersCount: 0 },
  ...over,
});

/** How the new account stands with somebody; not at all, unless said otherwise. */
export const tie = (id: string, over: Partial<Relationship> = {}): Relationship => ({
  ...{ id, following: false, requested: false, blockedBy: false, note: '' },
  ...over,
});

export const done = (targetId: string, as?: Address): Outcome => ({
  ...{ code: 'done', targetId },
  ...(as === undefined ? {} : { as }),
});

/** A journal in memory. */
export function keepJournal(kept: JournalEntry[] = []): Journal {
  return {
    read: async () => [...kept],
    append: async (entries) => void kept.push(...entries),
    watch: () => () => {},
  };
}

export type Around = {
  readonly ended?: readonly (readonly [TaskId, Outcome])[];
  readonly doubtful?: readonly TaskId[];
  /** When they were announced; a while ago, unless said otherwise. */
  readonly announcedAt?: number;
  readonly ahead?: readonly TaskId[];
  readonly lookUps?: boolean;
  readonly lookUpsLater?: boolean;
  readonly isCompared?: (task: TaskId) => boolean;
  readonly now?: number;
  readonly serverNow?: number;
};

/** What a run knows. */
export function surround(given: Around = {}) {
  const { ended = [], doubtful = [], announcedAt = NOW - 60_000, ahead = [], ...over } = given;
  const at = NOW;
  const ledger = createLedger(keepJournal(), () => NOW);
  ledger.absorb(ended.map(([task, outcome]) => ({ type: 'outcome', task, at, outcome })));
  ledger.absorb(doubtful.map((task) => ({ type: 'intent', task, at: announcedAt })));
  const directory = createDirectory(ledger);
  const around: Surroundings = {
    ...{ directory, ledger, newAccount: ME, isAhead: (task) => ahead.includes(task) },
    ...{ lookUps: false, now: NOW, serverNow: NOW },
    ...over,
  };
  return { around, directory, ledger };
}
