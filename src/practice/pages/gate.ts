import type { Context } from '../context.ts';
import type { Handler } from '../route.ts';
import { hindranceOf } from '../state/users.ts';
import { html } from './html.ts';
import { REFUSALS } from './labels/refusals.ts';
import { narrowPage, redirect } from './page.ts';
import { isForged, type SignedIn, visit } from './session.ts';

/**
 * Whom a page lets in (mastodon.md §10.4): anybody signed in, those not suspended, those not
 * suspended and not moved for anything but cleaning up, or only those who may use the service.
 */
export type Gate = 'signed-in' | 'not-suspended' | 'functional-or-moved' | 'functional';

export type PageHandler = (seen: SignedIn) => Response | Promise<Response>;

/** A page for somebody signed in; a form that comes without its token is refused. */
export function gated(gate: Gate, handler: PageHandler): Handler {
  return (context) => {
    const seen = visit(context);
    const { user, session, cookie } = seen;
    if (user === undefined || user.gone) {
      if (context.request.method === 'GET') {
        session.returnTo = context.url.pathname + context.url.search;
      }
      return redirect('/auth/sign_in', cookie);
    }
    if (context.request.method !== 'GET' && isForged(seen)) return refuseForgery(context);
    const signedIn: SignedIn = { ...seen, user };
    return refuse(signedIn, gate) ?? handler(signedIn);
  };
}

function refuse({ context, user }: SignedIn, gate: Gate): Response | undefined {
  const hindrance = hindranceOf(context, user);
  switch (gate) {
    case 'signed-in':
      return undefined;
    case 'not-suspended':
      return user.suspended ? forbidden(context) : undefined;
    case 'functional-or-moved':
      if (hindrance === 'disabled' && !user.suspended) return undefined;
      break;
    case 'functional':
      break;
  }
  switch (hindrance) {
    case undefined:
      return undefined;
    // `require_functional!` (mastodon.md §2.3).
    case 'unconfirmed':
      return redirect('/auth/setup');
    case 'second-factor':
      return redirect('/settings/two_factor_authentication_methods');
    case 'pending':
    case 'disabled':
      return redirect('/auth/edit');
  }
}

export function forbidden(context: Context): Response {
  const seen = visit(context);
  const title = seen.say(REFUSALS.forbidden);
  return narrowPage(seen, { title, status: 403 }, html`<h1>${title}</h1>`);
}

/** 422, as Rails' `protect_from_forgery` with Mastodon's page for it. */
export function refuseForgery(context: Context): Response {
  const seen = visit(context);
  const title = seen.say(REFUSALS.forgeryTitle);
  const body = html`<h1>${seen.say(REFUSALS.forgery)}</h1>`;
  return narrowPage(seen, { title, status: 422 }, body);
}

/** What a form really asks for: `_method` over POST. */
export function methodOf({ context }: SignedIn): string {
  return (context.params.get('_method') ?? context.request.method).toUpperCase();
}
