import { answers, equals, needs, row } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { all, bothHavePasswords, hasOther, onGotosocial, theyHaveOther } from '../facts.ts';
import { setLocked } from '../migration.ts';
import { idFor, moved, moveToLocked, relation, requestOf } from '../move-story.ts';

const move = (given: Pick<Check, 'id' | 'paragraph' | 'title' | 'run' | 'applies'>): Check =>
  check({ tier: 'move', on: 'pair', ...given });

export const GOTOSOCIAL_MOVE_CHECKS: readonly Check[] = [
  move({
    id: 'move.gotosocial-after',
    paragraph: 'gotosocial-observed.md §7',
    title: 'GoToSocial: moved is told, exports still answer, following is 403',
    applies: all(onGotosocial, bothHavePasswords),
    async run(bench) {
      await moved(bench);
      const { here, there } = bench;
      const me = row((await here.mine('GET', '/api/v1/accounts/verify_credentials')).body);
      equals(row(me.moved).acct, there.me.handle, 'moved.acct');
      const headers = { Accept: 'text/csv' };
      answers(await here.mine('GET', '/api/v1/exports/following.csv', { headers }), 200);
      answers(await here.mine('GET', '/api/v1/lists'), 200);
      const said = /your account has Moved or is currently Moving/;
      answers(await here.mine('POST', '/api/v1/lists', { form: { title: 'x' } }), 403, said);
    },
  }),
  move({
    id: 'move.locked-gotosocial',
    paragraph: 'gotosocial-observed.md §7',
    title: 'GoToSocial: a locked new account gets requests, from people on its own server too',
    applies: all(
      onGotosocial,
      (_, there) => onGotosocial(there),
      bothHavePasswords,
      hasOther,
      theyHaveOther,
    ),
    async run(bench) {
      await moved(bench);
      const { here, there, clock } = bench;
      const [old, fresh] = [here.other, there.other];
      needs(old?.credentials && fresh?.credentials, 'needs logins of the second accounts');
      await setLocked(here, old, false);
      const id = await idFor(there, there.mine, old.handle);
      answers(await there.mine('POST', `/api/v1/accounts/${id}/follow`), 200);
      await clock.until('the second account is followed', 60_000, async () => {
        return (await relation(there.mine, id)).following === true;
      });
      await moveToLocked(here, there, [old, fresh]);
      await requestOf(there, fresh, there.me.username);
      // Unlocking does not accept who is waiting.
      await setLocked(there, fresh, false);
      await requestOf(there, fresh, there.me.username);
    },
  }),
];
