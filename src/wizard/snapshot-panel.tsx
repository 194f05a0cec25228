import type { HeldKind } from '../domain/relation.ts';
import type { KindProgress, KindState } from '../domain/snapshot-progress.ts';
import { useWords } from '../i18n/use-words.ts';
import type { MarkTone } from '../ui/mark.tsx';
import { Tally, type TallyEntry } from '../ui/tally.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';
import { SnapshotNotes } from './snapshot-notes.tsx';
import { SnapshotNotice } from './snapshot-notice.tsx';

const GROUPS = ['people', 'shelter', 'own'] as const;

const GROUP_OF: Readonly<Record<HeldKind, (typeof GROUPS)[number]>> = {
  follow: 'people',
  note: 'people',
  list: 'people',
  endorsement: 'people',
  follower: 'people',
  block: 'shelter',
  mute: 'shelter',
  'domain-block': 'shelter',
  filter: 'shelter',
  profile: 'own',
  bookmark: 'own',
  favourite: 'own',
  'followed-hashtag': 'own',
  'featured-hashtag': 'own',
};

const TONES: Readonly<Record<KindState, MarkTone>> = {
  waiting: 'ahead',
  reading: 'info',
  read: 'done',
  failed: 'alert',
  'not-offered': 'quiet',
  'not-allowed': 'waiting',
};

/** How the reading of the old account stands. */
export function SnapshotStanding() {
  const { from } = useJourney();
  const view = useObservable(useCarrying().snapshot);
  if (from?.account === undefined || view.state.name === 'loading') return null;
  return <SnapshotNotice view={view} />;
}

/** Everything the old account holds, counted while it is read; the way on need not wait for it. */
export function SnapshotCounts() {
  const { t, formats } = useWords();
  const { from } = useJourney();
  const view = useObservable(useCarrying().snapshot);
  if (from?.account === undefined || view.state.name === 'loading') return null;
  return (
    <section className="stack wide">
      <h2>{t('reading.title')}</h2>
      <Tally
        groups={GROUPS.map((id) => ({
          id,
          title: t(`reading.groups.${id}`),
          entries: view.kinds.filter(({ kind }) => GROUP_OF[kind] === id).map(entryOf),
        }))}
      />
      <SnapshotNotes view={view} from={from} />
    </section>
  );

  function entryOf({ kind, state, count }: KindProgress): TallyEntry {
    // Nothing was counted yet, and of profiles there is one.
    const counted = kind !== 'profile' && (state === 'read' || count > 0);
    return {
      id: kind,
      tone: TONES[state],
      name: t(`reading.kinds.${kind}`),
      ...(counted ? { value: formats.number(count) } : {}),
      word: t(`reading.states.${state}`),
      wordHidden: counted && state === 'read',
    };
  }
}
