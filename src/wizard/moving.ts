import type { Address, Server } from '../domain/address.ts';
import type { AliasLook } from '../domain/alias-look.ts';
import type { MoveLook } from '../domain/move-look.ts';
import type { PreflightReadings } from '../domain/preflight.ts';
import type { Sighting } from '../domain/sighting.ts';
import type { Observable } from '../transfer/observable.ts';

/** What the public page of the old account says. */
export type OldStanding = {
  readonly look: MoveLook;
  /** `undefined` where the count says nothing: GoToSocial's stands still (gotosocial-observed.md §7). */
  readonly followers: number | undefined;
};

export type NewStanding = {
  readonly locked: boolean;
  /** Counts that the server told so that they could be read. */
  readonly followers: number | undefined;
  readonly following: number | undefined;
  readonly requests: number | undefined;
};

/** Who followed the old account, read while that can still be read. */
export type FollowersSnapshot = {
  readonly state: 'loading' | 'unread' | 'reading' | 'read' | 'failed';
  readonly addresses: readonly Address[];
};

/** Alias, Move and the followers: what a page can see of acts that are done by hand elsewhere. */
export type Moving = {
  readonly alias: {
    readonly look: (signal?: AbortSignal) => Promise<AliasLook>;
    /** By API: GoToSocial alone (gotosocial-observed.md §7). */
    readonly make: () => Promise<AliasLook>;
    /** The address of the old account that GoToSocial's own form wants (gotosocial-observed.md §7). */
    readonly oldActor: (signal?: AbortSignal) => Promise<string | undefined>;
  };
  readonly readOld: (signal?: AbortSignal) => Promise<OldStanding>;
  readonly readNew: (signal?: AbortSignal) => Promise<NewStanding>;
  /** Unlocks the new account for the Move, or locks it again; noted in the journey. */
  readonly setLocked: (locked: boolean) => Promise<void>;
  /** Whether anybody can see the new account yet: not before it is confirmed and approved. */
  readonly isNewVisible: (signal?: AbortSignal) => Promise<PreflightReadings['newVisible']>;
  readonly preflight: (
    follows: readonly Address[],
    signal?: AbortSignal,
  ) => Promise<PreflightReadings>;
  readonly followers: Observable<FollowersSnapshot> & { readonly read: () => Promise<void> };
  readonly sightings: Observable<readonly Sighting[]> & {
    /** Counts on both sides, now; kept. */
    readonly look: (signal?: AbortSignal) => Promise<void>;
  };
  /** Who follows the new account now, page by page. */
  readonly readArrived: (
    onPage: (read: number) => void,
    signal: AbortSignal,
  ) => Promise<readonly Address[]>;
  /** Knocks at a third server; only ever on demand. */
  readonly knock: (server: Server, signal?: AbortSignal) => Promise<boolean>;
};
