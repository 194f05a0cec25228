import { describe, expect, it } from 'vitest';
import { ALICE, ORIGIN, PEOPLE, tryServer } from './trial.ts';

const read = async (response: Promise<Response>) => (await response).json();

describe('GET /api/v2/instance (mastodon.md §13.1)', () => {
  const v2 = (version: string) => tryServer({ version }).get('/api/v2/instance');

  it.each([
    ['3.5.0', 404],
    ['4.0.0', 200],
    ['4.6.5', 200],
  ])('of %s: %i', async (version, status) => {
    expect((await v2(version)).status).toBe(status);
  });

  it('tells the domain of handles, the version and the registrations', async () => {
    const trial = tryServer({ title: 'The Pasture', registrations: 'approval' });
    expect(await read(trial.get('/api/v2/instance'))).toMatchObject({
      domain: 'pasture.example',
      title: 'The Pasture',
      version: '4.6.5',
      source_url: 'https://github.com/mastodon/mastodon',
      registrations: { enabled: true, approval_required: true },
      rules: [],
    });
  });

  it.each([
    ['4.2.10', undefined],
    ['4.3.0', 2],
    ['4.4.0', 6],
    ['4.5.15', 7],
    ['4.6.0', 10],
    ['4.6.5', 11],
  ])('of %s has API version %j (§13.2)', async (version, api) => {
    expect((await read(v2(version))).api_versions?.mastodon).toBe(api);
  });
});

describe('GET /api/v1/instance (mastodon.md §13.1)', () => {
  it.each([
    ['open', true, false],
    ['approval', true, true],
    ['closed', false, false],
  ] as const)('%s', async (registrations, open, approval) => {
    const trial = tryServer({ version: '3.5.0', registrations });
    expect(await read(trial.get('/api/v1/instance'))).toMatchObject({
      uri: 'pasture.example',
      version: '3.5.0',
      registrations: open,
      approval_required: approval,
    });
  });
});

describe('nodeinfo (mastodon.md §13.2)', () => {
  it('is found through its index, and names the software', async () => {
    const trial = tryServer();
    const { links } = await read(trial.get('/.well-known/nodeinfo'));
    expect(links[0].href).toBe(`${ORIGIN}/nodeinfo/2.0`);
    const { software, openRegistrations } = await read(trial.get('/nodeinfo/2.0'));
    expect([software, openRegistrations]).toEqual([{ name: 'mastodon', version: '4.6.5' }, true]);
  });
});

describe('webfinger (mastodon.md §1.4, §6)', () => {
  const finger = (resource: string) =>
    tryServer().get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`);

  it.each(['acct:alice@pasture.example', 'acct:Alice@Pasture.Example', 'alice@pasture.example'])(
    'gives the actor of %s',
    async (resource) => {
      const { subject, links } = await read(finger(resource));
      expect(subject).toBe('acct:alice@pasture.example');
      expect(links.find(({ rel }: { rel: string }) => rel === 'self')).toEqual({
        rel: 'self',
        type: 'application/activity+json',
        href: `${ORIGIN}/users/alice`,
      });
    },
  );

  it.each([
    ['acct:nobody@pasture.example', 404],
    // Known here, but of another server.
    ['acct:met@valley.example', 404],
    ['', 400],
  ])('%j: %i', async (resource, status) => {
    expect((await finger(resource)).status).toBe(status);
  });
});

describe('the actor document (mastodon.md §1.4)', () => {
  const ACTIVITY = { headers: { Accept: 'application/activity+json' } };

  it('is at both addresses of an account, in any case, and with .json', async () => {
    const trial = tryServer();
    const paths = ['/users/alice', '/@alice', '/users/Alice'];
    for (const path of paths) {
      const response = await trial.send(path, ACTIVITY);
      expect(response.headers.get('Content-Type')).toContain('application/activity+json');
      expect(await response.json()).toMatchObject({
        id: `${ORIGIN}/users/alice`,
        url: `${ORIGIN}/@alice`,
        preferredUsername: 'alice',
        manuallyApprovesFollowers: false,
      });
    }
    expect((await read(trial.get('/users/alice.json'))).id).toBe(`${ORIGIN}/users/alice`);
  });

  it('is kept three minutes by whoever stands between', async () => {
    const { headers } = await tryServer().send('/users/alice', ACTIVITY);
    expect(headers.get('Cache-Control')).toBe('max-age=180, public');
  });

  it('is a page for people without a JSON Accept (§1.2a)', async () => {
    const trial = tryServer();
    const sent = await trial.send('/users/alice', { headers: { Accept: 'text/html' } });
    expect([sent.status, sent.headers.get('Location')]).toEqual([302, '/@alice']);
    expect((await trial.get('/users/alice')).status).toBe(302);
    const profile = await trial.get('/@alice');
    expect(profile.headers.get('Content-Type')).toContain('text/html');
    expect(await profile.text()).toContain('@alice@pasture.example');
  });

  it('says where an account moved, and nothing when it did not', async () => {
    const accounts = [{ ...ALICE, movedTo: 'there@summit.example', locked: true }];
    const moved = await read(tryServer({ accounts }).send('/users/alice', ACTIVITY));
    expect(moved.movedTo).toBe('https://summit.example/users/there');
    expect(moved.manuallyApprovesFollowers).toBe(true);
    const stayed = await read(tryServer().send('/users/alice', ACTIVITY));
    expect(['movedTo' in stayed, 'alsoKnownAs' in stayed]).toEqual([false, false]);
  });

  it.each([
    ['unconfirmed', [{ ...ALICE, confirmed: false }], 'alice'],
    ['unapproved', [{ ...ALICE, approved: false }], 'alice'],
    ['unknown', [ALICE], 'nobody'],
    ['of another server', [ALICE], 'met'],
  ])('of an %s account is 404', async (_, accounts, name) => {
    expect((await tryServer({ accounts }).send(`/users/${name}`, ACTIVITY)).status).toBe(404);
  });
});

describe('anything else', () => {
  it.each(['/api/v1/timelines/home', '/api/v3/x', '/users/alice/outbox', '/nothing'])(
    '%s is 404',
    async (path) => {
      expect((await tryServer().get(path)).status).toBe(404);
    },
  );

  it('a server that drops the connection answers nothing', async () => {
    const { practice } = tryServer({ quirks: { before: () => 'drop' } });
    expect(await practice.handle(new Request(`${ORIGIN}/api/v1/instance`))).toBeUndefined();
    expect(practice.log).toEqual([]);
  });

  it('is written down for whoever counts, with its token', async () => {
    const trial = tryServer({ people: PEOPLE });
    await trial.get('/api/v1/accounts/lookup?acct=nobody', 'some-token');
    expect(trial.practice.log).toEqual([
      {
        at: trial.clock.now,
        method: 'GET',
        path: '/api/v1/accounts/lookup',
        query: '?acct=nobody',
        status: 401,
        token: 'some-token',
        preflight: false,
      },
    ]);
  });
});
