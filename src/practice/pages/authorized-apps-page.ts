import { del, get, post, type Route } from '../route.ts';
import type { App } from '../state/oauth.ts';
import { csrfField, methodField } from './form.ts';
import { gated } from './gate.ts';
import { html } from './html.ts';
import { AUTHORIZE } from './labels/authorize.ts';
import { MESSAGES } from './labels/messages.ts';
import { redirect, settingsPage } from './page.ts';
import { permissionList } from './permissions.ts';
import { type SignedIn, setFlash } from './session.ts';

/** GET /oauth/authorized_applications: open to moved people too (mastodon.md §2.7). */
export function authorizedAppsPage(seen: SignedIn): Response {
  const { say } = seen;
  const rows = authorizedApps(seen).map(
    ([app, scopes]) => html`<section id="application_${app.clientId}"><strong>${app.name}</strong>
<form method="post" action="/oauth/authorized_applications/${app.clientId}">${csrfField(seen)}${methodField('delete')}<button class="link">${say(AUTHORIZE.revoke)}</button></form>
${permissionList(seen, scopes)}</section>`,
  );
  const body = html`<p>${say(MESSAGES.appsDescription)}</p><hr>${rows}`;
  return settingsPage(seen, { title: say(AUTHORIZE.appsTitle) }, body);
}

function authorizedApps({
  context,
  user,
}: SignedIn): readonly (readonly [App, readonly string[]])[] {
  const { state } = context;
  const scopes = new Map<App, Set<string>>();
  for (const token of state.tokens.values()) {
    const app = state.apps.get(token.clientId);
    if (token.revoked || token.account !== user.id || app === undefined) continue;
    scopes.set(app, new Set([...(scopes.get(app) ?? []), ...token.scopes]));
  }
  return [...scopes].map(([app, all]) => [app, [...all]] as const);
}

/** DELETE /oauth/authorized_applications/:id: every token this app has of this account. */
function revokeApp(seen: SignedIn): Response {
  const { context, user, say } = seen;
  for (const token of context.state.tokens.values()) {
    if (token.clientId === context.path[0] && token.account === user.id) token.revoked = true;
  }
  setFlash(seen, 'notice', say(MESSAGES.appRevoked));
  return redirect('/oauth/authorized_applications');
}

export const AUTHORIZED_APPS_ROUTES: readonly Route[] = [
  get('/oauth/authorized_applications', gated('signed-in', authorizedAppsPage)),
  post('/oauth/authorized_applications/:id', gated('not-suspended', revokeApp)),
  del('/oauth/authorized_applications/:id', gated('not-suspended', revokeApp)),
];
