import { expect, test } from 'vitest';
import { wordsOf } from '../pages/browse.ts';
import {
  createTestPair,
  DAY,
  FRESH,
  HOUR,
  MINUTE,
  OLD,
  signedIn,
  type TestPair,
} from '../pages/test-pair.ts';
import { findByHandle } from '../state/accounts.ts';
import { countFollows, findFollow, isAccepted, requestsOf } from '../state/follows.ts';
import type { PracticePerson } from '../world.ts';

const follower = (name: string, more: Partial<PracticePerson> = {}): PracticePerson => ({
  handle: `${name}@tiers.example`,
  known: true,
  follows: [OLD],
  ...more,
});

async function alias({ fresh }: TestPair, handle = OLD) {
  const browser = await signedIn(fresh);
  await browser.open('/settings/aliases');
  return browser.submit('/settings/aliases', { 'account_alias[acct]': handle });
}

async function move({ old }: TestPair, handle = FRESH, password = 'password') {
  const browser = await signedIn(old);
  await browser.open('/settings/migration');
  return browser.submit('/settings/migration', {
    'account_migration[acct]': handle,
    'account_migration[current_password]': password,
  });
}

const count = ({ state }: TestPair['old'], handle: string, now: number) =>
  countFollows(state, 'to', findByHandle(state, handle)?.id ?? '', now);

const readAliases = async ({ fresh }: TestPair) => {
  const answer = await fresh.handle(
    new Request('https://nouveau.example/users/alice', {
      headers: { Accept: 'application/activity+json' },
    }),
  );
  const document = (await answer?.json()) as { alsoKnownAs?: readonly string[] };
  return document.alsoKnownAs;
};

test('an alias shows through the cache: early polling primes the copy without it (§1.4)', async () => {
  const pair = createTestPair();
  expect(await readAliases(pair)).toBeUndefined();
  expect(wordsOf(await alias(pair))).toContain('Successfully created a new alias.');
  expect(await readAliases(pair)).toBeUndefined();
  // The old server's own check fetches the same copy.
  expect(wordsOf(await move(pair))).toContain('is not an alias of this account');
  pair.pass(3 * MINUTE - 1_000);
  expect(await readAliases(pair)).toBeUndefined();
  pair.pass(1_000);
  expect(await readAliases(pair)).toEqual(['https://ancien.example/users/alice']);
  expect(wordsOf(await move(pair))).toContain('Your account is now redirecting to');
});

test('without early polling the alias is there at once (§1.4)', async () => {
  const pair = createTestPair();
  await alias(pair);
  expect(await readAliases(pair)).toEqual(['https://ancien.example/users/alice']);
});

test('a Move without alias moves nothing (§10.2)', async () => {
  const pair = createTestPair({ people: [follower('bea')] });
  const page = await move(pair);
  expect(wordsOf(page)).toContain('is not an alias of this account');
  pair.pass(DAY);
  expect(count(pair.old, OLD, pair.now())).toBe(1);
  expect(findByHandle(pair.old.state, OLD)?.movedTo).toBeUndefined();
});

test('followers leave one account and arrive at the other, stragglers late, some never (§10.2)', async () => {
  const people = [
    follower('bea', { carriesMoveAfter: 2 * MINUTE }),
    follower('carl', { carriesMoveAfter: 2 * DAY }),
    follower('dora', { carriesMoveAfter: Number.POSITIVE_INFINITY }),
    follower('emil', { dead: true, known: true }),
  ];
  const pair = createTestPair({ people });
  expect(count(pair.old, OLD, pair.now())).toBe(4);
  await alias(pair);
  await move(pair);
  expect(count(pair.old, OLD, pair.now())).toBe(4);
  pair.pass(2 * MINUTE);
  expect([count(pair.old, OLD, pair.now()), count(pair.fresh, FRESH, pair.now())]).toEqual([3, 1]);
  pair.pass(2 * DAY);
  expect([count(pair.old, OLD, pair.now()), count(pair.fresh, FRESH, pair.now())]).toEqual([2, 2]);
  pair.pass(30 * DAY);
  expect([count(pair.old, OLD, pair.now()), count(pair.fresh, FRESH, pair.now())]).toEqual([2, 2]);
});

test('most of a crowd comes within minutes, the rest over days, a few not at all', async () => {
  const people = Array.from({ length: 400 }, (_, index) => ({
    handle: `person${index}@tiers${index % 40}.example`,
    known: true,
    follows: [OLD],
  }));
  const pair = createTestPair({ people });
  await alias(pair);
  await move(pair);
  pair.pass(10 * MINUTE);
  const soon = count(pair.fresh, FRESH, pair.now());
  pair.pass(4 * DAY);
  const late = count(pair.fresh, FRESH, pair.now());
  expect(soon).toBeGreaterThan(200);
  expect(late).toBeGreaterThan(soon);
  expect(late).toBeLessThan(400);
  expect(count(pair.old, OLD, pair.now())).toBe(400 - late);
});

