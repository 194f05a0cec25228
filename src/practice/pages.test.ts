import { describe, expect, it } from 'vitest';
import { ALICE, authorizePath, ORIGIN, register, tryServer, visit } from './trial.ts';

const signIn = '/auth/sign_in';

describe('the sign-in page (mastodon.md §11)', () => {
  it.each([
    ['en', ['Login to pasture.example', 'E-mail address', 'Password', 'Log in']],
    [
      'fr',
      ['Se connecter à pasture.example', 'Adresse de courriel', 'Mot de passe', 'Se connecter'],
    ],
  ])('in %s has Mastodon’s own words', async (lang, words) => {
    const page = await (await tryServer().get(`${signIn}?lang=${lang}`)).text();
    for (const word of words) expect(page).toContain(word);
    expect(page).toContain(`<html lang="${lang}">`);
  });

  it('lets in with the address or the name, whatever the case of the address', async () => {
    for (const email of [ALICE.email, ALICE.email.toUpperCase(), ' alice ']) {
      const visitor = visit(tryServer());
      const page = await (await visitor.open(signIn)).text();
      const home = await (await visitor.signIn(page, email)).text();
      expect(home).toContain('@alice@pasture.example');
    }
  });

  it.each([
    [ALICE.email, 'wrong'],
    [ALICE.email, ''],
    ['nobody@mail.example', ALICE.password],
  ])('keeps %s with %j out, and does not say which was wrong', async (email, password) => {
    const visitor = visit(tryServer());
    const page = await (await visitor.open(signIn)).text();
    const again = await (await visitor.signIn(page, email, password)).text();
    expect(again).toContain('Invalid E-mail address or password.');
    expect(await (await visitor.open('/')).text()).not.toContain('@alice@pasture.example');
  });

  it('lets out', async () => {
    const visitor = visit(tryServer());
    const door = await (await visitor.open(signIn)).text();
    const home = await (await visitor.signIn(door)).text();
    expect(await (await visitor.submit(home, {})).text()).toContain('Login to');
    expect(await (await visitor.open('/')).text()).not.toContain('Logout');
  });
});

