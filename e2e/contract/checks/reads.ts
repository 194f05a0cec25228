import { answers, holds, type Row, row, rows } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { all, isSince, onKnown } from '../facts.ts';
import { checkCursor, checkLimits, checkPrevious, type Listing } from '../paging.ts';
import {
  atLeastOne,
  followed,
  needNoRequests,
  needUnrelated,
  somePost,
  strangerOf,
} from '../seed.ts';
import type { Side } from '../side.ts';

/** A row of mastodon.md §4.2 that is a list with a cursor. */
type Read = {
  readonly id: string;
  readonly title: string;
  readonly since?: string;
  readonly path: (side: Side) => string;
  readonly scope: string;
  readonly limits: readonly [standard: number, max: number];
  readonly zero?: Listing['zero'];
  readonly keyOf?: (found: Row) => string;
  /** Makes at least one row when there is none. */
  readonly seed: (bench: Bench) => Promise<unknown>;
  readonly gotosocial?: boolean;
  /** The scope is asked for only before this version. */
  readonly openSince?: string;
};

const byId = (found: Row) => String(found.id);

const READS: readonly Read[] = [
  {
    id: 'following',
    title: 'following',
    path: ({ me }) => `/api/v1/accounts/${me.id}/following`,
    scope: 'read:accounts',
    openSince: '4.0',
    limits: [40, 80],
    seed: async (bench) => followed(bench, await strangerOf(bench)),
  },
  {
    id: 'followers',
    title: 'followers',
    path: ({ me }) => `/api/v1/accounts/${me.id}/followers`,
    scope: 'read:accounts',
    openSince: '4.0',
    limits: [40, 80],
    seed: async ({ here, there, thirdOrigin, clock, later }) => {
      const bench = { here: there, there: here, thirdOrigin, clock, later };
      await followed(bench, await strangerOf(bench));
    },
  },
  {
    id: 'blocks',
    title: 'blocks',
    path: () => '/api/v1/blocks',
    scope: 'read:blocks',
    limits: [40, 80],
    seed: async (bench) => acted(bench, await strangerOf(bench), 'block', 'unblock'),
  },
  {
    id: 'mutes',
    title: 'mutes, with their expiry',
    path: () => '/api/v1/mutes',
    scope: 'read:mutes',
    limits: [40, 80],
    seed: async (bench) => acted(bench, await strangerOf(bench), 'mute', 'unmute'),
  },
  {
    id: 'domain-blocks',
    title: 'domain blocks, as texts',
    path: () => '/api/v1/domain_blocks',
    scope: 'read:blocks',
    limits: [100, 200],
    keyOf: String,
    gotosocial: false,
    seed: async ({ here, later }) => {
      const domain = 'contract.invalid';
      later(() => here.mine('DELETE', `/api/v1/domain_blocks?domain=${domain}`));
      answers(await here.mine('POST', '/api/v1/domain_blocks', { form: { domain } }), 200);
    },
  },
  {
    id: 'bookmarks',
    title: 'bookmarks',
    path: () => '/api/v1/bookmarks',
    scope: 'read:bookmarks',
    limits: [20, 40],
    seed: async (bench) => marked(bench, 'bookmark', 'unbookmark'),
  },
  {
    id: 'favourites',
    title: 'favourites',
    path: () => '/api/v1/favourites',
    scope: 'read:favourites',
    limits: [20, 40],
    seed: async (bench) => marked(bench, 'favourite', 'unfavourite'),
  },
  {
    id: 'followed-tags',
    title: 'followed hashtags, since 4.0',
    since: '4.0',
    path: () => '/api/v1/followed_tags',
    scope: 'read:follows',
    limits: [100, 200],
    keyOf: ({ name }) => String(name),
    seed: async ({ here, later }) => {
      later(() => here.mine('POST', '/api/v1/tags/contract/unfollow'));
      answers(await here.mine('POST', '/api/v1/tags/contract/follow'), 200);
    },
  },
  {
    id: 'endorsements',
    title: 'endorsed accounts; limit=0 gives all',
    path: () => '/api/v1/endorsements',
    scope: 'read:accounts',
    limits: [40, 80],
    zero: 'all',
    gotosocial: false,
    seed: async (bench) => {
      const id = await strangerOf(bench);
      await followed(bench, id);
      await acted(bench, id, 'pin', 'unpin');
    },
  },
  {
    id: 'follow-requests',
    title: 'incoming follow requests',
    path: () => '/api/v1/follow_requests',
    scope: 'read:follows',
    limits: [40, 80],
    seed: requested,
  },
];

