import type { HeldKind } from '../domain/relation.ts';
import type { KindState } from '../domain/snapshot-progress.ts';
import type { SnapshotState } from '../transfer/snapshot.ts';
import type { OldSnapshotView } from './old-snapshot.ts';

type StoppedBy = Extract<SnapshotState, { readonly name: 'stopped' }>['problem'];

/** How the reading of the old account stands, as a person is told: one thing at a time. */
export type Standing =
  | { readonly name: 'loading' }
  | { readonly name: 'waiting'; readonly until: number; readonly reason: 'window' | 'unwell' }
  | { readonly name: Told };

type Told =
  | 'reading'
  | 'elsewhere'
  /** Nothing more can be had. */
  | 'whole'
  | 'incomplete'
  /** All was read that may be, and that is not all. */
  | 'not-allowed'
  | 'no-key'
  | 'moved'
  | StoppedBy;

export function standingOf(view: OldSnapshotView): Standing {
  const { state, closed } = view;
  if (state.name === 'loading') return { name: 'loading' };
  if (view.whole) return { name: 'whole' };
  // What ends all reading is told before what has ended this one.
  if (closed !== undefined) return { name: closed };
  if (view.elsewhere) return { name: 'elsewhere' };
  switch (state.name) {
    case 'waiting': {
      const { until, reason } = state.wait;
      return { name: 'waiting', until, reason: reason === 'unwell' ? 'unwell' : 'window' };
    }
    case 'stopped':
      return { name: state.problem };
    case 'incomplete':
      return { name: 'incomplete' };
    case 'done':
      return { name: 'not-allowed' };
    // With a key in hand it begins by itself.
    case 'idle':
    case 'reading':
      return { name: 'reading' };
  }
}

/** The kinds in one of these states, in the order a person is told of them. */
export const kindsIn = (
  { kinds }: OldSnapshotView,
  ...states: readonly KindState[]
): readonly HeldKind[] =>
  kinds.filter(({ state }) => states.includes(state)).map(({ kind }) => kind);

/** What is there on the old server, and not here. */
export const missingKinds = (view: OldSnapshotView) =>
  kindsIn(view, 'waiting', 'reading', 'failed', 'not-allowed');
