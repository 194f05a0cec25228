import type { Follower, Relation } from '../domain/relation.ts';
import type { Observable } from '../transfer/observable.ts';
import type { SnapshotView } from '../transfer/snapshot.ts';

/** How far the old account is read. Without an account there is nothing to tell of any kind. */
export type OldSnapshotView = SnapshotView & {
  /** Another tab reads; this one shows what that one has kept. */
  readonly elsewhere: boolean;
  /** Everything that this server offers is here. */
  readonly whole: boolean;
  /** Why nothing more can be read: the Move was made, or there is no key (any more). */
  readonly closed: 'moved' | 'no-key' | undefined;
  /** Whether the browser promises not to erase what is kept; `undefined` until it has said. */
  readonly promised: boolean | undefined;
};

/**
 * What was read of the old account. It is read by itself as soon as there is a key, whatever is on
 * the screen; while it is, news come at most once a tick.
 */
export type OldSnapshot = Observable<OldSnapshotView> & {
  /** Tries again what has stopped or failed. While something is read it does nothing. */
  readonly start: () => void;
  /** The same array until a page came: cheap to ask for, dear to plan from. */
  readonly relations: () => readonly Relation[];
  readonly followers: () => readonly Follower[];
};
