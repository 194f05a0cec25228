import { answers, equals, holds, needs, row, rows } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { readActor } from '../connect.ts';
import { MINUTE } from '../contract-clock.ts';
import { all, bothHavePasswords, hasOther, onMastodon, theyHaveOther } from '../facts.ts';
import { hasChangedOver, idFor, keptOf, moved } from '../move-story.ts';
import { withToken } from '../side.ts';
import { authorize } from '../sign-in.ts';

const PARAGRAPH = 'mastodon.md §10.2';
const DISABLED = /^Your login is currently disabled$/;

const move = (given: Pick<Check, 'id' | 'title' | 'run'> & Partial<Check>): Check =>
  check({ paragraph: PARAGRAPH, tier: 'move', on: 'pair', applies: bothHavePasswords, ...given });

const onMoved = all(onMastodon(), bothHavePasswords);

/** Closed by `require_user!` from that second on (mastodon.md §4.1). */
const CLOSED = [
  '/api/v1/accounts/verify_credentials',
  '/api/v1/preferences',
  '/api/v1/accounts/relationships?id[]=1',
  '/api/v1/blocks',
  '/api/v1/mutes',
  '/api/v1/domain_blocks',
  '/api/v1/lists',
  '/api/v1/bookmarks',
  '/api/v1/favourites',
  '/api/v1/endorsements',
  '/api/v1/featured_tags',
  '/api/v1/accounts/search?q=x',
];

