import { describe, expect, it } from 'vitest';
import { NAMED_QUIRKS } from './quirks.ts';
import { ALICE, as, handOut, NINE, ORIGIN, tryServer } from './trial.ts';
import type { Quirks } from './world.ts';

const FROM = { headers: { Origin: 'https://x.example' } };
const PATH = '/api/v1/instance';

function start(quirks: Quirks, more: Parameters<typeof tryServer>[0] = {}) {
  const trial = tryServer({ quirks, ...more });
  const ask = () => trial.practice.handle(new Request(ORIGIN + PATH, FROM));
  return { trial, ask, call: as(trial, handOut(trial)) };
}

const cors = (response: Response | undefined) =>
  response?.headers.has('Access-Control-Allow-Origin');

describe('what stands in front (mastodon.md §1.3)', () => {
  it.each([500, 502, 503] as const)('bursts of %i come without CORS headers', async (status) => {
    const { ask } = start({ bursts: { status, every: 3, length: 2 } });
    const seen: unknown[] = [];
    for (let index = 0; index < 10; index += 1) {
      const response = await ask();
      seen.push([response?.status, cors(response)]);
    }
    const good = [200, true];
    const bad = [status, false];
    expect(seen).toEqual([good, good, bad, bad, good, good, good, bad, bad, good]);
  });

  it('dropped connections lose the act one time, and only its answer the next', async () => {
    const { trial } = start({ drops: 1 });
    const token = handOut(trial);
    const post = () =>
      trial.practice.handle(
        new Request(`${ORIGIN}/api/v1/lists`, {
          method: 'POST',
          body: new URLSearchParams({ access_token: token, title: 'A' }),
        }),
      );
    expect(await post()).toBeUndefined();
    expect(trial.practice.state.lists.size).toBe(0);
    expect(await post()).toBeUndefined();
    expect(trial.practice.state.lists.size).toBe(1);
  });

  it('no CORS at all is none, errors and preflights included', async () => {
    const { trial } = start({ noCors: true });
    const preflight = await trial.send(PATH, {
      method: 'OPTIONS',
      headers: { ...FROM.headers, 'Access-Control-Request-Method': 'GET' },
    });
    expect(cors(preflight)).toBe(false);
    for (const path of [PATH, '/api/v1/blocks', '/users/alice']) {
      expect(cors(await trial.send(path, FROM))).toBe(false);
    }
  });

  it('a slow look-up is waited for, and cut by a proxy after a minute (§6)', async () => {
    const waited: number[] = [];
    const wait = async (ms: number) => void waited.push(ms);
    const search = '/api/v2/search?resolve=true&q=open@valley.example';
    const slow = start({ slowResolve: 8_000 }, { wait });
    expect((await slow.call('GET', search)).status).toBe(200);
    expect((await slow.call('GET', search)).status).toBe(200);
    expect(waited).toEqual([8_000]);
    const cut = start({ slowResolve: 90_000 }, { wait });
    const { status, response } = await cut.call('GET', search);
    expect([status, cors(response)]).toEqual([504, false]);
  });
});

describe('what is wrong inside', () => {
  it('429 comes before the headers said', async () => {
    const { ask } = start({ early429: 2 });
    const left = [];
    for (let index = 0; index < 3; index += 1) {
      const response = await ask();
      left.push([response?.status, response?.headers.get('X-RateLimit-Remaining')]);
    }
    expect(left).toEqual([
      [200, '299'],
      [200, '298'],
      [429, '0'],
    ]);
  });

  it('a token dies on the way', async () => {
    const { call } = start({ revokesAfter: 2 });
    const seen = [];
    for (let index = 0; index < 3; index += 1)
      seen.push((await call('GET', '/api/v1/lists')).status);
    expect(seen).toEqual([200, 200, 401]);
  });

  it.each([3_600_000, -3_600_000])(
    'a clock %i ms ahead tells its own time',
    async (clockOffset) => {
      const { ask } = start({ clockOffset });
      const reset = (await ask())?.headers.get('X-RateLimit-Reset') ?? '';
      expect(Date.parse(reset)).toBe(NINE + clockOffset + 300_000);
    },
  );

  it('every quirk that has a name can be started with', async () => {
    for (const quirks of Object.values(NAMED_QUIRKS)) {
      expect((await start(quirks, { wait: async () => {} }).ask())?.status).toBe(200);
    }
  });
});

