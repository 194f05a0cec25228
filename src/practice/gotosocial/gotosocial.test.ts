import { describe, expect, it } from 'vitest';
import { ALICE, as, handOut, idOf, NINE } from '../trial.ts';
import { pair, start } from './trial-pair.ts';

describe('reachability (gotosocial-observed.md §1)', () => {
  it('preflights are 204 with a fixed list, whatever is asked', async () => {
    const { trial } = start();
    const response = await trial.send('/api/v1/whatever', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://x.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-own',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Headers')).not.toContain('x-own');
    expect(response.headers.get('Access-Control-Max-Age')).toBe('120');
  });

  it('every answer is open to an origin, and says nothing without one', async () => {
    const { trial } = start();
    for (const path of ['/api/v1/blocks', '/users/alice', '/nodeinfo/2.0', '/api/v1/none']) {
      const asked = await trial.send(path, { headers: { Origin: 'null' } });
      expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*');
      const { headers } = await trial.send(path);
      expect([headers.has('Access-Control-Allow-Origin'), headers.has('Vary')]).toEqual([
        false,
        false,
      ]);
    }
  });

  it.each(['/users/alice', '/@alice'])('%s wants a signature', async (path) => {
    const { trial } = start();
    const response = await trial.send(path, { headers: { Accept: 'application/activity+json' } });
    expect(response.status).toBe(401);
    const page = await trial.send('/users/alice', { headers: { Accept: 'text/html' } });
    expect([page.status, page.headers.get('Location')]).toEqual([303, '/@alice']);
  });
});

describe('errors and limits (§4, §5)', () => {
  it('no token and a wrong one are the same; 405 is plain text; 404 is not counted', async () => {
    const { trial, call } = start();
    const said = { error: 'Unauthorized: token not supplied' };
    expect(await (await trial.get('/api/v1/blocks')).json()).toEqual(said);
    expect(await (await trial.get('/api/v1/blocks', 'wrong')).json()).toEqual(said);
    const wrong = await call('POST', '/api/v1/featured_tags');
    expect([wrong.status, wrong.body]).toEqual([405, '405 method not allowed']);
    const missing = await call('GET', '/api/v1/domain_blocks');
    expect([missing.status, missing.body]).toEqual([404, { error: 'Not Found' }]);
    expect(missing.response.headers.has('X-Ratelimit-Limit')).toBe(false);
  });

  it('300 in five minutes from the first request on, by address, sign-in included', async () => {
    const { trial } = start();
    trial.clock.now = NINE + 60_000;
    const ask = (path: string) => trial.send(path);
    for (let index = 0; index < 300; index += 1) await ask('/api/v1/instance');
    const refused = await ask('/auth/sign_in');
    expect([refused.status, await refused.json()]).toEqual([429, { error: 'rate limit reached' }]);
    expect(refused.headers.get('X-Ratelimit-Reset')).toBe('2026-03-10T09:06:00.000Z');
    expect((await ask('/nodeinfo/2.0')).status).toBe(200);
    trial.clock.now = NINE + 360_000;
    expect((await ask('/api/v1/instance')).status).toBe(200);
  });

  it('a scope too narrow', async () => {
    const { trial } = start();
    const call = as(trial, handOut(trial, 'alice', ['read:accounts']));
    expect(await call('GET', '/api/v1/blocks')).toMatchObject({
      status: 403,
      body: { error: 'Forbidden: token has insufficient scope permission' },
    });
  });
});

describe('following (§6)', () => {
  it('an open account elsewhere is requested first, and followed once its server has said so', async () => {
    const { clock, fresh, atNew } = pair();
    const find = '/api/v2/search?resolve=true&q=alice@old.test';
    expect((await fresh.send('/api/v1/accounts/lookup?acct=alice@old.test')).status).toBe(401);
    expect((await atNew('GET', '/api/v1/accounts/lookup?acct=alice@old.test')).status).toBe(404);
    await atNew('GET', find);
    const id = idOf(fresh, 'alice@old.test');
    expect((await atNew('POST', `/api/v1/accounts/${id}/follow`)).body).toMatchObject({
      following: false,
      requested: true,
    });
    expect((await atNew('GET', '/api/v1/follow_requests/outgoing')).body).toHaveLength(1);
    clock.now += 2_000;
    await atNew('GET', '/api/v1/instance');
    clock.now += 2_000;
    const after = await atNew('GET', `/api/v1/accounts/relationships?id=${id}&id=none`);
    expect(after.body).toMatchObject([
      { following: true, requested: false },
      { id: 'none', following: false },
    ]);
  });

  it('oneself is 406, nobody 404', async () => {
    const { trial, call } = start();
    const self = await call(
      'POST',
      `/api/v1/accounts/${idOf(trial, 'alice@pasture.example')}/follow`,
    );
    expect([self.status, self.body]).toEqual([406, { error: 'Not Acceptable' }]);
    expect((await call('POST', '/api/v1/accounts/1/follow')).body).toEqual({
      error: 'Not Found: target account not found',
    });
  });

  it('new accounts are locked, ids are ULIDs, and there is no uri', async () => {
    const { call } = start({ accounts: [ALICE] });
    const { body } = await call('GET', '/api/v1/accounts/verify_credentials');
    expect(body).toMatchObject({ locked: true, id: expect.stringMatching(/^01[0-9A-Z]{24}$/) });
    expect(body).not.toHaveProperty('uri');
  });
});
