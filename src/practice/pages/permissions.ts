import { type Html, html } from './html.ts';
import { AUTHORIZE } from './labels/authorize.ts';
import { SCOPES } from './labels/scopes.ts';
import type { Wording } from './labels/wording.ts';
import type { Visit } from './session.ts';

const TITLES: Readonly<Record<string, Wording>> = {
  ...SCOPES,
  all: AUTHORIZE.all,
  accounts: AUTHORIZE.accounts,
  blocks: AUTHORIZE.blocks,
  bookmarks: AUTHORIZE.bookmarks,
  favourites: AUTHORIZE.favourites,
  filters: AUTHORIZE.filters,
  follows: AUTHORIZE.follows,
  lists: AUTHORIZE.lists,
  mutes: AUTHORIZE.mutes,
  search: AUTHORIZE.search,
  statuses: AUTHORIZE.statuses,
  profile: AUTHORIZE.profile,
};

/** The scopes as the consent page lists them, one line per object (mastodon.md §2.9, §11). */
export function permissionList({ say }: Visit, scopes: readonly string[]): Html {
  const access = new Map<string, Set<string>>();
  for (const scope of scopes) {
    const [object, rights] = partsOf(scope);
    access.set(object, new Set([...(access.get(object) ?? []), ...rights]));
  }
  const rows = [...access].map(([object, rights]) => {
    const title = TITLES[object];
    const both = rights.has('read') && rights.has('write');
    const only = rights.has('write') ? AUTHORIZE.write : AUTHORIZE.read;
    return html`<li><strong>${title === undefined ? object : say(title)}</strong><span class="soft">${say(both ? AUTHORIZE.readWrite : only)}</span></li>`;
  });
  return html`<ul class="permissions">${rows}</ul>`;
}

function partsOf(scope: string): readonly [object: string, rights: readonly string[]] {
  if (scope === 'read' || scope === 'write') return ['all', [scope]];
  if (scope === 'follow' || scope === 'push') return [scope, ['read', 'write']];
  const [right = '', object] = scope.split(':');
  return object === undefined ? [scope, ['read']] : [object, [right]];
}