describe('closed servers', () => {
  it('secure mode refuses unsigned documents, readably (§1.4)', async () => {
    const { trial } = start({ secureMode: true });
    const response = await trial.send('/users/alice', {
      headers: { ...FROM.headers, Accept: 'application/activity+json' },
    });
    expect([response.status, cors(response), await response.json()]).toEqual([
      401,
      true,
      { error: 'Request not signed' },
    ]);
  });

  it('limited federation wants a user for the API, and the description from 4.4 on for nobody', async () => {
    const limited = { limitedFederation: true };
    const now = start(limited);
    expect((await now.ask())?.status).toBe(200);
    const lookup = '/api/v1/accounts/lookup?acct=alice';
    expect((await now.trial.get(lookup)).status).toBe(401);
    expect((await now.call('GET', lookup)).status).toBe(200);
    expect((await start(limited, { version: '4.3.0' }).ask())?.status).toBe(401);
    const moved = start(limited, { accounts: [{ ...ALICE, movedTo: 'there@summit.example' }] });
    expect((await moved.call('GET', lookup)).status).toBe(403);
  });

  it.each([
    ['disabled', 404, 404],
    ['users', 404, 200],
    ['all', 200, 200],
  ] as const)(
    'blocked servers shown to %s: stranger %i, user %i (§13.3)',
    async (shown, out, user) => {
      const blockedServers = [{ domain: 'bad.example', severity: 'suspend' as const }];
      const options = { blockedServers, showBlockedServers: shown };
      const { trial, call } = start({}, options);
      const path = '/api/v1/instance/domain_blocks';
      expect((await trial.get(path)).status).toBe(out);
      expect((await call('GET', path)).status).toBe(user);
      expect((await start({ unpublishedBlocks: true }, options).trial.get(path)).status).toBe(404);
    },
  );

  it('an obfuscated entry can be told by its digest', async () => {
    const blockedServers = [
      { domain: 'dreadful.example', severity: 'suspend' as const, obfuscated: true },
    ];
    const { trial } = start({}, { blockedServers, showBlockedServers: 'all' });
    const [entry] = await (await trial.get('/api/v1/instance/domain_blocks')).json();
    expect(entry.domain).toMatch(/^drea\*{4}\.\*{3}mple$|\*/);
    const bytes = new TextEncoder().encode('dreadful.example');
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    expect(entry.digest).toBe(
      [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    );
  });

  it('people of a blocked server do not resolve and cannot be followed (§5.1, §6)', async () => {
    const blockedServers = [{ domain: 'valley.example', severity: 'suspend' as const }];
    const { trial, call } = start({}, { blockedServers });
    const search = await call('GET', '/api/v2/search?resolve=true&q=open@valley.example');
    expect(search.body).toMatchObject({ accounts: [] });
    const met = [...trial.practice.state.accounts.values()].find(
      ({ username }) => username === 'met',
    );
    expect((await call('POST', `/api/v1/accounts/${met?.id}/follow`)).status).toBe(403);
  });

  it('a split domain leads to the web’s, with CORS or without (§1.2 b)', async () => {
    for (const [quirks, open] of [
      [{}, true],
      [{ bareDomainWithoutCors: true }, false],
    ] as const) {
      const { trial } = start(quirks, { server: 'handles.example' });
      const asked = new URL(
        'https://handles.example/.well-known/webfinger?resource=acct:alice@handles.example',
      );
      const response = await trial.practice.handle(new Request(asked, FROM));
      const target = response?.headers.get('Location') ?? '';
      expect([response?.status, cors(response)]).toEqual([301, open]);
      expect(await (await trial.send(target)).json()).toMatchObject({
        subject: 'acct:alice@handles.example',
      });
    }
  });

  it('numeric ids are told by every account, and their documents have no CORS (§0.4)', async () => {
    const { trial } = start({ numericActorIds: true });
    const { uri } = await (await trial.get('/api/v1/accounts/lookup?acct=alice')).json();
    expect(uri).toMatch(/^https:\/\/pasture\.example\/ap\/users\/\d+$/);
    const accept = { ...FROM.headers, Accept: 'application/activity+json' };
    const byId = await trial.send(uri, { headers: accept });
    expect([(await byId.json()).id, cors(byId)]).toEqual([uri, false]);
    const byName = await trial.send('/users/alice', { headers: accept });
    expect([(await byName.json()).id, cors(byName)]).toEqual([uri, true]);
  });
});
