import type { Side } from './journey.ts';

/** What an actor document says of other accounts, or why it says nothing (mastodon.md §1.4). */
export type AliasesRead =
  | { readonly state: 'read'; readonly alsoKnownAs: readonly string[] }
  | { readonly state: 'secure' | 'absent' | 'gone' | 'silent' };

/** What one look at both accounts tells about the alias. */
export type AliasLook =
  | { readonly state: 'seen' }
  /** The old account names the new one: the page was opened on the wrong server. */
  | { readonly state: 'wrong-side' }
  /** The new account names others, none of them the old one: most likely a typing error. */
  | { readonly state: 'other'; readonly named: readonly string[] }
  /** Not there, or hidden by a copy that is up to three minutes old (mastodon.md §1.4). */
  | { readonly state: 'not-yet' }
  /** Neither is known while these do not answer; nor can an alias be made (mastodon.md §10.1). */
  | { readonly state: 'no-answer'; readonly sides: readonly Side[] }
  /** Answers signed requests alone: a page cannot read it, a person can. */
  | { readonly state: 'unreadable' }
  /** The new account is not public: not confirmed, not approved, or gone. */
  | { readonly state: 'not-public' };

export type BothSides = {
  /** Actor ids, as their servers gave them; never built from names. */
  readonly oldActor: string;
  readonly newActor: string;
  readonly old: AliasesRead;
  readonly fresh: AliasesRead;
  /** What the account itself is told of its aliases, where an API does (gotosocial-observed.md §6). */
  readonly own?: readonly string[] | undefined;
};

export function judgeAlias({ oldActor, newActor, old, fresh, own }: BothSides): AliasLook {
  const named = [...(own ?? []), ...(fresh.state === 'read' ? fresh.alsoKnownAs : [])];
  if (named.includes(oldActor)) return { state: 'seen' };
  if (old.state === 'read' && old.alsoKnownAs.includes(newActor)) return { state: 'wrong-side' };
  if (named.length > 0) return { state: 'other', named };
  const sides: Side[] = [
    ...(old.state === 'silent' ? (['from'] as const) : []),
    ...(fresh.state === 'silent' && own === undefined ? (['to'] as const) : []),
  ];
  if (sides.length > 0) return { state: 'no-answer', sides };
  if (own !== undefined) return { state: 'not-yet' };
  switch (fresh.state) {
    case 'read':
    case 'silent':
      return { state: 'not-yet' };
    case 'secure':
      return { state: 'unreadable' };
    case 'absent':
    case 'gone':
      return { state: 'not-public' };
  }
}

/** Milliseconds between two looks, and how long to look at all (mastodon.md §1.4). */
export const LOOK_EVERY = 25_000;
export const LOOK_FOR = 6 * 60_000;
