import type { Side } from '../domain/journey.ts';
import { SNAPSHOT_SCOPES } from './snapshot-scopes.ts';

/**
 * What each side is asked for (mastodon.md §2.9). The old account is read, and never written. The new
 * one is read too, to leave alone what it has and to prove what was carried; it is searched from,
 * and written in every kind.
 */
const SCOPES: Record<Side, readonly string[]> = {
  from: SNAPSHOT_SCOPES,
  to: [
    ...SNAPSHOT_SCOPES,
    'read:search',
    // The profile, notes, endorsements, featured hashtags; the lock (§0.9); GoToSocial's alias.
    'write:accounts',
    // Hashtags too.
    'write:follows',
    'write:blocks',
    'write:mutes',
    'write:lists',
    'write:bookmarks',
    'write:favourites',
    'write:filters',
  ],
};

export function scopesFor(side: Side): readonly string[] {
  return SCOPES[side];
}

/** Without these there is nothing to walk with; each of the others is one kind of thing. */
const INDISPENSABLE: Record<Side, readonly string[]> = {
  from: ['read:accounts'],
  to: ['read:accounts', 'read:follows', 'read:search', 'write:follows'],
};

/** The scopes a server knows, or `undefined` when it does not say: its registration tells (§2.1). */
export function knownScopes(
  told: readonly string[] | undefined,
  software: string | undefined,
): readonly string[] | undefined {
  if (told !== undefined) return told;
  switch (software) {
    // Neither metadata nor registration tells, and the sign-in would not come back
    // (other-servers.md §4.4, §4.10).
    case 'pixelfed':
    case 'friendica':
      return ['read', 'write', 'follow', 'push'];
    default:
      return undefined;
  }
}

/** What every server with a Mastodon API knows, and nothing finer. */
export const COARSE: readonly string[] = ['read', 'write'];

/** A parent satisfies each of its children (§2.9). */
const parentOf = (scope: string) => scope.replace(/:.*$/, '');

/** Whether these scopes, or their parents, are all that is wanted. */
export function covers(given: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((scope) => given.includes(scope) || given.includes(parentOf(scope)));
}

/** Whether a side can be walked with these scopes. */
export function isEnough(side: Side, given: readonly string[]): boolean {
  return covers(given, INDISPENSABLE[side]);
}

/** What `follow` stands for, on software that knows it beside `write` (§2.9, other-servers.md §7.2). */
const FOLLOW = ['write:follows', 'write:blocks', 'write:mutes'];

/**
 * The wanted scopes in the words a server knows: each as it is, else its parent, else left out, since
 * a single unknown one is refused on the server's own page and the person never comes back (§2.3).
 */
export function scopesWithin(
  known: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  const words = wanted.flatMap((scope) => {
    if (known.includes(scope)) return [scope];
    const coarse = [parentOf(scope), ...(FOLLOW.includes(scope) ? ['follow'] : [])];
    return coarse.filter((word) => known.includes(word));
  });
  return [...new Set(words)];
}

const OBJECTS = [
  'all',
  'accounts',
  'blocks',
  'bookmarks',
  'favourites',
  'filters',
  'follows',
  'lists',
  'mutes',
  'search',
  'statuses',
] as const;

/** What may be done with one object, as the consent page lists it, in its order (mastodon.md §2.9). */
export type Permission = {
  readonly what: (typeof OBJECTS)[number];
  readonly access: 'read' | 'write' | 'readWrite';
};

export function permissionsOf(scopes: readonly string[]): readonly Permission[] {
  const found = new Map<Permission['what'], Permission['access']>();
  for (const scope of scopes) {
    const [right, object = 'all'] = scope.split(':');
    const what = OBJECTS.find((one) => one === object);
    if (what === undefined || (right !== 'read' && right !== 'write')) continue;
    const before = found.get(what);
    found.set(what, before === undefined || before === right ? right : 'readWrite');
  }
  return [...found].map(([what, access]) => ({ what, access }));
}
