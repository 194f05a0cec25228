import { describe, expect, it } from 'vitest';
import {
  ALICE,
  type App,
  authorizePath,
  codeFor,
  REDIRECT,
  register,
  SCOPES,
  type Trial,
  trade,
  tryServer,
  visit,
} from './trial.ts';
import type { PracticeAccount } from './world.ts';

const backTo = (response: Response) => new URL(response.headers.get('Location') ?? 'about:blank');

/** Somebody signed in, in front of the page an app sent them to. */
async function inFront(trial: Trial, path: string, headers?: Record<string, string>) {
  const visitor = visit(trial, headers);
  const door = await (await visitor.open('/auth/sign_in')).text();
  await visitor.signIn(door);
  const response = await visitor.open(path);
  return { visitor, response, page: await response.clone().text() };
}

describe('the way in (mastodon.md §2.3)', () => {
  it('leads to the sign-in, then back to where one was going', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const first = await trial.get(authorizePath(app, { lang: 'fr' }));
    expect([first.status, first.headers.get('Location')]).toEqual([302, '/auth/sign_in']);
    const visitor = visit(trial);
    const door = await (await visitor.open(authorizePath(app))).text();
    expect(door).toContain('Login to pasture.example');
    const page = await (await visitor.signIn(door)).text();
    expect(page).toContain('Authorization required');
    expect(page).toContain('Test would like permission to access your account.');
    expect(page).toContain('@alice@pasture.example');
  });

  it('speaks the language asked for, else the browser’s, else its own', async () => {
    const trial = tryServer({ locale: 'fr' });
    const app = await register(trial);
    const title = async (more: Record<string, string>, accept?: string) => {
      const headers: Record<string, string> =
        accept === undefined ? {} : { 'accept-language': accept };
      const { page } = await inFront(trial, authorizePath(app, more), headers);
      return /<title>([^<]*) - /.exec(page)?.[1];
    };
    expect(await title({ lang: 'en' }, 'fr')).toBe('Authorization required');
    expect(await title({}, 'en-GB,en')).toBe('Authorization required');
    expect(await title({ lang: 'de' })).toBe('Autorisation requise');
    expect(await title({})).toBe('Autorisation requise');
  });

  it('groups what is asked for by what it is about (§2.9)', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const { page } = await inFront(trial, authorizePath(app));
    const rows = [...page.matchAll(/<li><strong>([^<]*)<\/strong><span[^>]*>([^<]*)/g)];
    expect(rows.map(([, object, access]) => [object, access])).toEqual([
      ['Accounts', 'Read-only access'],
      ['Follows', 'Read and write access'],
      ['Search', 'Read-only access'],
    ]);
  });
});

describe('yes and no (mastodon.md §2.3)', () => {
  const decide = async (decision: string, more: Record<string, string> = {}, accept = 'en') => {
    const trial = tryServer();
    const app = await register(trial);
    const headers = { 'accept-language': accept };
    const { visitor, page } = await inFront(trial, authorizePath(app, more), headers);
    const response = await visitor.submit(page, { decision });
    expect(response.status).toBe(302);
    return backTo(response);
  };

  it('yes comes back with a code and the state, and no iss in any release', async () => {
    const url = await decide('authorize', { state: 'st&at e' });
    expect(url.origin + url.pathname).toBe(REDIRECT);
    expect([...url.searchParams.keys()].sort()).toEqual(['code', 'state']);
    expect(url.searchParams.get('state')).toBe('st&at e');
    expect(url.searchParams.get('code')?.length).toBeGreaterThan(20);
  });

  it('no comes back with an error in the browser’s language, and the state', async () => {
    const url = await decide('deny', { state: 'abc' }, 'fr');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      error: 'access_denied',
      error_description:
        'Le propriétaire de la ressource ou le serveur d’autorisation a refusé la requête.',
      state: 'abc',
    });
  });

  it('no state comes back when none was sent', async () => {
    expect([...(await decide('authorize')).searchParams.keys()]).toEqual(['code']);
  });
});

