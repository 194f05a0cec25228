import { type Crossing, expect } from './crossing.ts';
import { type Held, heldBy } from './held-by.ts';
import { WHOLE_ACCOUNT } from './whole-world.ts';

/** Where the one who had moved is followed. */
const MOVED: Readonly<Record<string, string>> = { 'mover@s2.example': 'mover@after.example' };
/** Who has to say yes first. */
const LOCKED = 'locked@s1.example';

export type AllThere = {
  readonly favourites: 'taken' | 'left';
  /**
   * Milliseconds an end may be late: it is told in whole seconds from now, on a clock that may run
   * fast. Early it may not be at all.
   */
  readonly late?: number;
};

/** The whole world (whole-world.ts) is on the new account: each thing once, and set as it was. */
export function expectAllThere({ old, fresh }: Crossing, { favourites, late = 5_000 }: AllThere) {
  const before = heldBy(old.practice, `alice@${old.server}`);
  const after = heldBy(fresh.practice, `alice@${fresh.server}`);
  expect(before.follows).toHaveLength(WHOLE_ACCOUNT.following?.length ?? 0);
  const { mutes, filters, ...rest } = after;
  const { mutes: mutesBefore, filters: filtersBefore, ...others } = before;
  expect(rest).toEqual({
    ...others,
    follows: before.follows
      .map((one) => ({ ...one, who: MOVED[one.who] ?? one.who }))
      .sort((one, other) => (one.who < other.who ? -1 : 1)),
    favourites: favourites === 'taken' ? before.favourites : [],
  } satisfies Omit<Held, 'mutes' | 'filters'>);
  expect(mutes.map(withoutEnd)).toEqual(mutesBefore.map(withoutEnd));
  expect(filters.map(withoutEnd)).toEqual(filtersBefore.map(withoutEnd));
  expectSameEnds(mutes, mutesBefore, late);
  expectSameEnds(filters, filtersBefore, late);
  expect(askedBy(fresh), 'who has not said yes').toEqual([LOCKED]);
}

type Ending = { readonly expiresAt: number | undefined };

function expectSameEnds(ends: readonly Ending[], before: readonly Ending[], late: number): void {
  for (const [index, { expiresAt = Number.POSITIVE_INFINITY }] of ends.entries()) {
    const told = before[index]?.expiresAt ?? Number.POSITIVE_INFINITY;
    if (expiresAt === told) continue;
    expect(expiresAt - told, 'ends no earlier').toBeGreaterThanOrEqual(0);
    expect(expiresAt - told, 'nor much later').toBeLessThan(late);
  }
}

const withoutEnd = <T extends Ending>({ expiresAt: _, ...rest }: T) => rest;

function askedBy({ practice, server }: Crossing['fresh']): readonly string[] {
  const { state, options } = practice;
  const own = state.accountsByHandle.get(`alice@${server}`)?.id;
  return [...state.follows.values()]
    .filter(({ from, acceptedAt }) => from === own && acceptedAt > options.now())
    .map(({ to }) => state.accounts.get(to)?.handle ?? '');
}
