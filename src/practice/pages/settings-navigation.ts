import { hindranceOf } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { csrfField } from './form.ts';
import { type Html, html, NOTHING } from './html.ts';
import { NAVIGATION } from './labels/navigation.ts';
import type { Wording } from './labels/wording.ts';
import type { SignedIn } from './session.ts';

type Entry = {
  readonly label: Wording;
  readonly path: string;
  /** Shown when one of these is open. */
  readonly on?: RegExp;
  /** Gone while the account is not functional (mastodon.md §10.4). */
  readonly functional?: boolean;
  readonly below?: readonly Entry[];
};

/** The left column; only the current section is unfolded (mastodon.md §12). */
export function settingsNavigation(seen: SignedIn): Html {
  const { say, user, context } = seen;
  const hindrance = hindranceOf(context, user);
  const current = context.url.pathname;
  const rows = entriesOf(context.version, hindrance === undefined, user.movedTo !== undefined)
    .filter((entry) => hindrance === undefined || entry.functional !== true)
    .map((entry) => {
      const below = (entry.below ?? []).filter(
        (one) => hindrance === undefined || one.functional !== true,
      );
      const isOpen = isCurrent(entry, current) || below.some((one) => isCurrent(one, current));
      const list = below.map(
        (one) => html`<li>${link(one, say(one.label), isCurrent(one, current))}</li>`,
      );
      return html`<li>${link(entry, say(entry.label), isOpen && below.length === 0)}${
        isOpen && below.length > 0 ? html`<ul>${list}</ul>` : NOTHING
      }</li>`;
    });
  return html`<nav><ul>${rows}<li><form method="post" action="/auth/sign_out">${csrfField(seen)}
<input type="hidden" name="_method" value="delete"><button class="link">${say(NAVIGATION.logout)}</button></form></li></ul></nav>`;
}

function link({ path }: Entry, label: string, current: boolean): Html {
  return current
    ? html`<a href="${path}" aria-current="page">${label}</a>`
    : html`<a href="${path}">${label}</a>`;
}

function isCurrent({ path, on }: Entry, current: string): boolean {
  return on === undefined ? current === path : on.test(current);
}

function entriesOf(version: string, isFunctional: boolean, isMoved: boolean): readonly Entry[] {
  // Open to moved accounts since 4.1 (mastodon.md §10.4).
  const cleanup = isFunctional || (isMoved && isSince(version, 4, 1));
  const imports = isSince(version, 4, 2) ? '/settings/imports' : '/settings/import';
  return [
    { label: NAVIGATION.back, path: '/' },
    { label: NAVIGATION.profile, path: '/settings/profile', functional: true },
    ...(isSince(version, 4, 5)
      ? [{ label: NAVIGATION.privacy, path: '/settings/privacy', functional: true }]
      : []),
    { label: NAVIGATION.preferences, path: '/settings/preferences', functional: true },
    { label: NAVIGATION.relationships, path: '/relationships', functional: true },
    { label: NAVIGATION.filters, path: '/filters', functional: true },
    ...(cleanup ? [{ label: NAVIGATION.statusesCleanup, path: '/statuses_cleanup' }] : []),
    {
      label: NAVIGATION.account,
      path: '/auth/edit',
      on: /^$/,
      below: [
        {
          label: NAVIGATION.accountSettings,
          path: '/auth/edit',
          on: /^\/auth|^\/settings\/(?:delete|migration|aliases)/,
        },
        {
          label: NAVIGATION.twoFactor,
          path: '/settings/two_factor_authentication_methods',
        },
        { label: NAVIGATION.apps, path: '/oauth/authorized_applications' },
      ],
    },
    {
      label: NAVIGATION.importAndExport,
      path: '/settings/export',
      on: /^$/,
      below: [
        {
          label: NAVIGATION.import,
          path: imports,
          on: /^\/settings\/imports?(?:\/|$)/,
          functional: true,
        },
        { label: NAVIGATION.export, path: '/settings/export' },
      ],
    },
    { label: NAVIGATION.invites, path: '/invites', functional: true },
    { label: NAVIGATION.development, path: '/settings/applications', functional: true },
  ];
}
