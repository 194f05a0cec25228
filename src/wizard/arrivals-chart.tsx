import { useState } from 'react';
import { HORIZON, usualShare } from '../domain/arrivals.ts';
import { firstAfter, gapsOf, lastBefore, type Sighting } from '../domain/sighting.ts';
import { useWords } from '../i18n/use-words.ts';
import { CountsChart } from '../ui/counts-chart.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { useJourney } from './services.tsx';

export type ArrivalsChartProps = {
  readonly sightings: readonly Sighting[];
  readonly movedAt: number;
  readonly now: number;
};

const STEPS = 48;
/** Shown at least, so that the first minutes are not stretched over the page. */
const LEAST = 3_600_000;

/** Both counts over time, with what is usual behind them and a table of the same below. */
export function ArrivalsChart({ sightings, movedAt, now }: ArrivalsChartProps) {
  const { t, formats } = useWords();
  const { from, to } = useJourney();
  const [open, setOpen] = useState(false);
  const shown = sightings.filter(({ at }) => at >= movedAt - LEAST);
  const before = lastBefore(sightings, movedAt) ?? firstAfter(sightings, movedAt);
  const pointsOf = (side: 'old' | 'fresh') =>
    shown.flatMap((sighting) =>
      sighting[side] === undefined ? [] : [{ at: sighting.at, count: sighting[side] }],
    );
  const start = Math.min(shown[0]?.at ?? movedAt, movedAt);
  const elapsed = Math.max(now - movedAt, LEAST);
  const end = movedAt + (elapsed > HORIZON / 6 ? Math.max(elapsed, HORIZON) : elapsed);
  const base = before?.fresh ?? 0;
  const coming = before?.old ?? 0;
  const edge = (which: 'low' | 'high') =>
    Array.from({ length: STEPS + 1 }, (_, step) => {
      const since = ((end - movedAt) * step) / STEPS;
      return { at: movedAt + since, count: base + Math.round(coming * usualShare(since)[which]) };
    });
  const names = { old: from?.local ?? '', server: to?.local ?? '' };

  return (
    <div className="stack wide">
      <CountsChart
        title={t('followers.chart.title')}
        description={t('followers.chart.description', names)}
        series={[
          { id: 'to', label: names.server, tone: 'to' as const, points: pointsOf('fresh') },
          { id: 'from', label: names.old, tone: 'from' as const, points: pointsOf('old') },
        ].filter(({ points }) => points.length > 0)}
        from={start}
        to={end}
        {...(coming > 0
          ? { band: { label: t('followers.chart.usual'), low: edge('low'), high: edge('high') } }
          : {})}
        {...(end >= movedAt + HORIZON
          ? { horizon: { at: movedAt + HORIZON, label: t('followers.chart.horizon') } }
          : {})}
        gaps={gapsOf(shown, now)}
        gapLabel={t('followers.chart.gap')}
        formatTime={(at) => formats.tick(at, end - start)}
        formatCount={formats.number}
      />
      {/* Drawn when opened: its count would be read out from behind the fold. */}
      <Disclosure summary={t('followers.chart.table')} onToggle={setOpen}>
        {open ? (
          <DataTable
            caption={t('followers.chart.title')}
            columns={[
              { id: 'at', header: t('followers.chart.time'), cell: ({ at }) => formats.stamp(at) },
              {
                id: 'old',
                header: names.old,
                cell: ({ old }) => (old === undefined ? '–' : formats.number(old)),
              },
              {
                id: 'fresh',
                header: names.server,
                cell: ({ fresh }) => (fresh === undefined ? '–' : formats.number(fresh)),
              },
            ]}
            rows={shown.toReversed()}
            rowKey={({ at }) => String(at)}
            rowCountLabel={t('followers.chart.looks', {
              count: shown.length,
              n: formats.number(shown.length),
            })}
            emptyLabel={t('followers.chart.none')}
          />
        ) : null}
      </Disclosure>
    </div>
  );
}
