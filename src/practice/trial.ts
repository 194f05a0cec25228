import { createServer, type PracticeServer } from './create-server.ts';
import type { PracticeAccount, PracticePerson, ServerOptions } from './world.ts';

/** A pretend server with a clock of its own, for tests: nothing but `Request → Response`. */
export type Trial = {
  readonly practice: PracticeServer;
  readonly clock: { now: number };
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  readonly form: (
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly get: (path: string, token?: string) => Promise<Response>;
};

export const ORIGIN = 'https://pasture.example';
/** A Tuesday, at the beginning of a five-minute window. */
export const NINE = Date.UTC(2026, 2, 10, 9);

export const ALICE: PracticeAccount = {
  username: 'alice',
  email: 'alice@mail.example',
  password: 'password',
  displayName: 'Alice',
};

/** One of each kind, none of them met before unless said. */
export const PEOPLE: readonly PracticePerson[] = [
  { handle: 'open@valley.example', displayName: 'Open' },
  { handle: 'met@valley.example', known: true },
  { handle: 'locked@valley.example', locked: true },
  { handle: 'gone@valley.example', movedTo: 'there@summit.example' },
  { handle: 'there@summit.example' },
  { handle: 'dead@silent.example', dead: true },
  { handle: 'barred@valley.example', suspended: true },
  { handle: 'banned@valley.example', suspended: true, known: true },
  { handle: 'refuses@valley.example', refuses: true },
  { handle: 'zoe@xn--bcher-kva.example' },
];

export function tryServer(options: Partial<ServerOptions> = {}): Trial {
  const clock = { now: NINE };
  const practice = createServer({
    server: 'pasture.example',
    origin: ORIGIN,
    people: PEOPLE,
    accounts: [ALICE],
    now: () => clock.now,
    ...options,
  });

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await practice.handle(new Request(new URL(path, ORIGIN), init));
    if (response === undefined) throw new Error(`${path}: no answer`);
    return response;
  }

  return {
    practice,
    clock,
    send,
    form: (path, fields, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    get: (path, token) =>
      send(path, token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } }),
  };
}

/** Whoever looks at the pages: keeps cookies, goes where they are sent, fills in forms. */
export function visit({ send }: Trial, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>();

  async function open(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await send(path, { ...init, headers: { ...headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const target = response.headers.get('location');
    const own = target === null ? undefined : new URL(target, ORIGIN);
    return own?.origin === ORIGIN ? open(own.pathname + own.search) : response;
  }

  /** Presses a button of a page's form, as it stands in the page. */
  async function submit(page: string, fields: Record<string, string>): Promise<Response> {
    const form = formOf(page, Object.entries(fields));
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
    const hidden = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const given = hidden.map(([, name = '', value = '']) => [name, plainText(value)] as const);
    const body = new URLSearchParams({ ...Object.fromEntries(given), ...fields });
    return open(plainText(action), { method: 'POST', body });
  }

  async function signIn(page: string, email: string = ALICE.email, password = ALICE.password) {
    return submit(page, { 'user[email]': email, 'user[password]': password });
  }

  return { open, submit, signIn, cookies };
}

/** The form that has every name, and every value that stands in the page; else the last. */
function formOf(page: string, fields: readonly (readonly [string, string])[]): string {
  const forms = [...page.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form);
  const has = (form: string) =>
    fields.every(([name, value]) =>
      name === 'decision'
        ? form.includes(`name="decision" value="${value}"`)
        : form.includes(`name="${name}"`),
    );
  return forms.find(has) ?? forms.at(-1) ?? '';
}

const plainText = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

export const REDIRECT = 'https://transhumance.example/';
export const SCOPES = 'read:accounts read:follows read:search write:follows';

export type App = { readonly client_id: string; readonly client_secret: string };

export async function register(trial: Trial, scopes = SCOPES): Promise<App> {
  const fields = { client_name: 'Test', redirect_uris: REDIRECT, scopes };
  return (await trial.form('/api/v1/apps', fields)).json();
}

export function authorizePath(app: App, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: REDIRECT,
    scope: SCOPES,
    ...more,
  });
  return `/oauth/authorize?${query}`;
}

/** Signs in and says yes. */
export async function codeFor(
  trial: Trial,
  app: App,
  more: Record<string, string> = {},
  account: PracticeAccount = ALICE,
): Promise<string> {
  const visitor = visit(trial);
  const door = await (await visitor.open(authorizePath(app, more))).text();
  const consent = await (await visitor.signIn(door, account.email, account.password)).text();
  const back = await visitor.submit(consent, { decision: 'authorize' });
  const url = new URL(back.headers.get('location') ?? 'about:blank');
  return url.searchParams.get('code') ?? '';
}

export function trade(trial: Trial, app: App, more: Record<string, string>): Promise<Response> {
  const { client_id, client_secret } = app;
  const fields = { grant_type: 'authorization_code', client_id, client_secret };
  return trial.form('/oauth/token', { ...fields, redirect_uri: REDIRECT, ...more });
}

/** A token of an account, by the whole way. */
export async function tokenOf(
  trial: Trial,
  account: PracticeAccount = ALICE,
  scopes = SCOPES,
): Promise<string> {
  const app = await register(trial, scopes);
  const code = await codeFor(trial, app, { scope: scopes }, account);
  const answer = await (await trade(trial, app, { code })).json();
  return answer.access_token;
}

/** A token as if the whole way had been gone, for tests that are about something else. */
export function handOut(
  { practice: { state } }: Trial,
  username = 'alice',
  scopes: readonly string[] = ['read', 'write', 'follow'],
): string {
  const token = `token of ${username} for ${scopes.join(' ')}`;
  const account = [...state.accounts.values()].find(
    (record) => record.local && record.username === username,
  );
  if (account === undefined) throw new Error(`no ${username}`);
  state.tokens.set(token, {
    token,
    clientId: 'trial',
    account: account.id,
    scopes,
    revoked: false,
  });
  return token;
}

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly response: Response;
};

/** Sends as somebody: JSON unless it is a form, and reads the answer. */
export function as(trial: Trial, token: string) {
  return async (
    method: string,
    path: string,
    body?: object | FormData | URLSearchParams,
  ): Promise<Answer> => {
    const headers = new Headers({ Authorization: `Bearer ${token}` });
    const init: RequestInit = { method, headers };
    if (body instanceof FormData || body instanceof URLSearchParams) init.body = body;
    else if (body !== undefined) {
      headers.set('Content-Type', 'application/json');
      init.body = JSON.stringify(body);
    }
    const response = await trial.send(path, init);
    const text = await response.clone().text();
    const isJson = response.headers.get('Content-Type')?.includes('json') === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, response };
  };
}

/** The id this server has for somebody it has met. */
export function idOf({ practice: { state } }: Trial, handle: string): string {
  const found = [...state.accounts.values()].find((record) => record.handle === handle);
  if (found === undefined) throw new Error(`${handle} is not known`);
  return found.id;
}
