import { answers, equals, holds, needs, type Row, row, rows } from './assert.ts';
import type { Bench } from './bench.ts';
import type { Call } from './http.ts';
import { addAlias, askMove, setLocked, untilAlias } from './migration.ts';
import { type Actor, idOn, type Side, withToken } from './side.ts';

/** What was so before the Move, for the checks after it. */
export type MoveStory = {
  readonly words: string;
  /** When it was accepted (epoch milliseconds). */
  readonly at: number;
  /** The new account's own relations, which a Move leaves alone. */
  readonly before: Kept;
  /** A token of the old account that nothing else uses. */
  readonly spare: string;
};

export type Kept = { readonly following: unknown; readonly blocks: number; readonly mutes: number };

const stories = new WeakMap<Side, Promise<MoveStory>>();

/**
 * Moves `me` of the old server to `me` of the new one, once in a run, whichever check asks first:
 * with followers on both servers, one of whom has them in a list and sees no boosts.
 */
export function moved(bench: Bench): Promise<MoveStory> {
  const story = stories.get(bench.here) ?? move(bench);
  stories.set(bench.here, story);
  return story;
}

async function move({ here, there, clock }: Bench): Promise<MoveStory> {
  for (const side of [here, there]) await setLocked(side, side.me, false);
  await followFrom(here, here.other && withToken(here.call, here.other.token), here.me.handle);
  await followFrom(there, there.other && withToken(there.call, there.other.token), here.me.handle);
  const before = await keptOf(there);
  const spare = await here.scopedToken('read:favourites');
  await addAlias(there, there.me, here.me);
  await untilAlias(there, there.me, here.me.uri);
  const asked = await askMove(here, here.me, there.me);
  holds(asked.accepted, `the Move is refused: ${asked.words.slice(0, 300)}`);
  return { words: asked.words, at: clock.now(), before, spare };
}

/** A follower with settings of their own, and the account on a list. */
async function followFrom(side: Side, call: Call | undefined, handle: string): Promise<void> {
  if (call === undefined) return;
  const id = await idFor(side, call, handle);
  const form = { reblogs: false };
  answers(await call('POST', `/api/v1/accounts/${id}/follow`, { form }), 200);
  await side.clock.until(`${handle} is followed`, 120_000, async () => {
    return (await relation(call, id)).following === true && (await isReal(side, call, id));
  });
  const list = row((await call('POST', '/api/v1/lists', { form: { title: LIST } })).body);
  const members = { form: { account_ids: [id] } };
  answers(await call('POST', `/api/v1/lists/${list.id}/accounts`, members), 200);
}

export const LIST = 'Contract move';

async function isReal(side: Side, call: Call, id: string): Promise<boolean> {
  const own = side.other?.id ?? side.me.id;
  const list = rows(await call('GET', `/api/v1/accounts/${own}/following?limit=3`));
  return list.some((account) => account.id === id);
}

export async function idFor(side: Side, call: Call, handle: string): Promise<string> {
  return idOn({ ...side, mine: call }, handle);
}

export async function relation(call: Call, id: string): Promise<Row> {
  const answer = await call('GET', `/api/v1/accounts/relationships?id[]=${id}`);
  answers(answer, 200);
  return row((answer.body as unknown[])[0]);
}

export async function keptOf(side: Side): Promise<Kept> {
  const me = row((await side.mine('GET', '/api/v1/accounts/verify_credentials')).body);
  return {
    following: me.following_count,
    blocks: rows(await side.mine('GET', '/api/v1/blocks?limit=80')).length,
    mutes: rows(await side.mine('GET', '/api/v1/mutes?limit=80')).length,
  };
}

/** Within so long, the follower has changed over, settings and list included. */
export async function hasChangedOver(
  side: Side,
  call: Call,
  [old, target]: readonly [old: string, target: string],
): Promise<void> {
  const [from, to] = [await idFor(side, call, old), await idFor(side, call, target)];
  await side.clock.until(`a follower on ${side.origin} changes over`, 3_600_000, async () => {
    const [left, come] = [await relation(call, from), await relation(call, to)];
    return left.following === false && come.following === true;
  });
  equals((await relation(call, to)).showing_reblogs, false, 'showing_reblogs of the new follow');
  const lists = rows(await call('GET', '/api/v1/lists'));
  const list = lists.find(({ title }) => title === LIST);
  needs(list, 'the list is not there any more');
  const members = rows(await call('GET', `/api/v1/lists/${list.id}/accounts?limit=0`));
  equals(
    members.map(({ id }) => id),
    [to],
    'members of the list',
  );
}

/** The second pair of accounts moves too, to a locked one. */
export async function moveToLocked(
  here: Side,
  there: Side,
  [old, fresh]: readonly [old: Actor, fresh: Actor],
): Promise<void> {
  await setLocked(there, fresh, true);
  await addAlias(there, fresh, old);
  await untilAlias(there, fresh, old.uri);
  const asked = await askMove(here, old, fresh);
  holds(asked.accepted, `the Move is refused: ${asked.words.slice(0, 300)}`);
}

/** Until somebody asks to follow: the id of the request. */
export async function requestOf(side: Side, actor: Actor, handle: string): Promise<string> {
  const theirs = withToken(side.call, actor.token);
  let found: Row | undefined;
  await side.clock.until(`${handle} asks to follow`, 3_600_000, async () => {
    const list = rows(await theirs('GET', '/api/v1/follow_requests?limit=80'));
    found = list.find(({ acct }) => acct === handle);
    return found !== undefined;
  });
  return String(found?.id);
}
