import { answers, equals, holds, needs, row } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import {
  all,
  bothHavePasswords,
  hasOther,
  onGotosocial,
  onMastodon,
  theyHaveOther,
} from '../facts.ts';
import { askMove, cancelRedirect, setLocked } from '../migration.ts';
import { idFor, moveToLocked, relation, requestOf } from '../move-story.ts';
import { type Actor, withToken } from '../side.ts';

const PARAGRAPH = 'mastodon.md §10.2';

async function refused(
  { here }: Bench,
  target: Pick<Actor, 'handle' | 'uri'>,
  words: string,
  password?: string,
) {
  const asked = await askMove(here, here.me, target, password);
  holds(!asked.accepted, `the Move to ${target.handle} is accepted`);
  holds(asked.words.includes(words), `to ${target.handle}: no "${words}"`);
  const me = await here.mine('GET', '/api/v1/accounts/verify_credentials');
  answers(me, 200);
  holds(row(me.body).moved === undefined || row(me.body).moved === null, 'the account has moved');
  return asked.words;
}

const move = (given: Pick<Check, 'id' | 'title' | 'run'> & Partial<Check>): Check =>
  check({
    paragraph: PARAGRAPH,
    tier: 'move',
    on: 'pair',
    applies: all(onMastodon(), bothHavePasswords),
    ...given,
  });

const NO_ALIAS = 'is not an alias of this account';

export const MOVE_REFUSED_CHECKS: readonly Check[] = [
  move({
    id: 'move.password',
    title: 'a wrong password is told alone, before any other check',
    async run(bench) {
      const nobody = { handle: 'nobody@contract.invalid', uri: '' };
      const words = await refused(bench, nobody, 'is invalid', 'not the password');
      holds(!words.includes('could not be found'), 'the handle is judged as well');
    },
  }),
  move({
    id: 'move.not-found',
    title: 'a target that cannot be resolved: could not be found',
    run: async (bench) => {
      await refused(bench, { handle: 'nobody@contract.invalid', uri: '' }, 'could not be found');
    },
  }),
  move({
    id: 'move.no-alias',
    title: 'a target without the alias is refused, whatever the software',
    applies: bothHavePasswords,
    async run(bench) {
      const { here, there } = bench;
      const gotosocial = here.facts.software === 'gotosocial';
      await refused(bench, there.me, gotosocial ? 'is not aliased to this account' : NO_ALIAS);
    },
  }),
  move({
    id: 'move.self',
    title: 'to oneself: refused',
    run: async (bench) => {
      const asked = await askMove(bench.here, bench.here.me, bench.here.me);
      holds(!asked.accepted, 'moved to itself');
      const said = [NO_ALIAS, 'cannot be current account'].some((words) =>
        asked.words.includes(words),
      );
      holds(said, 'no error says why');
    },
  }),
  move({
    id: 'move.locked',
    title: 'a locked new account gets follow requests instead of followers',
    applies: all(onMastodon(), bothHavePasswords, hasOther, theyHaveOther),
    async run({ here, there, clock }) {
      const [old, fresh] = [here.other, there.other];
      needs(old?.credentials && fresh?.credentials, 'needs logins of the second accounts');
      await setLocked(here, old, false);
      const id = await idFor(here, here.mine, old.handle);
      answers(await here.mine('POST', `/api/v1/accounts/${id}/follow`), 200);
      await moveToLocked(here, there, [old, fresh]);
      const request = await requestOf(there, fresh, here.me.handle);
      const theirs = withToken(there.call, fresh.token);
      answers(await theirs('POST', `/api/v1/follow_requests/${request}/authorize`), 200);
      const target = await idFor(here, here.mine, fresh.handle);
      await clock.until('the follow is there', 120_000, async () => {
        return (await relation(here.mine, target)).following === true;
      });
      // The second account has more to do.
      await cancelRedirect(here, old);
      await setLocked(there, fresh, false);
    },
  }),
  move({
    id: 'move.gotosocial-refused',
    paragraph: 'gotosocial-observed.md §7',
    title: 'GoToSocial: no or a wrong password and a handle are 400, a profile address 422',
    applies: all(onGotosocial, bothHavePasswords),
    async run({ here, there }) {
      const path = '/api/v1/accounts/move';
      const send = (json: object) => here.mine('POST', path, { json });
      const password = here.me.credentials?.password;
      answers(await send({ moved_to_uri: there.me.uri }), 400, /no password provided/);
      answers(await send({ moved_to_uri: there.me.uri, password: 'no' }), 400, /invalid password/);
      answers(await send({ password }), 400, /no moved_to_uri provided/);
      answers(await send({ password, moved_to_uri: there.me.handle }), 400, /invalid move/);
      answers(await send({ password, moved_to_uri: `${there.origin}/users/nobody_here` }), 422);
      const me = row((await here.mine('GET', '/api/v1/accounts/verify_credentials')).body);
      equals(me.moved ?? null, null, 'moved');
    },
  }),
];
