import type { Context } from './context.ts';
import { type Labels, labelsOf } from './labels.ts';
import { type AccountRecord, nextSecret, type Session } from './state.ts';
import type { PracticeLocale } from './world.ts';

/** What a page needs to know of whoever looks at it. */
export type Visit = {
  readonly session: Session;
  /** To set, when the visitor came without one. */
  readonly cookie: string | undefined;
  readonly user: AccountRecord | undefined;
  readonly lang: PracticeLocale;
  readonly labels: Labels;
};

/** Cookies are apart by host name, not by port, so each server has a name of its own. */
const cookieName = (server: string) => `_session_${server.replace(/[^a-z0-9]/g, '_')}`;

export function visit(context: Context): Visit {
  const { state, options } = context;
  const name = cookieName(options.server);
  const cookies = context.request.headers.get('cookie') ?? '';
  const id = cookies
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  const found = id === undefined ? undefined : state.sessions.get(id);
  const lang = langOf(context);
  if (found !== undefined) {
    const user = found.account === undefined ? undefined : state.accounts.get(found.account);
    return { session: found, cookie: undefined, user, lang, labels: labelsOf(lang) };
  }
  const session: Session = {
    account: undefined,
    returnTo: undefined,
    csrf: nextSecret(state, 'csrf'),
  };
  const fresh = nextSecret(state, 'session');
  state.sessions.set(fresh, session);
  const cookie = `${name}=${fresh}; Path=/; HttpOnly; SameSite=Lax`;
  return { session, cookie, user: undefined, lang, labels: labelsOf(lang) };
}

/** `?lang=` first, then the browser's wish, then the server's own (mastodon.md §0.7). */
function langOf({ params, request, options }: Context): PracticeLocale {
  const asked = params.get('lang') ?? request.headers.get('accept-language')?.slice(0, 2);
  return asked === 'fr' || asked === 'en' ? asked : (options.locale ?? 'en');
}