const BAD_REDIRECT = 'The redirect uri included is not valid.';

describe('whatever is wrong with the request stays on the page (mastodon.md §2.3)', () => {
  it.each([
    ['an unknown client', { client_id: 'x' }, 'Client authentication failed due to unknown client'],
    ['another redirect URI', { redirect_uri: 'https://thief.example/' }, BAD_REDIRECT],
    ['another path', { redirect_uri: `${REDIRECT}x` }, BAD_REDIRECT],
    ['a token at once', { response_type: 'token' }, 'does not support this response type'],
    [
      'a scope the app has not',
      { scope: `${SCOPES} write:blocks` },
      'The requested scope is invalid',
    ],
    [
      'a plain challenge',
      { code_challenge: 'x', code_challenge_method: 'plain' },
      'The code_challenge_method must be S256.',
    ],
    [
      'a challenge without method',
      { code_challenge: 'x' },
      'The code_challenge_method must be S256.',
    ],
  ])('%s', async (_, more, said) => {
    const trial = tryServer();
    const app = await register(trial);
    const { response, page } = await inFront(trial, authorizePath(app, more));
    expect([response.status, response.headers.get('Location')]).toEqual([400, null]);
    expect(page).toContain(said);
    expect(trial.practice.state.grants.size).toBe(0);
  });

  it('the button does not pass what the page would not', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const { visitor, page } = await inFront(trial, authorizePath(app));
    const fields = { decision: 'authorize', redirect_uri: 'https://thief.example/' };
    const response = await visitor.submit(page, fields);
    expect([response.status, response.headers.get('Location')]).toEqual([400, null]);
  });
});

describe('force_login (mastodon.md §2.3)', () => {
  async function again(trial: Trial, app: App, more: Record<string, string>) {
    await trade(trial, app, { code: await codeFor(trial, app) });
    const { response, page } = await inFront(trial, authorizePath(app, more));
    return { back: backTo(response), page };
  }

  it('without it, a second visit comes back at once, with no page', async () => {
    const trial = tryServer();
    const { back } = await again(trial, await register(trial), { state: 's' });
    expect([...back.searchParams.keys()].sort()).toEqual(['code', 'state']);
  });

  it('with it the page shows, and nobody is signed out', async () => {
    const trial = tryServer();
    const { back, page } = await again(trial, await register(trial), { force_login: 'true' });
    expect(back.href).toBe('about:blank');
    expect(page).toContain('Authorization required');
    expect(page).toContain('@alice@pasture.example');
  });

  it('the page also shows for other scopes', async () => {
    const trial = tryServer();
    const { page } = await again(trial, await register(trial), { scope: 'read:accounts' });
    expect(page).toContain('Authorization required');
  });
});

describe('who never comes back (mastodon.md §2.3)', () => {
  const blocked: readonly [PracticeAccount, string, string][] = [
    [{ ...ALICE, confirmed: false }, '/auth/setup', 'Check your inbox'],
    [{ ...ALICE, approved: false }, '/auth/edit', 'pending review by our staff'],
    [
      { ...ALICE, movedTo: 'there@summit.example' },
      '/auth/edit',
      'because it is currently redirecting to there@summit.example',
    ],
  ];

  it.each(blocked)('%j is sent to %s', async (account, path, words) => {
    const trial = tryServer({ accounts: [account] });
    const app = await register(trial);
    const { page } = await inFront(trial, authorizePath(app));
    expect(page).toContain(words);
    const asked = trial.practice.log.map((entry) => entry.path);
    expect(asked.at(-1)).toBe(path);
    expect(trial.practice.state.grants.size).toBe(0);
  });

  it('somebody who moves while the page is open does not either', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const { visitor, page } = await inFront(trial, authorizePath(app));
    for (const account of trial.practice.state.accounts.values()) account.movedTo = account.id;
    const response = await visitor.submit(page, { decision: 'authorize' });
    expect(response.headers.get('Location')).toBeNull();
    expect(trial.practice.state.grants.size).toBe(0);
  });
});
