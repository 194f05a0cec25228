import type { Random } from './random.ts';

/** What becomes of a post that the new account wants to keep. */
export type PostFate =
  | 'known'
  /** Found by a search alone. */
  | 'unknown'
  /** Deleted, or not for the new account to see. */
  | 'gone'
  /** Found, and gone a moment later. */
  | 'vanishing'
  /** Its server is gone. */
  | 'dead'
  /** Asking for it never ends in time. */
  | 'stuck';

export type SimulatedPost = {
  readonly id: string;
  readonly uri: string;
  readonly fate: PostFate;
};

const ODD: readonly PostFate[] = ['gone', 'vanishing', 'dead', 'stuck'];

export function makePost(name: string, fate: PostFate): SimulatedPost {
  // What is stuck keeps the others on its server waiting (directory.ts), and one of them is enough.
  const host = fate === 'stuck' || fate === 'dead' ? `${fate}.example` : 'posts.example';
  return { id: `post_${name}`, uri: `https://${host}/users/author/statuses/${name}`, fate };
}

export function makePosts(random: Random, count: number): readonly SimulatedPost[] {
  const odd = random.next() * 0.4;
  return Array.from({ length: count }, (_, n) =>
    makePost(
      `${n}`,
      random.chance(odd) ? random.pick(ODD) : random.pick(['known', 'unknown'] as const),
    ),
  );
}
