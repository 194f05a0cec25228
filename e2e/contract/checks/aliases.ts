import { answers, equals, holds, needs, row } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { SECOND } from '../contract-clock.ts';
import { all, hasPassword, onGotosocial, onMastodon } from '../facts.ts';
import {
  ALIASES,
  addAlias,
  askAlias,
  clearAliases,
  readAliases,
  untilAlias,
} from '../migration.ts';

const PATH = '/api/v1/accounts/alias';

export const ALIAS_CHECKS: readonly Check[] = [
  check({
    id: 'alias.staleness',
    paragraph: 'mastodon.md §1.4',
    title: 'an alias made after its document was read shows within 3 min, not at once',
    tier: 'pages',
    applies: all(
      onMastodon(),
      hasPassword,
      (here) => !here.secureMode || 'the actor document wants a signature',
    ),
    async run({ here, there, clock, later }) {
      needs((await readAliases(here, here.me))?.length === 0, 'the account has aliases already');
      later(() => untilAlias(here, here.me, there.me.uri, false));
      later(() => clearAliases(here, here.me));
      const since = clock.now();
      await addAlias(here, here.me, there.me);
      if (clock.now() - since < 120 * SECOND) {
        equals(await readAliases(here, here.me), [], 'aliases in the copy that is kept');
      }
      await untilAlias(here, here.me, there.me.uri);
      holds(clock.now() - since < 240 * SECOND, `it took ${(clock.now() - since) / SECOND} s`);
      equals(await readAliases(here, here.me), [there.me.uri], 'alsoKnownAs');
    },
  }),
  check({
    id: 'alias.page',
    paragraph: 'mastodon.md §10.1, §11',
    title: 'the aliases page: empty, made, listed, unlinked; its errors',
    tier: 'pages',
    applies: all(onMastodon(), hasPassword),
    async run({ here, there, later }) {
      const visitor = await here.signedIn();
      let page = await visitor.get(ALIASES);
      needs(page.words.includes('You have no aliases.'), 'the account has aliases already');
      for (const words of ['Account aliases', 'Handle of the old account', 'Create alias']) {
        holds(page.html.includes(words), `without "${words}"`);
      }
      const refused = async (acct: string, words: string) => {
        const answer = await askAlias(here, here.me, acct);
        holds(answer.words.includes(words), `${acct}: no "${words}"`);
      };
      await refused(`nobody_here@${there.facts.domain}`, 'could not be found');
      await refused('nobody@contract.invalid', 'could not be found');
      await refused(here.me.username, 'cannot be current account');
      later(() => untilAlias(here, here.me, there.me.uri, false));
      later(() => clearAliases(here, here.me));
      await addAlias(here, here.me, there.me);
      // The error is the uri's, which the form has no field for: 4.6.5 does not show its words.
      const twice = await askAlias(here, here.me, `@${there.me.handle}`);
      holds(!twice.words.includes('Successfully created'), 'the same alias is made twice');
      page = await visitor.get(ALIASES);
      equals(page.words.split(there.me.handle).length, 2, 'parts of the page around the alias');
      page = await visitor.press(page, /^Unlink alias$/);
      holds(page.words.includes('Successfully removed the alias.'), 'no word of the removal');
    },
  }),
  check({
    id: 'alias.gotosocial',
    paragraph: 'gotosocial-observed.md §7',
    title: 'GoToSocial: aliases by API add up, an empty list clears; a handle is refused',
    applies: onGotosocial,
    async run({ here, there, later }) {
      const read = async () => {
        const { body } = await here.mine('GET', '/api/v1/accounts/verify_credentials');
        return row(row(body).source).also_known_as_uris ?? [];
      };
      needs(((await read()) as unknown[]).length === 0, 'the account has aliases already');
      const send = (uris: readonly string[]) =>
        here.mine('POST', PATH, { json: { also_known_as_uris: uris } });
      later(() => send([]));
      answers(await send([there.me.handle]), 400, /invalid also_known_as_uri/);
      answers(await send([`${there.origin}/users/nobody_here`]), 422, /error dereferencing/);
      answers(await send([there.me.uri]), 200);
      equals(await read(), [there.me.uri], 'aliases');
      answers(await send([there.me.uri]), 200);
      const other = there.other?.uri;
      if (other !== undefined) {
        answers(await send([other]), 200);
        equals(
          ((await read()) as string[]).toSorted(),
          [there.me.uri, other].toSorted(),
          'aliases of two calls',
        );
      }
      answers(await send([]), 200);
      equals(await read(), [], 'aliases after an empty list');
    },
  }),
];