test('a locked new account gets requests instead (§10.2)', async () => {
  const pair = createTestPair({
    people: [follower('bea', { carriesMoveAfter: MINUTE })],
    fresh: { locked: true },
  });
  await alias(pair);
  await move(pair);
  pair.pass(HOUR);
  const alice = findByHandle(pair.fresh.state, FRESH)?.id ?? '';
  expect(count(pair.fresh, FRESH, pair.now())).toBe(0);
  expect(requestsOf(pair.fresh.state, 'to', alice, pair.now())).toHaveLength(1);
  expect(count(pair.old, OLD, pair.now())).toBe(0);
});

test('moved is seen from both sides: here at once, there with the Update (§10.2)', async () => {
  const pair = createTestPair();
  await alias(pair);
  await move(pair);
  const { old, fresh } = pair;
  const target = findByHandle(old.state, OLD)?.movedTo ?? '';
  expect(old.state.accounts.get(target)?.handle).toBe(FRESH);
  expect(findByHandle(fresh.state, OLD)?.movedTo).toBeUndefined();
  pair.pass(1_000);
  expect(findByHandle(fresh.state, OLD)?.movedTo).toBe(findByHandle(fresh.state, FRESH)?.id);
});

test('a follower on the old server changes over with settings and lists (§10.2)', async () => {
  const bob = {
    username: 'bob',
    email: 'bob@ancien.example',
    password: 'password',
    following: [OLD],
    followSettings: { [OLD]: { reblogs: false } },
    lists: [{ title: 'Friends', members: [OLD] }],
    notes: { [OLD]: 'met in Lyon' },
  };
  const pair = createTestPair({ others: [bob] });
  await alias(pair);
  await move(pair);
  // The queue, the Follow on its way, the answer on its way.
  for (let turn = 0; turn < 4; turn += 1) pair.pass(MINUTE);
  const { state } = pair.old;
  const [from, gone, to] = ['bob@ancien.example', OLD, FRESH].map(
    (handle) => findByHandle(state, handle)?.id ?? '',
  ) as [string, string, string];
  expect(findFollow(state, from, gone)).toBeUndefined();
  const follow = findFollow(state, from, to);
  expect(follow?.reblogs).toBe(false);
  expect(follow !== undefined && isAccepted(follow, pair.now())).toBe(true);
  expect([...state.lists.values()].map(({ members }) => [...members])).toEqual([[to]]);
  expect(state.notes.get(`${from} ${to}`)).toBe(
    'This user moved from alice, here were your previous notes about them:\nmet in Lyon',
  );
  expect(count(pair.fresh, FRESH, pair.now())).toBe(1);
});

test('both accounts on one server: rows are rewritten, the lock does not count (§10.2)', async () => {
  const account = (username: string, more = {}) => ({
    username,
    email: `${username}@ancien.example`,
    password: 'password',
    ...more,
  });
  const second = 'alice2@ancien.example';
  const pair = createTestPair({
    people: [follower('bea', { carriesMoveAfter: MINUTE })],
    others: [
      account('bob', { following: [OLD] }),
      account('alice2', { locked: true, aliases: [OLD] }),
    ],
  });
  expect(wordsOf(await move(pair, 'alice2'))).toContain(
    'Your account is now redirecting to alice2 and',
  );
  pair.pass(2_000);
  const { state } = pair.old;
  const id = (handle: string) => findByHandle(state, handle)?.id ?? '';
  expect(findFollow(state, id('bob@ancien.example'), id(OLD))).toBeUndefined();
  expect(count(pair.old, second, pair.now())).toBe(1);
  pair.pass(HOUR);
  expect(requestsOf(state, 'to', id(second), pair.now()).map(({ from }) => from)).toEqual([
    id('bea@tiers.example'),
  ]);
});

test('who moved cannot be followed from elsewhere (§10.4)', async () => {
  const pair = createTestPair();
  await alias(pair);
  await move(pair);
  const { state } = pair.old;
  const peer = pair.old.options.network?.peerOf('ancien.example');
  peer?.receive({ type: 'Follow', actor: 'zoe@tiers.example', object: OLD });
  expect(count(pair.old, OLD, pair.now())).toBe(0);
  expect(findByHandle(state, 'zoe@tiers.example')).toBeDefined();
});
