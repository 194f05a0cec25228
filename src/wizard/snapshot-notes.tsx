import type { End } from '../domain/journey.ts';
import type { HeldKind } from '../domain/relation.ts';
import { useWords } from '../i18n/use-words.ts';
import type { OldSnapshotView } from './old-snapshot.ts';
import { kindsIn } from './snapshot-standing.ts';

const NAMES: Readonly<Record<string, string>> = {
  mastodon: 'Mastodon',
  glitch: 'Mastodon',
  gotosocial: 'GoToSocial',
};

/** 4.0 tells of one page of them, and of no other (mastodon.md §4.2). */
const MOST_HASHTAGS = 200;

/** What a version does not give, what could not be understood, what may not last. */
export function SnapshotNotes({
  view,
  from,
}: {
  readonly view: OldSnapshotView;
  readonly from: End;
}) {
  const { t, formats } = useWords();
  const server = from.local;
  const software = NAMES[from.software ?? ''];
  const place =
    software === undefined || from.version === undefined
      ? server
      : t('reading.place', { server, software: `${software} ${from.version}` });
  const notOffered = kindsIn(view, 'not-offered');
  const nameOf = (kind: HeldKind) => t(`reading.kinds.${kind}`);
  const hashtags = view.kinds.find(({ kind }) => kind === 'followed-hashtag');
  const isOneTold =
    software === NAMES.mastodon &&
    /^4\.0\./.test(from.version ?? '') &&
    (hashtags?.count ?? 0) >= MOST_HASHTAGS;

  return (
    <>
      {notOffered.length === 0 ? null : (
        <p className="soft">
          {t('reading.notOffered', { place, things: formats.list(notOffered.map(nameOf)) })}
        </p>
      )}
      {isOneTold ? <p className="soft">{t('reading.fewHashtags', { place })}</p> : null}
      {view.kinds
        .filter(({ unreadable }) => unreadable > 0)
        .map(({ kind, unreadable }) => (
          <p key={kind} className="soft">
            {t('reading.unreadable', {
              count: unreadable,
              n: formats.number(unreadable),
              things: nameOf(kind),
            })}
          </p>
        ))}
      {view.promised === false ? <p className="soft">{t('reading.notPromised')}</p> : null}
    </>
  );
}