async function acted({ here, later }: Bench, id: string, act: string, undo: string): Promise<void> {
  if (act === 'block') await needUnrelated(here, id, ['followed_by']);
  later(() => here.mine('POST', `/api/v1/accounts/${id}/${undo}`));
  answers(await here.mine('POST', `/api/v1/accounts/${id}/${act}`), 200);
}

async function marked(bench: Bench, act: string, undo: string): Promise<void> {
  const { here, later } = bench;
  const id = await somePost(bench);
  later(() => here.mine('POST', `/api/v1/statuses/${id}/${undo}`));
  answers(await here.mine('POST', `/api/v1/statuses/${id}/${act}`), 200);
}

/** Locks this account, and the other one asks. */
async function requested({ here, there, clock, later }: Bench): Promise<void> {
  const setLocked = (locked: boolean) =>
    here.mine('PATCH', '/api/v1/accounts/update_credentials', { form: { locked } });
  const before = row((await here.mine('GET', '/api/v1/accounts/verify_credentials')).body).locked;
  const id = await strangerOf({ here: there, there: here } as Bench);
  await needNoRequests(here);
  await needUnrelated(there, id);
  answers(await setLocked(true), 200);
  answers(await there.mine('POST', `/api/v1/accounts/${id}/follow`), 200);
  // The wish is withdrawn before the lock is opened, which would grant it (mastodon.md §0.9).
  later(() => setLocked(before === true));
  later(() => there.mine('POST', `/api/v1/accounts/${id}/unfollow`));
  await clock.until('a follow request arrives', 120_000, async () => {
    const list = await here.mine('GET', '/api/v1/follow_requests?limit=1');
    return Array.isArray(list.body) && list.body.length > 0;
  });
}

function toListing(read: Read, side: Side): Listing {
  const gotosocial = side.facts.software === 'gotosocial';
  return {
    path: read.path(side),
    standard: read.limits[0],
    max: read.limits[1],
    zero: gotosocial ? 'untold' : (read.zero ?? 'nothing'),
    keyOf: read.keyOf ?? byId,
  };
}

function toCheck(read: Read): Check {
  return check({
    id: `read.${read.id}`,
    paragraph: 'mastodon.md §4.2, §4.3',
    title: `${read.title}: scope, limits, cursor`,
    applies: all(onKnown(read.since), ({ software, name }) => {
      return software === 'mastodon' || read.gotosocial !== false || `${name} does not have it`;
    }),
    async run(bench) {
      const { here } = bench;
      const listing = toListing(read, here);
      if (here.facts.software === 'mastodon') await refuseScope(here, listing.path, read);
      await atLeastOne(bench, listing.path, () => read.seed(bench));
      rows(await here.mine('GET', listing.path));
      if (here.facts.software === 'mastodon') await checkLimits(here, listing);
      // 4.0 has no Link on followed tags (mastodon.md §4.2).
      await checkCursor(here, listing);
      await checkPrevious(here, listing);
    },
  });
}

async function refuseScope(here: Side, path: string, { scope, openSince }: Read): Promise<void> {
  const open = openSince !== undefined && isSince(here.facts.version, openSince);
  const wrong = await here.appToken('read:notifications');
  const answer = await here.call('GET', path, { token: wrong });
  if (open) {
    holds(
      (await here.call('GET', path)).status === 200 || !here.facts.openApi,
      `${path} wants a token`,
    );
  } else answers(answer, 403, /outside the authorized scopes/);
  const right = await here.call('GET', path, { token: await here.appToken(scope) });
  holds(right.status !== 403, `${path} is refused to ${scope}`);
}

export const READ_CHECKS: readonly Check[] = READS.map(toCheck);
