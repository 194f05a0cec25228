import { formatAddress } from './address.ts';
import { FOLLOWS_A_DAY, isCountedByDay } from './plan.ts';
import { personOf, postOf, type Task, type TaskId } from './task.ts';

/** What a run will take, before it begins. It never becomes less by adding a task. */
export type Estimate = {
  /** Signed requests. What is read to compare, before and after, is not in it. */
  readonly requests: number;
  readonly ms: number;
  /** Midnights (UTC) to be waited for, since a day's follows are used up; 0: today is enough. */
  readonly days: number;
};

export type About = {
  /** Limits are per user or per address, so part is left to the person (mastodon.md §3.1). */
  readonly sharedBudget: boolean;
  /** Share of people, 0 to 1, whom the new server has met and tells of without a token. */
  readonly lookUpsPay?: number;
  /** Follows and hashtags that the server still takes before midnight (UTC). */
  readonly followsLeftToday?: number;
};

/** Fixed windows (mastodon.md §3.1). */
const WINDOW = 5 * 60_000;
const SIGNED = 300;
/** As many as we send without a token: that limit is the household's (product.md §4). */
const UNSIGNED = 150;
const LEFT_TO_THE_PERSON = 0.2;
/** As many as one request puts on a list (transfer/join-list.ts). */
const MEMBERS_AT_ONCE = 100;
const DAY = 86_400_000;

/** Look-ups are given up below a half (transfer/hit-rate.ts): so much may be counted on. */
const USUALLY_MET = 0.5;

/**
 * One request for each act, and one for whatever has to be found first (mastodon.md §15.3): each
 * person once for all kinds (product.md §3), each post by its own search (§6).
 */
export function estimate(tasks: readonly Task[], about: About): Estimate {
  const people = new Set<string>();
  const posts = new Set<string>();
  const members = new Map<TaskId, number>();
  let acts = 0;
  let follows = 0;
  for (const task of tasks) {
    const person = personOf(task);
    const post = postOf(task);
    if (person !== undefined) people.add(formatAddress(person));
    if (post !== undefined) posts.add(post);
    if (isCountedByDay(task.kind)) follows += 1;
    if (task.kind === 'list-member') members.set(task.list, (members.get(task.list) ?? 0) + 1);
    else acts += 1;
  }
  for (const count of members.values()) acts += Math.ceil(count / MEMBERS_AT_ONCE);
  return estimateOf({ sure: acts + posts.size, people: people.size, follows }, about);
}

/**
 * Of what a server counts by the day alone: each follow is another person, and hashtags are no one's.
 */
export function estimateByDay(
  { follows, hashtags }: { readonly follows: number; readonly hashtags: number },
  about: About,
): Estimate {
  const sure = follows + hashtags;
  return estimateOf({ sure, people: follows, follows: sure }, about);
}

type Sums = {
  /** Requests that nothing saves. */
  readonly sure: number;
  readonly people: number;
  readonly follows: number;
};

function estimateOf({ sure, people, follows }: Sums, about: About): Estimate {
  const { sharedBudget, lookUpsPay = USUALLY_MET, followsLeftToday = FOLLOWS_A_DAY } = about;
  const signed = SIGNED * (sharedBudget ? 1 - LEFT_TO_THE_PERSON : 1);
  const met = Math.min(1, Math.max(0, lookUpsPay));
  const asked = sure + people;
  // Everybody is looked up without a token first, unless that takes longer than all the rest: then
  // look-ups save what they can in the time there is, n = asked - met × UNSIGNED × n / signed.
  const requests = Math.max(asked - met * people, asked / (1 + (met * UNSIGNED) / signed));
  const beyondToday = Math.max(0, follows - Math.max(0, followsLeftToday));
  const days = Math.ceil(beyondToday / FOLLOWS_A_DAY);
  return {
    requests: Math.ceil(requests),
    ms: Math.max((requests / signed) * WINDOW, days * DAY),
    days,
  };
}
