import { answers, equals, holds, needs, row } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { DAY, MINUTE, SECOND } from '../contract-clock.ts';
import { endsAt, spend, windowEnd } from '../exhaust.ts';
import { all, isLimited, onMastodon } from '../facts.ts';
import { type Answer, limitOf, remainingOf, resetOf } from '../http.ts';
import { relationOf, strangerOf } from '../seed.ts';

const PARAGRAPH = 'mastodon.md §3.2';
const FOLLOWS_PER_DAY = 400;

const tagPath = (name: string, act: 'follow' | 'unfollow') => `/api/v1/tags/${name}/${act}`;

/** Every hashtag the check follows is let go again, however far it came. */
function createTags({ here, clock, later }: Bench) {
  const followed: string[] = [];
  later(async () => {
    for (const name of followed) await within(() => raw(name, 'unfollow'));
  });
  const raw = (name: string, act: 'follow' | 'unfollow') =>
    here.mine('POST', tagPath(name, act), { raw: true });
  // The token's own limit is waited out; the family's is what is looked for.
  const within = async (ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask();
      if (answer.status !== 429 || limitOf(answer) === FOLLOWS_PER_DAY) return answer;
      await clock.reach(resetOf(answer) ?? clock.now() + 5 * MINUTE, 'limit of the token');
    }
  };
  return async (name: string): Promise<Answer> => {
    const answer = await within(() => raw(name, 'follow'));
    if (answer.status === 200) followed.push(name);
    return answer;
  };
}

/** Follows new hashtags until the family is spent. */
async function spendFamily(
  bench: Bench,
  follow: (name: string) => Promise<Answer>,
): Promise<number> {
  for (let count = 0; count <= FOLLOWS_PER_DAY; count += 1) {
    const answer = await follow(`contract${count}`);
    if (answer.status === 429) return count;
    answers(answer, 200);
  }
  holds(false, `${FOLLOWS_PER_DAY + 1} hashtags followed in a day at ${bench.here.origin}`);
  return 0;
}

const dayLimited = all(onMastodon('4.0'), isLimited);

