import type { RateLimit } from '../../mastodon/rate-limit.ts';
import type { SimulatedAccount } from './account.ts';
import { NEW_ACCOUNT, type SimulatedPerson } from './people.ts';
import type { SimulatedPost } from './posts.ts';
import { refuse, type Throttles } from './throttles.ts';

/** What differs from version to version (mastodon.md §5.2). */
export type SimulatedRules = {
  /** Since 4.2 a request is enough for a list. */
  readonly listsTakeRequested: boolean;
  /** Since 4.4 a list says that somebody is not followed; before, that there is no such person. */
  readonly listsSayWhy: boolean;
};

/** Where one request, with one token, is served. */
export type Desk = {
  readonly now: () => number;
  readonly account: SimulatedAccount;
  readonly rules: SimulatedRules;
  readonly people: ReadonlyMap<string, SimulatedPerson>;
  readonly posts: ReadonlyMap<string, SimulatedPost>;
  readonly throttles: Throttles;
  /** Looks at the token and counts the request. */
  readonly signed: (isPage?: boolean) => RateLimit;
  /** Counts what is asked for, by its name: what is carried out more than once shows. */
  readonly note: (act: string) => void;
};

/** Somebody whom this server shows: suspended people it hides (mastodon.md §5.1). */
export function requirePerson(desk: Desk, id: string, limit: RateLimit): SimulatedPerson {
  const person = desk.people.get(id);
  if (person === undefined || person.fate === 'suspended') refuse('not-found', 404, limit);
  return person;
}

export function requirePost(desk: Desk, id: string, limit: RateLimit): SimulatedPost {
  const post = desk.posts.get(id);
  if (post === undefined || post.fate === 'vanishing') refuse('not-found', 404, limit);
  return post;
}

export const isSelf = (id: string): boolean => id === NEW_ACCOUNT;
