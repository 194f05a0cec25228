import { type Address, formatAddress, type Server } from './address.ts';
import type { FilterFacts, List, ProfileFacts, Relation, RelationKind } from './relation.ts';
import type { FollowOptions } from './row.ts';

/** What is carried one by one: every relation, and what is inside of lists and filters. */
export type TaskKind = RelationKind | 'list-member' | 'filter-post';

/**
 * The stable name of a task: its kind and its subject, whatever told of it. The journal is keyed by
 * it, on every device and in every version.
 */
export type TaskId = `${TaskKind}:${string}`;

/** Where a task is known from: the old account's API, a line of a file, or both. */
export type Origin = {
  readonly api?: true;
  /** Name of the file. */
  readonly file?: string;
  /** 1-based line of that file. */
  readonly line?: number;
};

/** One act on the new server. */
export type Task = {
  readonly [Kind in TaskKind]: {
    readonly id: TaskId;
    readonly kind: Kind;
    readonly origin: Origin;
  } & SubjectOf[Kind];
}[TaskKind];

export type TaskOf<Kind extends TaskKind> = Extract<Task, { readonly kind: Kind }>;

type OfPerson = { readonly address: Address };
type OfPost = { readonly uri: string };
type OfHashtag = { readonly name: string };

type SubjectOf = {
  readonly follow: OfPerson & {
    readonly options: FollowOptions;
    /** Where they moved, as the old server knew: they are looked for there at once. */
    readonly movedTo?: Address;
    /** The old server has suspended them; the new one decides for itself. */
    readonly suspended?: true;
  };
  readonly block: OfPerson;
  readonly mute: OfPerson & {
    readonly notifications: boolean;
    /** Epoch milliseconds of the servers' clocks. */
    readonly expiresAt?: number;
  };
  readonly note: OfPerson & { readonly text: string };
  readonly endorsement: OfPerson;
  readonly 'domain-block': { readonly server: Server };
  readonly 'followed-hashtag': OfHashtag;
  readonly 'featured-hashtag': OfHashtag;
  readonly list: Pick<List, 'title' | 'repliesPolicy' | 'exclusive'>;
  readonly 'list-member': OfPerson & { readonly list: TaskId; readonly title: string };
  readonly bookmark: OfPost;
  readonly favourite: OfPost;
  readonly filter: FilterFacts;
  readonly 'filter-post': OfPost & { readonly filter: TaskId; readonly title: string };
  readonly profile: {
    readonly facts: ProfileFacts;
    /** Which of them to write; none chosen yet: none. */
    readonly parts?: ReadonlySet<keyof ProfileFacts>;
  };
};

export const personTaskId = (
  kind: 'follow' | 'block' | 'mute' | 'note' | 'endorsement',
  address: Address,
): TaskId => `${kind}:${formatAddress(address)}`;

/** Titles need not be unique (mastodon.md §5): `nth` from 0 among those with the same one. */
export const containerTaskId = (kind: 'list' | 'filter', title: string, nth: number): TaskId =>
  `${kind}:${nth}:${title}`;

export const memberTaskId = (list: TaskId, address: Address): TaskId =>
  `list-member:${formatAddress(address)} ${list.slice('list:'.length)}`;

export const filterPostTaskId = (filter: TaskId, uri: string): TaskId =>
  `filter-post:${uri} ${filter.slice('filter:'.length)}`;

/** Spellings that differ in case only are the same hashtag [mastodon: app/models/tag.rb]. */
export const hashtagTaskId = (
  kind: 'followed-hashtag' | 'featured-hashtag',
  name: string,
): TaskId => `${kind}:${name.toLowerCase()}`;

export const PROFILE_TASK: TaskId = 'profile:';

/** Everything a relation asks for: a list is itself and its members, a filter itself and its posts. */
export function tasksOf(relation: Relation, nth: number, origin: Origin): readonly Task[] {
  switch (relation.kind) {
    case 'follow':
    case 'block':
    case 'mute':
    case 'note':
    case 'endorsement':
      return [{ id: personTaskId(relation.kind, relation.address), origin, ...relation }];
    case 'domain-block':
      return [{ id: `domain-block:${relation.server}`, origin, ...relation }];
    case 'followed-hashtag':
    case 'featured-hashtag':
      return [{ id: hashtagTaskId(relation.kind, relation.name), origin, ...relation }];
    case 'bookmark':
    case 'favourite':
      return [{ id: `${relation.kind}:${relation.uri}`, origin, ...relation }];
    case 'profile': {
      const { kind, ...facts } = relation;
      return [{ id: PROFILE_TASK, kind, origin, facts }];
    }
    case 'list': {
      const { members, ...list } = relation;
      const id = containerTaskId('list', list.title, nth);
      return [
        { id, origin, ...list },
        ...members.map((address): Task => memberTask(id, list.title, address, origin)),
      ];
    }
    case 'filter': {
      const { posts, ...filter } = relation;
      const id = containerTaskId('filter', filter.title, nth);
      return [
        { id, origin, ...filter },
        ...posts.map((uri): Task => {
          const post = filterPostTaskId(id, uri);
          return { id: post, kind: 'filter-post', origin, filter: id, title: filter.title, uri };
        }),
      ];
    }
  }
}

export function memberTask(list: TaskId, title: string, address: Address, origin: Origin): Task {
  return { id: memberTaskId(list, address), kind: 'list-member', origin, list, title, address };
}

/** Whom a task is about; nobody for things. */
export function personOf(task: Task): Address | undefined {
  return 'address' in task ? task.address : undefined;
}

/** The post a task is about, by its ActivityPub id. */
export function postOf(task: Task): string | undefined {
  return 'uri' in task ? task.uri : undefined;
}

/** The list or filter a task has to have first. */
export function containerOf(task: Task): TaskId | undefined {
  switch (task.kind) {
    case 'list-member':
      return task.list;
    case 'filter-post':
      return task.filter;
    default:
      return undefined;
  }
}
