import type { Answer, Person } from '../mastodon/people.ts';
import type { Turns } from './turns.ts';

/** One page of whom the new account follows, and the cursor of the page after. */
export type FollowingPage = {
  readonly people: readonly Person[];
  readonly next: string | undefined;
};

/** Whom the new account follows now, page by page; `onPage` is told how many were read so far. */
export async function readFollowing(
  turns: Turns,
  page: (cursor: string | undefined) => Promise<Answer<FollowingPage>>,
  onPage: (read: number) => void,
): Promise<readonly Person[]> {
  const people: Person[] = [];
  let cursor: string | undefined;
  do {
    const at = cursor;
    const answer = await turns.read(() => page(at));
    if (answer === undefined) break;
    people.push(...answer.value.people);
    onPage(people.length);
    cursor = answer.value.next;
  } while (cursor !== undefined);
  return people;
}