export const FAMILY_CHECKS: readonly Check[] = [
  check({
    id: 'family.follows',
    paragraph: `${PARAGRAPH}, §3.3`,
    title: '400 new follows a day, followed hashtags among them',
    tier: 'exhaust',
    on: 'distinct',
    applies: dayLimited,
    async run(bench) {
      const { here, clock, later } = bench;
      const id = await strangerOf(bench);
      if (here.facts.simulated) await clock.reach(windowEnd(clock.now(), DAY), 'a new day');
      const follow = createTags(bench);
      const count = await spendFamily(bench, follow);
      if (here.facts.simulated) equals(count, FOLLOWS_PER_DAY, 'hashtags followed before the 429');
      const refused = await follow('contract_more');
      answers(refused, 429, /./);
      equals([limitOf(refused), remainingOf(refused)], [FOLLOWS_PER_DAY, 0], 'limit, remaining');
      endsAt(refused, windowEnd(clock.now(), DAY), 'reset: the next 00:00 UTC');
      holds(!refused.headers.has('retry-after'), 'a Retry-After is sent');
      // People share the family with hashtags.
      later(() => here.mine('POST', `/api/v1/accounts/${id}/unfollow`));
      const person = await here.mine('POST', `/api/v1/accounts/${id}/follow`, { raw: true });
      answers(person, 429, /./);
      equals(limitOf(person), FOLLOWS_PER_DAY, 'limit told to a follow');
      equals((await relationOf(here, id)).following, false, 'following after the refusal');
      if (count === 0) return;
      // What is there already is not created again, and free.
      answers(await follow('contract0'), 200);
    },
  }),
  check({
    id: 'family.day',
    paragraph: PARAGRAPH,
    title: 'the day is the UTC calendar day: all comes back at 00:00',
    tier: 'exhaust',
    on: 'distinct',
    applies: dayLimited,
    async run(bench) {
      const { clock } = bench;
      const follow = createTags(bench);
      const midnight = windowEnd(clock.now(), DAY);
      await clock.reach(midnight - 30 * MINUTE, 'half an hour before midnight UTC');
      await spendFamily(bench, follow);
      await clock.reach(midnight - SECOND, 'a second before midnight UTC');
      answers(await follow('contract_late'), 429);
      await clock.reach(midnight, 'midnight UTC');
      answers(await follow('contract_late'), 200);
      answers(await follow('contract_later'), 200);
    },
  }),
  check({
    id: 'family.headers',
    paragraph: 'mastodon.md §3.3',
    title: "the family's figures stand in the answer when they are the smaller ones",
    tier: 'exhaust',
    on: 'distinct',
    applies: dayLimited,
    async run(bench) {
      const { here, clock } = bench;
      needs(here.facts.simulated, 'needs a day of its own');
      await clock.reach(windowEnd(clock.now(), DAY), 'a new day');
      const follow = createTags(bench);
      const first = await follow('contract0');
      equals(limitOf(first), 300, 'limit told while the token has less left');
      for (let count = 1; count < 200; count += 1) answers(await follow(`contract${count}`), 200);
      await clock.reach(windowEnd(clock.now(), 5 * MINUTE), 'a new window of the token');
      const later = await follow('contract200');
      equals([limitOf(later), remainingOf(later)], [FOLLOWS_PER_DAY, 199], 'limit, remaining');
    },
  }),
  check({
    id: 'family.free',
    paragraph: PARAGRAPH,
    title: 'a second call, a failed one, a block, a mute or an unfollow cost nothing of it',
    tier: 'exhaust',
    on: 'distinct',
    applies: dayLimited,
    async run(bench) {
      const { here, clock } = bench;
      needs(here.facts.simulated, 'needs a day of its own');
      const id = await strangerOf(bench);
      await clock.reach(windowEnd(clock.now(), DAY), 'a new day');
      const follow = createTags(bench);
      for (let count = 0; count < 250; count += 1) answers(await follow(`contract${count}`), 200);
      const left = async (name: string) => {
        await clock.reach(windowEnd(clock.now(), 5 * MINUTE), 'a new window of the token');
        return remainingOf(await follow(name));
      };
      equals(await left('contract_a'), 149, 'remaining');
      answers(await follow('contract0'), 200);
      answers(await follow('not-a-tag!'), 404);
      for (const act of ['block', 'unblock', 'mute', 'unmute', 'unfollow']) {
        answers(await here.mine('POST', `/api/v1/accounts/${id}/${act}`), 200);
      }
      equals(await left('contract_b'), 148, 'remaining after what is free');
    },
  }),
  check({
    id: 'family.statuses',
    paragraph: PARAGRAPH,
    title: '300 posts in 3 h',
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onMastodon(), isLimited),
    run: (bench) =>
      spendRows(bench, {
        limit: 300,
        period: 180 * MINUTE,
        path: '/api/v1/statuses',
        form: (index) => ({ status: `Contract ${index}`, visibility: 'direct' }),
        undo: (id) => ['DELETE', `/api/v1/statuses/${id}`],
      }),
  }),
  check({
    id: 'family.reports',
    paragraph: PARAGRAPH,
    title: '400 reports in 24 h',
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onMastodon(), isLimited),
    async run(bench) {
      const id = await strangerOf(bench);
      await spendRows(bench, {
        limit: 400,
        period: DAY,
        path: '/api/v1/reports',
        form: () => ({ account_id: id, comment: 'Contract' }),
        undo: undefined,
      });
    },
  }),
];

type Rows = {
  readonly limit: number;
  readonly period: number;
  readonly path: string;
  readonly form: (index: number) => Record<string, string>;
  readonly undo: ((id: string) => readonly [method: string, path: string]) | undefined;
};

/** Rows that bother others, or take hours to take back: only where time is simulated. */
async function spendRows(bench: Bench, { limit, period, path, form, undo }: Rows): Promise<void> {
  const { here, clock, later } = bench;
  needs(here.facts.simulated, 'would leave hundreds of rows behind, for hours or for good');
  await clock.reach(windowEnd(clock.now(), period), 'a new window');
  const end = windowEnd(clock.now(), period);
  const post = (index: number) => here.mine('POST', path, { form: form(index), raw: true });
  const made: string[] = [];
  if (undo !== undefined) {
    later(async () => {
      for (const id of made) {
        const [method, path] = undo(id);
        while ((await here.mine(method, path, { raw: true })).status === 429) {
          await clock.reach(windowEnd(clock.now(), 30 * MINUTE), 'limit of deletions');
        }
      }
    });
  }
  const keep = async (index: number) => {
    const answer = await post(index);
    needs(answer.status !== 404, `this server has no POST ${path}`);
    if (answer.status === 200) made.push(String(row(answer.body).id));
    return answer;
  };
  await spend(200, path, keep);
  await clock.reach(windowEnd(clock.now(), 5 * MINUTE), 'a new window of the token');
  await spend(limit - 200, path, (index) => keep(200 + index));
  await clock.reach(windowEnd(clock.now(), 5 * MINUTE), 'a new window of the token');
  const refused = await post(limit);
  answers(refused, 429, /./);
  equals([limitOf(refused), remainingOf(refused)], [limit, 0], 'limit, remaining');
  endsAt(refused, end, path);
}
