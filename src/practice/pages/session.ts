import type { Context } from '../context.ts';
import type { AccountRecord } from '../state/accounts.ts';
import type { Session } from '../state/oauth.ts';
import { nextSecret } from '../state/state.ts';
import { userOf } from '../state/users.ts';
import type { PracticeLocale } from '../world.ts';
import { type Say, speak } from './labels/wording.ts';

/** What a page needs to know of whoever looks at it. */
export type Visit = {
  readonly context: Context;
  readonly session: Session;
  /** To set, when the visitor came without one. */
  readonly cookie: string | undefined;
  readonly user: AccountRecord | undefined;
  readonly lang: PracticeLocale;
  readonly say: Say;
};

/** Somebody signed in. */
export type SignedIn = Visit & { readonly user: AccountRecord };

export type Flash = { readonly kind: 'notice' | 'alert'; readonly text: string };

/** Shown once, on the next page (Rails' flash). */
const flashes = new WeakMap<Session, Flash>();

/** Cookies are apart by host name, not by port, so each server has a name of its own. */
const cookieName = (server: string) => `_session_${server.replace(/[^a-z0-9]/g, '_')}`;

/** The session a request belongs to, if it brings one. */
export function sessionOf({ state, options, request }: Context): Session | undefined {
  const start = `${cookieName(options.server)}=`;
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const id = cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length);
  return id === undefined ? undefined : state.sessions.get(id);
}

export function visit(context: Context): Visit {
  const { state, options, version } = context;
  const found = sessionOf(context);
  const session: Session = found ?? {
    account: undefined,
    returnTo: undefined,
    csrf: nextSecret(state, 'csrf'),
  };
  let cookie: string | undefined;
  if (found === undefined) {
    const fresh = nextSecret(state, 'session');
    state.sessions.set(fresh, session);
    cookie = `${cookieName(options.server)}=${fresh}; Path=/; HttpOnly; SameSite=Lax`;
  }
  const user = session.account === undefined ? undefined : state.accounts.get(session.account);
  const lang = langOf(context, user);
  return { context, session, cookie, user, lang, say: speak(lang, version) };
}

export function setFlash({ session }: Visit, kind: Flash['kind'], text: string): void {
  flashes.set(session, { kind, text });
}

export function takeFlash({ session }: Visit): Flash | undefined {
  const flash = flashes.get(session);
  flashes.delete(session);
  return flash;
}

/** A form without the token of its page was made by somebody else (mastodon.md §0.1). */
export function isForged({ context, session }: Visit): boolean {
  const sent =
    context.params.get('authenticity_token') ?? context.request.headers.get('x-csrf-token');
  return sent !== session.csrf;
}

/**
 * `?lang=` first, then what the user has chosen, then the browser's wish, then the server's own
 * (mastodon.md §0.7). It holds for one request: nothing remembers it.
 */
function langOf(context: Context, user: AccountRecord | undefined): PracticeLocale {
  const { params, request, options } = context;
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  const chosen = user && userOf(context, user)?.locale;
  const wishes = [params.get('lang')?.slice(0, 2), chosen, ...accepted];
  return wishes.find(isLocale) ?? options.locale ?? 'en';
}

function isLocale(text: string | null | undefined): text is PracticeLocale {
  return text === 'en' || text === 'fr';
}
