import { createHash, randomBytes } from 'node:crypto';
import { answers, row, text } from './assert.ts';
import type { Call } from './http.ts';
import type { VisitedPage, Visitor } from './visitor.ts';

export type Credentials = { readonly login: string; readonly password: string };

export type App = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
};

export const CALLBACK = 'http://contract.localhost/callback';

/** What the wizard sends, S256 included (mastodon.md §2.4). */
export type Authorization = {
  readonly app: App;
  readonly scope: string;
  readonly credentials: Credentials;
  readonly extra?: { readonly [name: string]: string };
};

/** Fills in whichever sign-in form the server shows (Mastodon's fields, GoToSocial's). */
export async function passSignIn(visitor: Visitor, page: VisitedPage, credentials: Credentials) {
  const { login, password } = credentials;
  const names = page.forms.flatMap((form) => form.names);
  return names.includes('user[email]')
    ? visitor.submit(page, 'user[email]', { 'user[email]': login, 'user[password]': password })
    : visitor.submit(page, 'username', { username: login, password });
}

export const isSignInPage = (page: VisitedPage) =>
  page.forms.some(({ names }) => names.includes('user[password]') || names.includes('password'));

/** Walks `/oauth/authorize` to its end: the address the server sends the person back to. */
export async function authorize(visitor: Visitor, given: Authorization): Promise<VisitedPage> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: given.app.clientId,
    redirect_uri: CALLBACK,
    scope: given.scope,
    lang: 'en',
    ...given.extra,
  });
  let page = await visitor.get(`/oauth/authorize?${query}`);
  if (isSignInPage(page)) page = await passSignIn(visitor, page, given.credentials);
  if (page.address.startsWith('http')) return page;
  return visitor.press(page, /^(Authorize|Allow)$/);
}

export function codeOf(page: VisitedPage): string {
  const code = page.address.startsWith('http')
    ? new URL(page.address).searchParams.get('code')
    : null;
  return text(
    code,
    `no code came back, but ${page.status} ${page.address} ${page.words.slice(0, 80)}`,
  );
}

/** From login to token: the pages, then the exchange (mastodon.md §2.3, §2.6). */
export async function obtainToken(
  call: Call,
  visitor: Visitor,
  given: Authorization,
): Promise<string> {
  const { challenge, verifier } = createPkce();
  const page = await authorize(visitor, {
    ...given,
    extra: { ...given.extra, code_challenge: challenge, code_challenge_method: 'S256' },
  });
  const answer = await exchange(call, given.app, codeOf(page), { code_verifier: verifier });
  answers(answer, 200);
  return text(row(answer.body).access_token, 'access_token');
}

export function exchange(
  call: Call,
  app: App,
  code: string,
  extra: { readonly [name: string]: string } = {},
) {
  return call('POST', '/oauth/token', {
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      ...extra,
    },
  });
}

export function createPkce(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
