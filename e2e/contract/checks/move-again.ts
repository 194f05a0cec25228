import { answers, equals, holds, needs, row } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { DAY } from '../contract-clock.ts';
import { all, bothHavePasswords, isSince, onMastodon } from '../facts.ts';
import { askMove, cancelRedirect, MIGRATION } from '../migration.ts';
import { moved } from '../move-story.ts';

const move = (given: Pick<Check, 'id' | 'paragraph' | 'title' | 'run'>): Check =>
  check({ tier: 'move', on: 'pair', applies: all(onMastodon(), bothHavePasswords), ...given });

const ARCHIVE = '/settings/export';

/** They undo the redirect, so they come last. */
export const MOVE_AGAIN_CHECKS: readonly Check[] = [
  move({
    id: 'move.revoke',
    paragraph: 'mastodon.md §2.7',
    title: 'a token of who moved can still be revoked',
    async run(bench) {
      const { spare: token } = await moved(bench);
      const { call, app } = bench.here;
      const form = { token, client_id: app.clientId, client_secret: app.clientSecret };
      answers(await call('POST', '/oauth/revoke', { form }), 200);
      answers(await call('GET', '/api/v1/favourites', { token }), 401);
    },
  }),
  move({
    id: 'move.archive',
    paragraph: 'mastodon.md §9',
    title: 'the archive is asked for, compiled, downloaded; also by who moved',
    async run(bench) {
      await moved(bench);
      const { here, clock } = bench;
      const visitor = await here.signedIn();
      const asked = await visitor.press(await visitor.get(ARCHIVE), /^Request your archive$/);
      const since = clock.now();
      holds(
        /Compiling your archive|Download your archive/.test(asked.words),
        'nothing is compiled',
      );
      await clock.until('the archive is ready', DAY, async () => {
        return /Download your archive/.test((await visitor.get(ARCHIVE)).words);
      });
      const page = await visitor.get(ARCHIVE);
      holds(!/Request your archive/.test(page.words), 'it can be asked for again at once');
      const days = isSince(here.facts.version, '4.2') ? 6 : 7;
      await clock.reach(since + days * DAY - 60_000, 'the end of the wait for an archive');
      holds(!/Request your archive/.test((await visitor.get(ARCHIVE)).words), 'before its time');
      await clock.reach(since + days * DAY + 60_000, 'the end of the wait for an archive');
      holds(/Request your archive/.test((await visitor.get(ARCHIVE)).words), 'not after its time');
    },
  }),
  move({
    id: 'move.cooldown',
    paragraph: 'mastodon.md §10.2',
    title: 'a second Move has to wait 30 days',
    async run(bench) {
      const { at } = await moved(bench);
      const { here, clock } = bench;
      const page = await (await here.signedIn()).get(MIGRATION);
      needs(clock.now() - at < 29 * DAY, 'the Move is too long ago');
      const said =
        /You have recently migrated your account\. This function will become available again in (\d+) days\./;
      const days = Number(said.exec(page.words)?.[1]);
      holds(days > 0 && days <= 30, `the page does not tell the days: ${page.words.slice(0, 200)}`);
      holds(page.words.includes('Your account is redirecting to'), 'the redirect is not told');
    },
  }),
  move({
    id: 'move.again',
    paragraph: 'mastodon.md §10.2, §10.3',
    title: 'to the same account only after cancelling, which opens the old account again',
    async run(bench) {
      const { at } = await moved(bench);
      const { here, there, clock } = bench;
      if (here.facts.simulated) await clock.reach(at + 31 * DAY, '30 days after the Move');
      const same = await askMove(here, here.me, there.me);
      holds(!same.accepted, 'moved to the same account again');
      const said = here.facts.simulated
        ? 'is the same account you have already moved to'
        : /is the same account you have already moved to|You are on cooldown/;
      holds(
        typeof said === 'string' ? same.words.includes(said) : said.test(same.words),
        `no "${said}"`,
      );
      await cancelRedirect(here, here.me);
      const me = await here.mine('GET', '/api/v1/accounts/verify_credentials');
      answers(me, 200);
      equals('moved' in row(me.body), false, 'moved is told');
      if (!here.facts.simulated) return;
      holds((await askMove(here, here.me, there.me)).accepted, 'no second Move after 30 days');
    },
  }),
  move({
    id: 'move.redirect-only',
    paragraph: 'mastodon.md §10.3',
    title: 'a redirect alone needs no alias and knows no cooldown; it closes the API all the same',
    async run(bench) {
      const { here, there } = bench;
      needs(here.other?.credentials, 'needs the login of a second account');
      const visitor = await here.signedIn(here.other);
      const token = here.other.token;
      const path = '/settings/migration/redirect/new';
      const read = () => here.call('GET', '/api/v1/accounts/verify_credentials', { token });
      const standing = await visitor.get(MIGRATION);
      if (/Cancel redirect/.test(standing.words))
        await visitor.press(standing, /^Cancel redirect$/);
      answers(await read(), 200);
      const page = await visitor.submit(await visitor.get(path), 'form_redirect[acct]', {
        'form_redirect[acct]': there.me.handle,
        'form_redirect[current_password]': here.other.credentials.password,
      });
      holds(page.words.includes('Your account is now redirecting to'), 'no word of the redirect');
      answers(await read(), 403);
      await visitor.press(await visitor.get(MIGRATION), /^Cancel redirect$/);
      answers(await read(), 200);
    },
  }),
];
