import { firstAfter, lastBefore, lastTold, type Sighting } from '../domain/sighting.ts';
import { useWords } from '../i18n/use-words.ts';
import { Figures } from '../ui/figures.tsx';
import { ServerPage } from './server-page.tsx';
import { useJourney } from './services.tsx';

/** The counts now, and how many wait at a locked door. */
export function ArrivalsFigures({
  sightings,
  movedAt,
}: {
  sightings: readonly Sighting[];
  movedAt: number;
}) {
  const { t, formats } = useWords();
  const { to } = useJourney();
  const told = sightings.filter(({ old }) => old !== undefined);
  const before = lastBefore(told, movedAt) ?? firstAfter(told, movedAt);
  const show = (count: number | undefined) =>
    count === undefined ? t('followers.unknown') : formats.number(count);
  const requests = lastTold(sightings, 'requests') ?? 0;
  return (
    <>
      <Figures
        figures={[
          {
            id: 'fresh',
            label: t('followers.figures.fresh'),
            value: show(lastTold(sightings, 'fresh')),
            tone: 'done' as const,
          },
          { id: 'old', label: t('followers.figures.old'), value: show(lastTold(sightings, 'old')) },
          { id: 'before', label: t('followers.figures.before'), value: show(before?.old) },
        ]}
      />
      {requests === 0 || to === undefined ? null : (
        <div className="stack wide">
          <p>{t('followers.requests', { count: requests, n: formats.number(requests) })}</p>
          <ServerPage web={to.web} path="/follow_requests">
            {t('followers.openRequests')}
          </ServerPage>
        </div>
      )}
    </>
  );
}
