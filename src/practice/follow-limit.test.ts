import { describe, expect, it } from 'vitest';
import { ALICE, tokenOf, tryServer } from './trial.ts';
import type { PracticePerson, ServerOptions } from './world.ts';

const MINUTE = 60_000;

const figures = ({ headers }: Response) => ({
  limit: Number(headers.get('X-RateLimit-Limit')),
  remaining: Number(headers.get('X-RateLimit-Remaining')),
  reset: headers.get('X-RateLimit-Reset'),
});

describe('a UTC day (mastodon.md §3.2)', () => {
  const people: PracticePerson[] = Array.from({ length: 410 }, (_, index) => ({
    handle: `p${index}@valley.example`,
    known: true,
  }));
  people.push({ handle: 'moved@valley.example', known: true, movedTo: 'p0@valley.example' });

  async function follower(options: Partial<ServerOptions> = {}) {
    const trial = tryServer({ people, ...options });
    const token = await tokenOf(trial);
    const ids = new Map(
      [...trial.practice.state.accounts.values()].map(({ handle, id }) => [handle, id]),
    );
    const act = (verb: string, name: string, more: Record<string, string> = {}) => {
      const path = `/api/v1/accounts/${ids.get(`${name}@valley.example`)}/${verb}`;
      return trial.form(path, { access_token: token, ...more });
    };
    /** Follows one after another, a new five minutes every 200. */
    const followed = async (first: number, last: number) => {
      let response: Response | undefined;
      for (let index = first; index <= last; index += 1) {
        if (index % 200 === 0) trial.clock.now += 5 * MINUTE;
        response = await act('follow', `p${index}`);
      }
      return response ?? new Response();
    };
    return { trial, act, followed };
  }

  it('holds 400 new follows, and the refusal says until when', async () => {
    const { trial, act, followed } = await follower();
    expect((await followed(0, 399)).status).toBe(200);
    const refused = await act('follow', 'p400');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: 'Too many requests' });
    expect(figures(refused)).toEqual({
      limit: 400,
      remaining: 0,
      reset: '2026-03-11T00:00:00.000000Z',
    });
    // Other requests know nothing of it (§3.2).
    expect(figures(await act('unfollow', 'p0')).limit).toBe(300);
    trial.clock.now = Date.UTC(2026, 2, 10, 23, 59, 59, 999);
    expect((await act('follow', 'p400')).status).toBe(429);
    trial.clock.now += 1;
    expect((await act('follow', 'p400')).status).toBe(200);
  });

  it('shows whichever figures are nearer to their end (§3.3)', async () => {
    const { trial, act, followed } = await follower();
    const first = await act('follow', 'p0');
    expect(figures(first).limit).toBe(300);
    await followed(1, 250);
    trial.clock.now += 5 * MINUTE;
    const later = await act('follow', 'p251');
    expect(figures(later)).toEqual({
      limit: 400,
      remaining: 148,
      reset: '2026-03-11T00:00:00.000000Z',
    });
  });

  it('is not spent by who is followed or asked already, nor by what fails', async () => {
    const { trial, act } = await follower({ quirks: { followsPerDay: 2 } });
    await act('follow', 'p0');
    for (let count = 0; count < 5; count += 1) {
      expect((await act('follow', 'p0', { notify: 'true' })).status).toBe(200);
      expect((await act('follow', 'moved')).status).toBe(403);
      expect((await act('follow', 'p1', { 'languages[]': '!' })).status).toBe(422);
    }
    expect((await act('follow', 'p1')).status).toBe(200);
    expect((await act('follow', 'p2')).status).toBe(429);
    expect(trial.practice.state.follows.size).toBe(2);
    // Spent as it is, updating stays free, and a refusal keeps its reason.
    expect((await act('follow', 'p1', { reblogs: 'false' })).status).toBe(200);
    expect((await act('follow', 'moved')).status).toBe(403);
  });

  it('is not given back by unfollowing', async () => {
    const { act } = await follower({ quirks: { followsPerDay: 1 } });
    await act('follow', 'p0');
    await act('unfollow', 'p0');
    expect((await act('follow', 'p0')).status).toBe(429);
  });

  it('is the person’s, whatever the token', async () => {
    const { trial, act } = await follower({ quirks: { followsPerDay: 1 } });
    await act('follow', 'p0');
    const other = await tokenOf(trial, ALICE, 'write:follows');
    expect((await act('follow', 'p1', { access_token: other })).status).toBe(429);
  });
});