export const MOVE_CHECKS: readonly Check[] = [
  move({
    id: 'move.accepted',
    title: 'with alias and password it is accepted; no second factor is asked again',
    async run(bench) {
      const { words } = await moved(bench);
      if (bench.here.facts.software !== 'mastodon') return;
      holds(words.includes('Your account is now redirecting to'), 'no word of the redirect');
    },
  }),
  move({
    id: 'move.api-closed',
    paragraph: 'mastodon.md §0.2, §2.8, §4.1',
    title: 'what needs a user is closed on the old account from that second: 403',
    applies: onMoved,
    async run(bench) {
      await moved(bench);
      const { here } = bench;
      for (const path of CLOSED) answers(await here.mine('GET', path), 403, DISABLED);
      answers(await here.mine('POST', '/api/v1/lists', { form: { title: 'x' } }), 403, DISABLED);
    },
  }),
  move({
    id: 'move.api-open',
    paragraph: 'mastodon.md §4.1',
    title: 'what needs none still answers, with or without the token',
    applies: onMoved,
    async run(bench) {
      await moved(bench);
      const { here } = bench;
      const { id, username } = here.me;
      const open = [
        `/api/v1/accounts/${id}`,
        `/api/v1/accounts/lookup?acct=${username}`,
        `/api/v1/accounts/${id}/following`,
        `/api/v1/accounts/${id}/followers`,
        `/api/v1/accounts/${id}/statuses`,
        `/api/v1/accounts/${id}/featured_tags`,
        '/api/v1/instance',
      ];
      for (const path of open) {
        answers(await here.mine('GET', path), 200);
        if (here.facts.openApi) answers(await here.call('GET', path), 200);
      }
    },
  }),
  move({
    id: 'move.seen',
    title: 'moved is set at once, the Update tells other servers; then come followers',
    async run(bench) {
      await moved(bench);
      const { here, there, clock } = bench;
      if (here.facts.software === 'mastodon') {
        const own = row(
          (await here.call('GET', `/api/v1/accounts/lookup?acct=${here.me.username}`)).body,
        );
        equals(row(own.moved).acct, there.me.handle, 'moved.acct on the old server');
        holds(!('moved' in row(own.moved)), 'moved within moved');
        if (!here.facts.secureMode) {
          await clock.until('movedTo shows', 7 * MINUTE, async () => {
            return (
              row((await readActor(here.call, here.me.username)).body).movedTo === there.me.uri
            );
          });
        }
      }
      if (there.facts.software !== 'mastodon') return;
      await clock.until('moved shows on the new server', 30 * MINUTE, async () => {
        const path = `/api/v1/accounts/lookup?acct=${encodeURIComponent(here.me.handle)}`;
        const found = row((await there.mine('GET', path)).body);
        return row(found.moved).acct === there.me.username;
      });
    },
  }),
  move({
    id: 'move.authorize',
    paragraph: 'mastodon.md §2.3',
    title: 'who moved never sees the consent page: /auth/edit instead',
    applies: onMoved,
    async run(bench) {
      await moved(bench);
      const { app, me, visitor } = bench.here;
      if (me.credentials === undefined) return;
      const given = { app, scope: 'read:mutes', credentials: me.credentials };
      const page = await authorize(visitor(), given).catch((error: unknown) => error);
      holds(
        page instanceof Error && page.message.includes('/auth/edit'),
        'the way does not end at /auth/edit',
      );
    },
  }),
  move({
    id: 'move.others',
    paragraph: 'mastodon.md §5.1',
    title: 'nobody can follow who moved: 403',
    async run(bench) {
      await moved(bench);
      const { here, there, clock } = bench;
      needs(there.facts.software === 'mastodon', 'Mastodon alone says so');
      const id = await idFor(there, there.mine, here.me.handle);
      await clock.until('moved shows on the new server', 30 * MINUTE, async () => {
        return 'moved' in row((await there.mine('GET', `/api/v1/accounts/${id}`)).body);
      });
      const answer = await there.mine('POST', `/api/v1/accounts/${id}/follow`);
      answers(answer, 403, /^This action is not allowed$/);
    },
  }),
  move({
    id: 'move.local-followers',
    title: 'followers on the old server change over, with their settings and lists',
    applies: all(bothHavePasswords, hasOther),
    async run(bench) {
      await moved(bench);
      const { here, there } = bench;
      const own = await here.call('GET', '/api/v1/accounts/verify_credentials', {
        token: here.other?.token,
      });
      needs(own.status === 200, 'the second account has moved itself');
      const theirs = withToken(here.call, here.other?.token ?? '');
      await hasChangedOver(here, theirs, [here.me.handle, there.me.handle]);
    },
  }),
  move({
    id: 'move.remote-followers',
    title: 'followers elsewhere change over likewise, on their own server',
    applies: all(bothHavePasswords, theyHaveOther),
    async run(bench) {
      await moved(bench);
      const { here, there } = bench;
      const theirs = withToken(there.call, there.other?.token ?? '');
      await hasChangedOver(there, theirs, [here.me.handle, there.me.handle]);
    },
  }),
  move({
    id: 'move.counts',
    title: "the old account's followers fall, the new one's rise",
    async run(bench) {
      await moved(bench);
      const { here, there, clock } = bench;
      const count = async () => {
        const me = await there.mine('GET', '/api/v1/accounts/verify_credentials');
        return Number(row(me.body).followers_count);
      };
      await clock.until('followers arrive', 60 * MINUTE, async () => (await count()) > 0);
      const path = `/api/v1/accounts/${here.me.id}/followers?limit=80`;
      const gone = [here.other?.username, there.other?.handle];
      await clock.until('followers leave', 60 * MINUTE, async () => {
        const left = rows(await here.mine('GET', path)).map(({ acct }) => acct);
        return !left.some((acct) => gone.includes(String(acct)));
      });
    },
  }),
  move({
    id: 'move.untouched',
    title: "the new account's own follows, blocks and mutes are as before",
    async run(bench) {
      const { before } = await moved(bench);
      equals(await keptOf(bench.there), before, 'follows, blocks, mutes');
    },
  }),
  move({
    id: 'move.exports',
    paragraph: 'mastodon.md §7.1, §10.4',
    title: 'export page, CSV files, aliases and migration stay open to who moved',
    applies: onMoved,
    async run(bench) {
      await moved(bench);
      const visitor = await bench.here.signedIn();
      const open = ['/settings/export', '/settings/exports/follows.csv', '/settings/aliases'];
      for (const path of [...open, '/settings/migration', '/settings/delete', '/auth/edit']) {
        const page = await visitor.get(path);
        equals([page.status, page.address.split('?')[0]], [200, path], 'status, address');
      }
      const imports = await visitor.get('/settings/imports');
      holds(
        !imports.address.startsWith('/settings/imports') || imports.status === 404,
        'imports are open',
      );
    },
  }),
];