describe('the session (mastodon.md §0.1)', () => {
  it('is a cookie that scripts cannot read and other sites do not send', async () => {
    const response = await tryServer().get(signIn);
    const [cookie, ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
  });

  it('is named after its server: browsers keep cookies apart by name, not by port', async () => {
    const name = async (server: string) => {
      const { headers } = await tryServer({ server }).get(signIn);
      return headers.getSetCookie()[0]?.split('=')[0];
    };
    expect(await name('nouveau.localhost:4101')).not.toBe(await name('nouveau.localhost:4102'));
  });

  it('is each visitor’s own', async () => {
    const trial = tryServer();
    const [one, two] = [visit(trial), visit(trial)];
    await one.signIn(await (await one.open(signIn)).text());
    expect(await (await one.open('/')).text()).toContain('@alice@pasture.example');
    expect(await (await two.open('/')).text()).not.toContain('@alice@pasture.example');
  });

  it('is not opened by the API’s token, nor the API by it', async () => {
    const trial = tryServer();
    const visitor = visit(trial);
    await visitor.signIn(await (await visitor.open(signIn)).text());
    const response = await visitor.open('/api/v1/accounts/verify_credentials');
    expect(response.status).toBe(401);
  });
});

describe('a form (mastodon.md §0.1: CSRF)', () => {
  const forge = async (path: string, fields: Record<string, string>, token: string) => {
    const trial = tryServer();
    const app = await register(trial);
    const visitor = visit(trial);
    await visitor.signIn(await (await visitor.open(signIn)).text());
    const query = Object.fromEntries(new URL(authorizePath(app), ORIGIN).searchParams);
    const body = new URLSearchParams({ ...query, ...fields, authenticity_token: token });
    const response = await visitor.open(path, { method: 'POST', body });
    return { trial, visitor, response };
  };

  it.each(['', 'guessed'])('with the token %j does nothing', async (token) => {
    const denied = await forge('/oauth/authorize', { decision: 'authorize' }, token);
    expect([denied.response.status, denied.trial.practice.state.grants.size]).toEqual([422, 0]);
    const out = await forge('/auth/sign_out', {}, token);
    expect(out.response.status).toBe(422);
    expect(await (await out.visitor.open('/')).text()).toContain('@alice@pasture.example');
  });

  it('of another visitor’s does nothing either', async () => {
    const trial = tryServer();
    const theirs = await (await visit(trial).open(signIn)).text();
    const visitor = visit(trial);
    await visitor.open(signIn);
    const response = await visitor.signIn(theirs);
    expect(response.status).toBe(422);
  });

  it('without the cookie does nothing', async () => {
    const trial = tryServer();
    const page = await (await trial.get(signIn)).text();
    expect((await visit(trial).signIn(page)).status).toBe(422);
  });
});

describe('every page', () => {
  it('cannot be framed, runs nothing, is kept nowhere, and no page reads it (§0.1, §1.2)', async () => {
    const trial = tryServer();
    const look = (path: string) => trial.send(path, { headers: { Origin: 'https://x.example' } });
    expect((await look('/auth/edit')).headers.get('X-Frame-Options')).toBe('DENY');
    for (const path of ['/', signIn]) {
      const { headers } = await look(path);
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('Content-Security-Policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('Cache-Control')).toContain('no-store');
      expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
    }
  });

  it('shows what was put into it as text', async () => {
    const hostile = '<img src=x onerror="alert(1)">&\'';
    const trial = tryServer({ title: hostile, accounts: [{ ...ALICE, displayName: hostile }] });
    const home = await (await trial.get('/')).text();
    expect(home).not.toContain('<img');
    expect(home).toContain('&#60;img');
    const profile = await (await trial.get('/@alice')).text();
    expect(profile).not.toContain('<img');
    const app = await register(trial);
    const visitor = visit(trial);
    await visitor.signIn(await (await visitor.open(signIn)).text());
    const page = await (await visitor.open(authorizePath(app, { state: `">${hostile}` }))).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('name="state" value="&#34;&#62;&#60;img');
  });
});

describe('the export (mastodon.md §7.1–7.3)', () => {
  const following = ['met@valley.example', 'open@valley.example'];
  const file = '/settings/exports/follows.csv';

  async function signedIn(version: string) {
    const trial = tryServer({ version, accounts: [{ ...ALICE, following }] });
    const visitor = visit(trial);
    await visitor.signIn(await (await visitor.open(signIn)).text());
    return { trial, visitor };
  }

  it('page asks to sign in and then comes back; its file is a bare 401', async () => {
    const visitor = visit(tryServer());
    const door = await (await visitor.open('/settings/export?lang=fr')).text();
    // The way to the sign-in forgets the language, the way back does not (Devise).
    expect(door).toContain('Login to');
    const page = await (await visitor.signIn(door)).text();
    expect(page).toContain('Exportation');
    const bare = await tryServer().get(file);
    expect([bare.status, bare.headers.get('Location')]).toEqual([401, null]);
    expect(bare.headers.get('Content-Type')).toContain('text/plain');
  });

  it('has its name, newest first, LF, without quotes or byte order mark', async () => {
    const { visitor } = await signedIn('4.6.5');
    const response = await visitor.open(file);
    expect(response.headers.get('Content-Disposition')).toBe(
      'attachment; filename="following_accounts.csv"',
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      'Account address,Show boosts,Notify on new posts,Languages\n' +
        'open@valley.example,true,false,\nmet@valley.example,true,false,\n',
    );
  });

  it('of 3.5 has two columns', async () => {
    const { visitor } = await signedIn('3.5.0');
    expect(await (await visitor.open(file)).text()).toBe(
      'Account address,Show boosts\nopen@valley.example,true\nmet@valley.example,true\n',
    );
  });

  it('quotes languages when there are two, and writes domains in punycode', async () => {
    const { trial, visitor } = await signedIn('4.6.5');
    const languages = [['fr'], ['en', 'fr']];
    for (const follow of trial.practice.state.follows.values()) follow.languages = languages.pop();
    const lines = (await (await visitor.open(file)).text()).split('\n');
    expect(lines.slice(1, 3)).toEqual([
      'open@valley.example,true,false,fr',
      'met@valley.example,true,false,"en, fr"',
    ]);
    const abroad = tryServer({
      accounts: [{ ...ALICE, following: ['zoe@xn--bcher-kva.example'] }],
    });
    const other = visit(abroad);
    await other.signIn(await (await other.open(signIn)).text());
    expect(await (await other.open(file)).text()).toContain('\nzoe@xn--bcher-kva.example,');
  });

  it('stays open to who moved (§7.1)', async () => {
    const accounts = [{ ...ALICE, movedTo: 'there@summit.example', following }];
    const visitor = visit(tryServer({ accounts }));
    await visitor.signIn(await (await visitor.open(signIn)).text());
    expect((await visitor.open(file)).status).toBe(200);
    expect(await (await visitor.open('/settings/export')).text()).toContain('Follows');
  });
});
