import { describe, expect, it } from 'vitest';
import { as, handOut, idOf, PEOPLE, tryServer } from '../trial.ts';
import type { ServerOptions } from '../world.ts';

function start(options: Partial<ServerOptions> = {}) {
  const trial = tryServer({ people: PEOPLE.map((one) => ({ ...one, known: true })), ...options });
  const call = as(trial, handOut(trial));
  return { trial, call, follow: (name: string) => call('POST', `/api/v1/tags/${name}/follow`) };
}

describe('followed hashtags (mastodon.md §4.2, §5)', () => {
  it('are the same whatever the case, and idempotent from 4.1', async () => {
    const { call, follow } = start();
    expect((await follow('Cartes')).body).toMatchObject({ name: 'Cartes', following: true });
    expect((await follow('cartes')).status).toBe(200);
    expect((await call('GET', '/api/v1/followed_tags')).body).toHaveLength(1);
    await call('POST', '/api/v1/tags/CARTES/unfollow');
    expect((await call('GET', '/api/v1/followed_tags')).body).toEqual([]);
  });

  it('of 4.0 refuse the second time, and have no Link', async () => {
    const { call, follow } = start({ version: '4.0.0' });
    for (const name of ['a1', 'b2', 'c3']) await follow(name);
    expect((await follow('a1')).status).toBe(422);
    const { response, body } = await call('GET', '/api/v1/followed_tags?limit=2');
    expect([body, response.headers.get('Link')]).toEqual([
      expect.objectContaining({ length: 2 }),
      null,
    ]);
    const later = start({ version: '4.1.0' });
    for (const name of ['a1', 'b2', 'c3']) await later.follow(name);
    const page = await later.call('GET', '/api/v1/followed_tags?limit=2');
    expect(page.response.headers.get('Link')).toContain('rel="next"');
  });

  it('are not there in 3.5', async () => {
    const { call, follow } = start({ version: '3.5.0' });
    expect((await follow('cartes')).status).toBe(404);
    expect((await call('GET', '/api/v1/followed_tags')).status).toBe(404);
  });

  it.each(['123', 'a b', 'a-b', 'a.b'])('cannot be called %s', async (name) => {
    expect((await start().follow(encodeURIComponent(name))).status).toBe(404);
  });

  it('may be called in any script', async () => {
    expect((await start().follow(encodeURIComponent('été_地図'))).status).toBe(200);
  });

  it('share the 400 of the day with follows (§3.2, §3.3)', async () => {
    const { trial, call, follow } = start({ quirks: { followsPerDay: 3 } });
    const person = (handle: string) =>
      call('POST', `/api/v1/accounts/${idOf(trial, `${handle}@valley.example`)}/follow`);
    await follow('one');
    await person('met');
    const third = await follow('two');
    const figures = ({ headers }: Response) => [
      headers.get('X-RateLimit-Limit'),
      headers.get('X-RateLimit-Remaining'),
    ];
    expect(figures(third.response)).toEqual(['3', '0']);
    const refused = [await follow('three'), await person('open')];
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    expect(refused[0]?.response.headers.get('X-RateLimit-Reset')).toBe(
      '2026-03-11T00:00:00.000000Z',
    );
    // What was followed already is free.
    expect((await follow('one')).status).toBe(200);
    trial.clock.now = Date.UTC(2026, 2, 11);
    expect((await follow('three')).status).toBe(200);
  });
});

describe('featured hashtags (mastodon.md §5)', () => {
  const feature = (call: ReturnType<typeof as>, name: string) =>
    call('POST', '/api/v1/featured_tags', { name });

  it('are ten at most, outside of the 400', async () => {
    const { call } = start({ quirks: { followsPerDay: 1 } });
    for (let index = 0; index < 10; index += 1) {
      expect((await feature(call, `tag${index}x`)).status).toBe(200);
    }
    expect((await feature(call, 'eleven')).body).toEqual({
      error: 'Validation failed: You have already featured the maximum number of hashtags',
    });
  });

  it('the same spelling is the same, another spelling is taken', async () => {
    const { call } = start();
    const first = await feature(call, '#Cartes');
    expect((await feature(call, 'Cartes')).body).toEqual(first.body);
    expect((await feature(call, 'cartes')).status).toBe(422);
    const old = start({ version: '3.5.0' });
    await feature(old.call, 'Cartes');
    expect((await feature(old.call, 'Cartes')).status).toBe(422);
  });

  it('go again; without a name it is a 400', async () => {
    const { call } = start();
    const { body } = await feature(call, 'Cartes');
    const { id } = body as { id: string };
    expect((await call('DELETE', `/api/v1/featured_tags/${id}`)).body).toEqual({});
    expect((await call('GET', '/api/v1/featured_tags')).body).toEqual([]);
    expect((await call('POST', '/api/v1/featured_tags', {})).status).toBe(400);
  });

  it('by their own address from 4.4', async () => {
    const { call } = start();
    expect((await call('POST', '/api/v1/tags/cartes/feature')).body).toMatchObject({
      featuring: true,
    });
    const old = start({ version: '4.3.0' });
    expect((await old.call('POST', '/api/v1/tags/cartes/feature')).status).toBe(404);
  });
});
