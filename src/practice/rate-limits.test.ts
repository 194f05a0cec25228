import { describe, expect, it } from 'vitest';
import { ALICE, codeFor, NINE, register, type Trial, tokenOf, trade, tryServer } from './trial.ts';
import type { ServerOptions } from './world.ts';

const MINUTE = 60_000;

const figures = ({ headers }: Response) => ({
  limit: Number(headers.get('X-RateLimit-Limit')),
  remaining: Number(headers.get('X-RateLimit-Remaining')),
  reset: headers.get('X-RateLimit-Reset'),
});

const remaining = (response: Response) => figures(response).remaining;

/** Asks so many times; the last answer. */
async function times(count: number, ask: () => Promise<Response>): Promise<Response> {
  let last = await ask();
  for (let done = 1; done < count; done += 1) last = await ask();
  return last;
}

async function signedIn(options: Partial<ServerOptions> = {}) {
  const trial = tryServer(options);
  const token = await tokenOf(trial);
  return { trial, token, ask: () => trial.get('/api/v1/accounts/verify_credentials', token) };
}

describe('five minutes (mastodon.md §3.1)', () => {
  it('hold 300 requests of a token; the next one is refused', async () => {
    const { ask } = await signedIn();
    expect(figures(await ask())).toEqual({
      limit: 300,
      remaining: 299,
      reset: '2026-03-10T09:05:00.000000Z',
    });
    const last = await times(299, ask);
    expect([last.status, remaining(last)]).toEqual([200, 0]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: 'Too many requests' });
    expect(figures(refused)).toMatchObject({ limit: 300, remaining: 0 });
    expect(refused.headers.get('Content-Type')).toContain('application/json');
    expect(refused.headers.has('Retry-After')).toBe(false);
  });

  it('are a fixed window from :00, not five minutes from the first request', async () => {
    const { trial, ask } = await signedIn();
    trial.clock.now = NINE + 4 * MINUTE + 59_999;
    expect(remaining(await times(300, ask))).toBe(0);
    expect((await ask()).status).toBe(429);
    trial.clock.now = NINE + 5 * MINUTE;
    const fresh = await ask();
    expect([fresh.status, figures(fresh)]).toEqual([
      200,
      { limit: 300, remaining: 299, reset: '2026-03-10T09:10:00.000000Z' },
    ]);
  });

  it('count what fails as well', async () => {
    const { trial, token } = await signedIn();
    const miss = () => trial.get('/api/v1/accounts/1', token);
    expect([(await miss()).status, remaining(await miss())]).toEqual([404, 298]);
  });

  it('are each token’s own, 1500 for all of a person’s', async () => {
    const trial = tryServer();
    const app = await register(trial, 'read write');
    const scopes = ['read', 'read write', 'write read', 'read read', 'read write read', 'write'];
    const asks: (() => Promise<Response>)[] = [];
    for (const scope of scopes) {
      const code = await codeFor(trial, app, { scope });
      const token = (await (await trade(trial, app, { code })).json()).access_token;
      asks.push(() => trial.get('/api/v1/accounts/lookup?acct=alice', token));
    }
    for (const ask of asks.slice(0, 5)) {
      const last = await times(300, ask);
      expect([last.status, remaining(last)]).toEqual([200, 0]);
    }
    const refused = await asks[5]?.();
    expect([refused?.status, refused && figures(refused).limit]).toEqual([429, 1500]);
  });

  it('are shared by all tokens of a person up to 4.0', async () => {
    const { trial, ask } = await signedIn({ version: '4.0.0' });
    const other = await tokenOf(trial, ALICE, 'read:accounts');
    await times(299, ask);
    const last = await trial.get('/api/v1/accounts/verify_credentials', other);
    expect([last.status, figures(last).limit, remaining(last)]).toEqual([200, 300, 0]);
    expect((await ask()).status).toBe(429);
  });

  it('are an address’s own without a token, apart from every token’s', async () => {
    const { trial, ask } = await signedIn();
    const from = (ip: string) =>
      trial.send('/api/v1/instance', { headers: { 'x-practice-ip': ip } });
    expect(remaining(await times(300, () => from('2001:db8::1')))).toBe(0);
    expect((await from('2001:db8::1')).status).toBe(429);
    // IPv6 is counted by its /64.
    expect((await from('2001:db8::2')).status).toBe(429);
    expect((await from('2001:db8:0:1::1')).status).toBe(200);
    expect(remaining(await ask())).toBe(299);
  });

  it('do not hold what is outside /api', async () => {
    const { trial } = await signedIn();
    const last = await times(400, () => trial.get('/.well-known/nodeinfo'));
    expect([last.status, last.headers.has('X-RateLimit-Limit')]).toEqual([200, false]);
    for (const path of ['/users/alice', '/nodeinfo/2.0', '/oauth/authorize']) {
      expect((await trial.get(path)).headers.has('X-RateLimit-Limit')).toBe(false);
    }
  });
});

describe('a quarter of an hour (mastodon.md §3.1)', () => {
  it.each(['page=1', 'max_id=9', 'since_id=0', 'min_id=0'])(
    'holds 300 pages: ?%s',
    async (query) => {
      const { trial, token } = await signedIn();
      const { id } = await (await trial.get('/api/v1/accounts/lookup?acct=alice')).json();
      const ask = () => trial.get(`/api/v1/accounts/${id}/following?${query}`, token);
      await times(150, ask);
      trial.clock.now = NINE + 5 * MINUTE;
      expect(figures(await ask())).toEqual({
        limit: 300,
        remaining: 149,
        reset: '2026-03-10T09:15:00.000000Z',
      });
      await times(149, ask);
      const refused = await ask();
      expect([refused.status, figures(refused).reset]).toEqual([
        429,
        '2026-03-10T09:15:00.000000Z',
      ]);
      // Any other request still passes.
      expect((await trial.get('/api/v1/accounts/verify_credentials', token)).status).toBe(200);
    },
  );
});

describe('ten minutes (mastodon.md §2.1, §3.1)', () => {
  const ask = (trial: Trial, ip = '2001:db8::1') =>
    trial.form('/api/v1/apps', { client_name: 'Test' }, { 'x-practice-ip': ip });

  it('hold five registrations of an address, failed ones included, from 4.3', async () => {
    const trial = tryServer({ version: '4.3.0' });
    const fifth = await times(5, () => ask(trial));
    expect([fifth.status, figures(fifth)]).toEqual([
      422,
      { limit: 5, remaining: 0, reset: '2026-03-10T09:10:00.000000Z' },
    ]);
    const sixth = await ask(trial);
    expect([sixth.status, figures(sixth)]).toEqual([
      429,
      { limit: 5, remaining: 0, reset: '2026-03-10T09:10:00.000000Z' },
    ]);
    expect((await ask(trial, '2001:db8:0:1::2')).status).toBe(422);
    trial.clock.now += 10 * MINUTE;
    expect((await ask(trial)).status).toBe(422);
  });

  it('hold as many as one likes before', async () => {
    const trial = tryServer({ version: '4.2.10' });
    const last = await times(50, () => ask(trial));
    expect([last.status, figures(last).limit]).toEqual([422, 300]);
    await register(trial);
    expect(trial.practice.state.apps.size).toBe(1);
  });
});
