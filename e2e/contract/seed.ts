import { answers, holds, needs, row, text } from './assert.ts';
import type { Bench } from './bench.ts';
import type { Call } from './http.ts';
import { idOn, type Side } from './side.ts';

/** Things a check needs to be there: made through the API, and taken back after the check. */

/** Id here of the account on the other server: remote. */
export const strangerOf = ({ here, there }: Bench): Promise<string> => idOn(here, there.me.handle);

export async function relationOf(side: Side, id: string, call: Call = side.mine) {
  const answer = await call('GET', `/api/v1/accounts/relationships?id[]=${id}`);
  answers(answer, 200);
  return row((answer.body as unknown[])[0]);
}

/** Nothing of ours hangs on the relation, so it may be changed and dissolved. */
export async function needUnrelated(
  side: Side,
  id: string,
  also: readonly string[] = [],
): Promise<void> {
  const relation = await relationOf(side, id);
  const ties = ['following', 'requested', 'blocking', 'muting', ...also];
  const bound = ties.filter((name) => relation[name] === true);
  needs(bound.length === 0, `the accounts of the test are not strangers: ${bound.join(', ')}`);
}

/** Unlocking accepts whoever waits (mastodon.md §0.9), which nobody could take back. */
export async function needNoRequests(side: Side): Promise<void> {
  const waiting = await side.mine('GET', '/api/v1/follow_requests?limit=1');
  answers(waiting, 200);
  needs((waiting.body as unknown[]).length === 0, 'people wait for the account to accept them');
}

/** Until a follow by API is accepted by the other side. */
export async function followed(bench: Bench, id: string): Promise<void> {
  const { here, later } = bench;
  await needUnrelated(here, id);
  later(() => here.mine('POST', `/api/v1/accounts/${id}/unfollow`));
  answers(await here.mine('POST', `/api/v1/accounts/${id}/follow`), 200);
  await accepted(bench, id);
}

/** Until a follow is real; a locked account on the other side says yes through its own API. */
export async function accepted(bench: Bench, id: string): Promise<void> {
  const { here, there, clock } = bench;
  const since = clock.now();
  let asked = false;
  await clock.until(`a follow of ${id} is accepted`, 120_000, async () => {
    if ((await relationOf(here, id)).following === true && (await isReal(bench, id))) return true;
    if (!asked && clock.now() > since) {
      const requests = await there.mine('GET', '/api/v1/follow_requests');
      const list = Array.isArray(requests.body) ? requests.body.map(row) : [];
      const from = list.find(({ acct }) => acct === here.me.handle);
      if (from !== undefined) {
        asked = true;
        await there.mine('POST', `/api/v1/follow_requests/${from.id}/authorize`);
      }
    }
    return false;
  });
}

/** The optimistic answer says "following" too early; the list of follows does not (§5.1). */
async function isReal({ here }: Bench, id: string): Promise<boolean> {
  const answer = await here.mine('GET', `/api/v1/accounts/${here.me.id}/following?limit=5`);
  return Array.isArray(answer.body) && answer.body.some((account) => row(account).id === id);
}

/** A list of one's own. */
export async function makeList({ here, later }: Bench, title: string): Promise<string> {
  const answer = await here.mine('POST', '/api/v1/lists', { form: { title } });
  answers(answer, 200);
  const id = text(row(answer.body).id, 'list id');
  later(() => here.mine('DELETE', `/api/v1/lists/${id}`));
  return id;
}

/** Some post this account may see: one of its own making when it may write, else one it keeps. */
export async function somePost({ here, later }: Bench): Promise<string> {
  const kept = await here.mine('GET', '/api/v1/bookmarks?limit=1');
  const first = Array.isArray(kept.body) ? row(kept.body[0]) : {};
  if (typeof first.id === 'string') return first.id;
  const form = { status: 'Contract', visibility: 'direct' };
  const made = await here.mine('POST', '/api/v1/statuses', { form });
  answers(made, 200);
  const id = text(row(made.body).id, 'status id');
  later(() => here.mine('DELETE', `/api/v1/statuses/${id}`));
  return id;
}

/** At least one row in a list of one's own, made if there is none. */
export async function atLeastOne(bench: Bench, path: string, make: () => Promise<unknown>) {
  const before = await bench.here.mine('GET', `${path}?limit=1`);
  answers(before, 200);
  if (Array.isArray(before.body) && before.body.length > 0) return;
  await make();
  const after = await bench.here.mine('GET', `${path}?limit=1`);
  holds(Array.isArray(after.body) && after.body.length > 0, `${path} is still empty`);
}
