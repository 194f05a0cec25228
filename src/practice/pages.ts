import { accountOf, type Context } from './context.ts';
import { type Html, html, page, redirect } from './html.ts';
import { type Visit, visit } from './session.ts';
import { findByHandle, followsOf } from './state.ts';
import { isSince } from './world.ts';

/** The pages around the sign-in. Forms carry a token against forgery, as Rails' do. */
export function csrfField({ session }: Visit): Html {
  return html`<input type="hidden" name="authenticity_token" value="${session.csrf}">`;
}

export function isForged(context: Context, { session }: Visit): boolean {
  return context.params.get('authenticity_token') !== session.csrf;
}

/** GET /auth/sign_in */
export function signInPage(context: Context, wrong = false): Response {
  const seen = visit(context);
  const { labels, lang } = seen;
  const { server } = context.options;
  const title = labels.logInTo.replace('%{domain}', server);
  const alert = wrong ? html`<p class="alert" role="alert">${labels.wrong}</p>` : html``;
  const body = html`<h1>${title}</h1>${alert}
<form method="post" action="/auth/sign_in?lang=${lang}">${csrfField(seen)}
<label><span>${labels.email}</span><input name="user[email]" autocomplete="username" required></label>
<label><span>${labels.password}</span><input name="user[password]" type="password" autocomplete="current-password" required></label>
<button>${labels.logIn}</button></form>`;
  return page({ lang, title, cookie: seen.cookie }, body, server);
}

/** POST /auth/sign_in: back to where the visitor was going. */
export function signIn(context: Context): Response {
  const seen = visit(context);
  const { params, options, state } = context;
  if (isForged(context, seen)) return new Response('Invalid authenticity token', { status: 422 });
  const email = (params.get('user[email]') ?? '').trim().toLowerCase();
  const account = options.accounts.find(
    (one) => one.email.toLowerCase() === email || one.username === email,
  );
  if (account === undefined || account.password !== params.get('user[password]')) {
    return signInPage(context, true);
  }
  seen.session.account = findByHandle(state, `${account.username}@${options.server}`)?.id;
  const back = seen.session.returnTo ?? '/';
  seen.session.returnTo = undefined;
  return redirect(back, seen.cookie);
}

/** POST /auth/sign_out */
export function signOut(context: Context): Response {
  const seen = visit(context);
  if (isForged(context, seen)) return new Response('Invalid authenticity token', { status: 422 });
  seen.session.account = undefined;
  return redirect('/auth/sign_in');
}

/** "Signed in as", with the way out: the only place that tells who one is (mastodon.md §2.3). */
export function whoHeader(seen: Visit): Html {
  const { user, labels } = seen;
  if (user === undefined) return html``;
  return html`<form class="who" method="post" action="/auth/sign_out">${csrfField(seen)}
<span>${labels.signedInAs} <strong>@${user.handle}</strong></span><button>${labels.logout}</button></form>`;
}

/** GET /: enough to sign in and out by hand. */
export function home(context: Context): Response {
  const seen = visit(context);
  const { server, title = server } = context.options;
  const entry =
    seen.user === undefined
      ? html`<p><a href="/auth/sign_in?lang=${seen.lang}">${seen.labels.logIn}</a></p>`
      : html`${whoHeader(seen)}<p><a href="/settings/export?lang=${seen.lang}">${seen.labels.export}</a></p>`;
  return page(
    { lang: seen.lang, title, cookie: seen.cookie },
    html`<h1>${title}</h1>${entry}`,
    server,
  );
}

/** GET /auth/edit and /auth/setup: where a sign-in ends that does not return (mastodon.md §2.3). */
export function blockedPage(context: Context): Response {
  const seen = visit(context);
  const { labels, user, lang } = seen;
  const account = user && accountOf(context.options, user);
  const unconfirmed = account?.confirmed === false;
  const title = unconfirmed ? labels.checkInbox : labels.accountSettings;
  const pending = account?.approved === false ? html`<p>${labels.pending}</p>` : html``;
  const moved = user?.movedTo === undefined ? html`` : html`<p>${labels.disabled}</p>`;
  const body = html`${whoHeader(seen)}<h1>${title}</h1>${pending}${moved}`;
  return page({ lang, title, cookie: seen.cookie }, body, context.options.server);
}

/** GET /settings/export: the page to send people to; signed out it asks to sign in (§7.1). */
export function exportPage(context: Context): Response {
  const seen = visit(context);
  const { labels, user, lang, session } = seen;
  if (user === undefined) {
    session.returnTo = context.url.pathname + context.url.search;
    return redirect(`/auth/sign_in?lang=${lang}`, seen.cookie);
  }
  const count = followsOf(context.state, 'from', user.id, context.options.now()).length;
  const body = html`${whoHeader(seen)}<h1>${labels.export}</h1>
<p>${labels.follows}: ${String(count)} <a href="/settings/exports/follows.csv">CSV</a></p>`;
  return page({ lang, title: labels.export }, body, context.options.server);
}

/** GET /settings/exports/follows.csv: a bare 401 when signed out (mastodon.md §7.1–7.3). */
export function followsCsv(context: Context): Response {
  const { user } = visit(context);
  if (user === undefined) {
    return new Response('You need to sign in or sign up before continuing.', { status: 401 });
  }
  return new Response(writeFollowsCsv(context, user.id), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="following_accounts.csv"',
    },
  });
}

/** Newest first, quotes only where needed, LF; two columns more since 4.0 (mastodon.md §7.2, §7.3). */
function writeFollowsCsv({ state, options, version }: Context, account: string): string {
  const since4 = isSince(version, 4, 0);
  const lines = followsOf(state, 'from', account, options.now()).map((follow) => {
    const languages = (follow.languages ?? []).join(', ');
    const cell = languages.includes(',') ? `"${languages}"` : languages;
    const handle = state.accounts.get(follow.to)?.handle ?? '';
    return `${handle},${follow.reblogs}${since4 ? `,${follow.notify},${cell}` : ''}\n`;
  });
  const more = since4 ? ',Notify on new posts,Languages' : '';
  return `Account address,Show boosts${more}\n${lines.join('')}`;
}
