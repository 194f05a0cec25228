import type { PeoplePage } from '../mastodon/followers.ts';
import type { Answer, Person } from '../mastodon/people.ts';
import type { Turns } from './turns.ts';

/**
 * A whole list of people, page by page in the pace the server allows. Answers whether its end was
 * reached: not when it was stopped.
 */
export async function readPages(
  turns: Turns,
  page: (cursor: string | undefined) => Promise<Answer<PeoplePage>>,
  onPage: (people: readonly Person[]) => void,
): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const at = cursor;
    const answer = await turns.read(() => page(at));
    if (answer === undefined) return false;
    onPage(answer.value.people);
    cursor = answer.value.next;
  } while (cursor !== undefined);
  return true;
}
