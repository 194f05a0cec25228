import { describe, expect, it } from 'vitest';
import type { KindState } from '../domain/snapshot-progress.ts';
import type { SnapshotState } from '../transfer/snapshot.ts';
import type { OldSnapshotView } from './old-snapshot.ts';
import { kindsIn, missingKinds, type Standing, standingOf } from './snapshot-standing.ts';

const view = (state: SnapshotState, more: Partial<OldSnapshotView> = {}): OldSnapshotView => ({
  ...{ state, kinds: [], elsewhere: false, whole: false, closed: undefined, promised: undefined },
  ...more,
});
const wait = { until: 5, reason: 'window' } as const;

describe('how the reading stands', () => {
  it.each<[string, OldSnapshotView, Standing]>([
    ['nothing is known yet', view({ name: 'loading' }, { closed: 'no-key' }), { name: 'loading' }],
    ['with a key it begins by itself', view({ name: 'idle' }), { name: 'reading' }],
    ['without one it does not', view({ name: 'idle' }, { closed: 'no-key' }), { name: 'no-key' }],
    ['it is under way', view({ name: 'reading' }), { name: 'reading' }],
    ['another tab is at it', view({ name: 'idle' }, { elsewhere: true }), { name: 'elsewhere' }],
    [
      'the server wants a rest',
      view({ name: 'waiting', wait }),
      { name: 'waiting', until: 5, reason: 'window' },
    ],
    [
      'the server is unwell',
      view({ name: 'waiting', wait: { until: 5, reason: 'unwell' } }),
      { name: 'waiting', until: 5, reason: 'unwell' },
    ],
    [
      'the key was refused',
      view({ name: 'stopped', problem: 'signed-out' }),
      { name: 'signed-out' },
    ],
    [
      'and then dropped',
      view({ name: 'stopped', problem: 'signed-out' }, { closed: 'no-key' }),
      { name: 'no-key' },
    ],
    ['something failed', view({ name: 'incomplete' }), { name: 'incomplete' }],
    ['something may not be read', view({ name: 'done' }), { name: 'not-allowed' }],
    ['all is there', view({ name: 'done' }, { whole: true }), { name: 'whole' }],
    [
      'all is there, and the key was given back',
      view({ name: 'done' }, { whole: true, closed: 'moved' }),
      { name: 'whole' },
    ],
    ['the Move came first', view({ name: 'reading' }, { closed: 'moved' }), { name: 'moved' }],
  ])('%s', (_, given, standing) => {
    expect(standingOf(given)).toEqual(standing);
  });
});

it('tells what is missing from what the server does not have', () => {
  const states: readonly KindState[] = [
    ...(['read', 'waiting', 'reading', 'failed'] as const),
    ...(['not-offered', 'not-allowed'] as const),
  ];
  const names = ['profile', 'follow', 'note', 'block', 'mute', 'list'] as const;
  const kinds = names.map((kind, index) => ({
    ...{ kind, count: 0, unreadable: 0 },
    state: states[index] ?? 'read',
  }));
  const given = view({ name: 'reading' }, { kinds });
  expect(missingKinds(given)).toEqual(['follow', 'note', 'block', 'list']);
  expect(kindsIn(given, 'not-offered')).toEqual(['mute']);
});
