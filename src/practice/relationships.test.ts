import { describe, expect, it } from 'vitest';
import { ALICE, type Trial, tokenOf, tryServer } from './trial.ts';

describe('relationships (mastodon.md §4.2)', () => {
  const idOf = async (trial: Trial, handle: string) =>
    (await (await trial.get(`/api/v1/accounts/lookup?acct=${handle}`)).json()).id;
  const ids = (list: readonly string[], more = '') =>
    `/api/v1/accounts/relationships?${list.map((id) => `id[]=${id}`).join('&')}${more}`;

  it('has no maximum, and leaves out whom it does not know', async () => {
    const trial = tryServer();
    const token = await tokenOf(trial);
    const met = await idOf(trial, 'met@valley.example');
    const many = [...Array.from({ length: 150 }, (_, index) => String(index)), met];
    const answer = await (await trial.get(ids(many), token)).json();
    expect(answer.map(({ id }: { id: string }) => id)).toEqual([met]);
    expect(answer[0]).toMatchObject({ following: false, requested: false });
  });

  it('leaves out the suspended unless asked, which 4.3 understands', async () => {
    for (const [version, count] of [
      ['4.2.10', 0],
      ['4.3.0', 1],
    ] as const) {
      const trial = tryServer({ version });
      const token = await tokenOf(trial);
      const banned = await idOf(trial, 'banned@valley.example');
      expect(await (await trial.get(ids([banned]), token)).json()).toEqual([]);
      const all = await (await trial.get(ids([banned], '&with_suspended=true'), token)).json();
      expect(all).toHaveLength(count);
    }
  });

  it('wants a user and its scope', async () => {
    const trial = tryServer();
    expect((await trial.get(ids(['1']))).status).toBe(401);
    expect((await trial.get(ids(['1']), await tokenOf(trial, ALICE, 'read:search'))).status).toBe(
      403,
    );
    // The old name of many scopes (§2.9).
    expect((await trial.get(ids(['1']), await tokenOf(trial, ALICE, 'follow'))).status).toBe(200);
  });
});
