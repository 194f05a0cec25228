import { describe, expect, it } from 'vitest';
import { ALICE, as, handOut, idOf, tryServer } from '../trial.ts';
import type { ServerOptions } from '../world.ts';

const PATH = '/api/v1/accounts/update_credentials';

function start(options: Partial<ServerOptions> = {}) {
  const trial = tryServer(options);
  const call = as(trial, handOut(trial));
  const picture = (name: string, size: number, type = 'image/png') => {
    const form = new FormData();
    form.set(name, new File([new Uint8Array(size)], 'picture.png', { type }));
    return call('PATCH', PATH, form);
  };
  return { trial, call, picture };
}

describe('the profile (mastodon.md §5)', () => {
  it('is changed and read back, by JSON or form', async () => {
    const { call } = start();
    await call('PATCH', PATH, {
      display_name: 'Alice B.',
      note: 'Maps',
      fields_attributes: [{ name: 'Site', value: 'https://a.example' }],
      source: { privacy: 'unlisted', language: 'fr', sensitive: true },
    });
    const form = new URLSearchParams([
      ['bot', 'true'],
      ['discoverable', 'false'],
      ['hide_collections', 'true'],
      ['indexable', 'true'],
    ]);
    await call('PATCH', PATH, form);
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).body).toMatchObject({
      display_name: 'Alice B.',
      note: '<p>Maps</p>',
      bot: true,
      fields: [{ name: 'Site', value: 'https://a.example' }],
      source: {
        note: 'Maps',
        privacy: 'unlisted',
        language: 'fr',
        sensitive: true,
        hide_collections: true,
        discoverable: false,
        indexable: true,
      },
    });
    expect((await call('GET', '/api/v1/preferences')).body).toMatchObject({
      'posting:default:visibility': 'unlisted',
      'posting:default:language': 'fr',
    });
  });

  it.each([
    ['4.5.0', 31],
    ['4.6.5', 41],
  ])(
    '%s refuses a name of %i characters, and keeps the rest as it was',
    async (version, length) => {
      const { call } = start({ version });
      const long = { display_name: 'x'.repeat(length), note: 'new' };
      const { status, body } = await call('PATCH', PATH, long);
      expect([status, body]).toEqual([
        422,
        {
          error: `Validation failed: Display name is too long (maximum is ${length - 1} characters)`,
          details: { display_name: [expect.objectContaining({ error: 'ERR_TOO_LONG' })] },
        },
      ]);
      expect((await call('GET', '/api/v1/accounts/verify_credentials')).body).toMatchObject({
        display_name: 'Alice',
        note: '',
      });
    },
  );

  it('tells by field from 4.3', async () => {
    const { body } = await start({ version: '4.2.0' }).call('PATCH', PATH, {
      note: 'x'.repeat(501),
    });
    expect(body).not.toHaveProperty('details');
  });

  it('has four fields', async () => {
    const fields_attributes = Array.from({ length: 5 }, (_, index) => ({
      name: `n${index}`,
      value: 'v',
    }));
    expect((await start().call('PATCH', PATH, { fields_attributes })).status).toBe(422);
  });

  it.each([
    ['4.3.0', 2],
    ['4.4.0', 8],
  ])('%s takes pictures of %i MB', async (version, megabytes) => {
    const { picture } = start({ version });
    const most = megabytes * 1_048_576;
    expect((await picture('avatar', most)).status).toBe(200);
    expect((await picture('header', most + 1)).body).toMatchObject({
      error: `Validation failed: Header file size must be less than ${megabytes} MB`,
    });
    expect((await picture('avatar', 10, 'text/plain')).status).toBe(422);
  });

  it('shows a picture to an image alone, and removes it', async () => {
    const { trial, call, picture } = start();
    const { avatar } = (await picture('avatar', 10)).body as { avatar: string };
    const shown = await trial.send(new URL(avatar).pathname, {
      headers: { Origin: 'https://x.example' },
    });
    expect([shown.status, shown.headers.get('Access-Control-Allow-Origin')]).toEqual([200, null]);
    const { body } = await call('DELETE', '/api/v1/profile/avatar');
    expect((body as { avatar: string }).avatar).toContain('missing.png');
    expect(
      (await start({ version: '4.1.0' }).call('DELETE', '/api/v1/profile/avatar')).status,
    ).toBe(404);
  });

  it('has an address of its own from 4.6', async () => {
    expect((await start().call('GET', '/api/v1/profile')).body).toMatchObject({
      note: '',
      avatar: null,
      featured_tags: [],
    });
    expect((await start({ version: '4.5.0' }).call('GET', '/api/v1/profile')).status).toBe(404);
  });
});

describe('unlocking (mastodon.md §0.9)', () => {
  it('accepts everybody who waits at once', async () => {
    const bob = { ...ALICE, username: 'bob', email: 'bob@mail.example' };
    const { trial, call } = start({ accounts: [{ ...ALICE, locked: true }, bob] });
    const asBob = as(trial, handOut(trial, 'bob'));
    const alice = idOf(trial, 'alice@pasture.example');
    const asked = await asBob('POST', `/api/v1/accounts/${alice}/follow`);
    expect(asked.body).toMatchObject({ following: false, requested: true });
    expect((await call('GET', '/api/v1/follow_requests')).body).toHaveLength(1);
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).body).toMatchObject({
      source: { follow_requests_count: 1 },
    });
    await call('PATCH', PATH, { locked: false });
    expect((await call('GET', '/api/v1/follow_requests')).body).toEqual([]);
    const after = await asBob('GET', `/api/v1/accounts/relationships?id[]=${alice}`);
    expect(after.body).toMatchObject([{ following: true, requested: false }]);
  });
});

describe('requests (mastodon.md §4.2)', () => {
  it.each([
    ['authorize', { followed_by: true, requested_by: false }, 1],
    ['reject', { followed_by: false, requested_by: false }, 0],
  ])('%s', async (verb, expected, followers) => {
    const bob = { ...ALICE, username: 'bob', email: 'bob@mail.example' };
    const { trial, call } = start({ accounts: [{ ...ALICE, locked: true }, bob] });
    const [alice, him] = [idOf(trial, 'alice@pasture.example'), idOf(trial, 'bob@pasture.example')];
    await as(trial, handOut(trial, 'bob'))('POST', `/api/v1/accounts/${alice}/follow`);
    const path = `/api/v1/follow_requests/${him}/${verb}`;
    expect((await call('POST', path)).body).toMatchObject(expected);
    expect((await call('POST', path)).status).toBe(404);
    expect((await call('GET', `/api/v1/accounts/${alice}/followers`)).body).toHaveLength(followers);
  });
});
