import { useWords } from '../i18n/use-words.ts';
import { NoWayMark } from '../ui/no-way-mark.tsx';
import { WayMark } from '../ui/way-mark.tsx';
import { useCarrying, useObservable } from './services.tsx';
import { standingOf } from './snapshot-standing.ts';
import { useNow } from './use-now.ts';
import { hrefOf } from './use-walk.ts';

/** That the old account is being read, and what holds it, while one walks on. */
export function SnapshotMark() {
  const { t, formats } = useWords();
  const view = useObservable(useCarrying().snapshot);
  const standing = standingOf(view);
  const now = useNow(standing.name === 'waiting');
  const { name } = standing;
  if (name === 'loading' || name === 'moved') return <NoWayMark />;
  const read = view.kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <WayMark href={hrefOf('old-account')} label={label()}>
      {t(`accounts.reading.${name === 'whole' ? 'all' : 'share'}`, { n: formats.number(read) })}
    </WayMark>
  );

  function label(): string {
    if (standing.name === 'waiting')
      return t('accounts.run.until', { time: formats.moment(standing.until, now) });
    if (name === 'whole') return t('accounts.reading.done');
    const goesOn = name === 'reading' || name === 'elsewhere';
    return t(goesOn ? 'accounts.reading.label' : 'accounts.run.stopped');
  }
}
