import { demoWorld } from '../practice/demo-world.ts';
import type { PracticeAccount, PracticePerson } from '../practice/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long servers take to carry a follower over; some never do (mastodon.md §10.2). */
const ARRIVALS = [
  ...[1, 2, 2, 3, 5, 8, 13, 20, 35, 55].map((minutes) => minutes * MINUTE),
  ...[2, 5, 9, 20, 30, 50].map((hours) => hours * HOUR),
  ...[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
];

/** Everything an account may hold, small enough to be watched. */
export function rehearsalWorld(): {
  readonly people: readonly PracticePerson[];
  readonly old: PracticeAccount;
  readonly fresh: PracticeAccount;
} {
  const world = demoWorld(24);
  const followers = ARRIVALS.map(
    (carriesMoveAfter, at): PracticePerson => ({
      handle: `mouton_${at + 1}@${at % 3 === 0 ? 'estive' : 'alpage'}.example`,
      displayName: `Mouton ${at + 1}`,
      known: true,
      carriesMoveAfter,
    }),
  );
  const [old, fresh] = [world.old[0], world.new[0]];
  if (old === undefined || fresh === undefined) throw new Error('The world is empty.');
  const following = old.following ?? [];
  return {
    people: [...world.people, ...followers],
    old: {
      ...old,
      followers: followers.map(({ handle }) => handle),
      lists: [{ title: 'Bergerie', members: following.slice(0, 4) }],
      mutes: [{ handle: 'bruyant@contour.example' }],
      blocks: ['loup@contour.example'],
      followedTags: ['transhumance', 'montagne'],
    },
    fresh,
  };
}
