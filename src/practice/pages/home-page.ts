import type { Context } from '../context.ts';
import { get, type Route } from '../route.ts';
import { hindranceOf } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { gated } from './gate.ts';
import { type Html, html, NOTHING } from './html.ts';
import { ACCOUNT } from './labels/account.ts';
import { BANNERS } from './labels/banners.ts';
import { NAVIGATION } from './labels/navigation.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import type { Wording } from './labels/wording.ts';
import { narrowPage, settingsPage } from './page.ts';
import { type Visit, visit } from './session.ts';
import { whoHeader } from './sign-in-page.ts';

/** GET /: stands for the web app, which is not drawn: enough to get about by hand. */
export function home(context: Context): Response {
  const seen = visit(context);
  const { say, user } = seen;
  const { server, title = server } = context.options;
  const links: readonly (readonly [string, Wording])[] =
    user === undefined
      ? [
          ['/auth/sign_in', SIGN_UP.logIn],
          ['/auth/sign_up', SIGN_UP.signUp],
        ]
      : [
          ['/auth/edit', NAVIGATION.preferences],
          ['/settings/export', NAVIGATION.importAndExport],
        ];
  const rows = links.map(([path, label]) => html`<p><a href="${path}">${say(label)}</a></p>`);
  return narrowPage(
    seen,
    { title },
    html`<h1>${title}</h1>${whoHeader(seen)}${banner(seen)}${rows}`,
  );
}

/** Over every page of the web app once the account has moved (mastodon.md §10.4, §11). */
function banner({ context, user, say }: Visit): Html {
  const target = user?.movedTo === undefined ? undefined : context.state.accounts.get(user.movedTo);
  if (user === undefined || target === undefined || !isSince(context.version, 4, 0)) return NOTHING;
  const values = {
    disabledAccount: user.username,
    movedToAccount: target.local ? target.username : target.handle,
  };
  return html`<div class="flash warning">${say(BANNERS.moved, values)} <a href="/auth/edit">${say(ACCOUNT.accountSettings)}</a></div>`;
}

/** Pages nobody needs here, so that no link of the settings leads nowhere. */
const EMPTY: readonly (readonly [path: string, label: Wording])[] = [
  ['/settings/profile', NAVIGATION.profile],
  ['/settings/privacy', NAVIGATION.privacy],
  ['/settings/preferences', NAVIGATION.preferences],
  ['/settings/featured_tags', NAVIGATION.profile],
  ['/relationships', NAVIGATION.relationships],
  ['/filters', NAVIGATION.filters],
  ['/invites', NAVIGATION.invites],
  ['/settings/applications', NAVIGATION.development],
];

export const HOME_ROUTES: readonly Route[] = [
  get('/', home),
  ...EMPTY.map(([path, label]) =>
    get(
      path,
      gated('functional', (seen) => settingsPage(seen, { title: seen.say(label) }, NOTHING)),
    ),
  ),
  get(
    '/settings/two_factor_authentication_methods',
    gated('signed-in', (seen) => {
      const hindered = hindranceOf(seen.context, seen.user) === 'second-factor';
      const text = hindered
        ? seen.say(BANNERS.secondFactor, { domain: seen.context.options.server })
        : '';
      return settingsPage(
        seen,
        { title: seen.say(NAVIGATION.twoFactor) },
        html`<p class="hint">${text}</p>`,
      );
    }),
  ),
];
