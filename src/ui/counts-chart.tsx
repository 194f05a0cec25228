import { useId, useRef } from 'react';
import { CountsDrawing } from './counts-drawing.tsx';
import { useSize } from './use-size.ts';
import './counts-chart.css';

/** One look: when, in epoch milliseconds, and how many there were. */
export type CountPoint = { readonly at: number; readonly count: number };

export type CountSeries = {
  readonly id: string;
  readonly label: string;
  readonly tone: 'from' | 'to';
  readonly points: readonly CountPoint[];
};

export type CountsBand = {
  readonly label: string;
  readonly low: readonly CountPoint[];
  readonly high: readonly CountPoint[];
};

export type CountsChartProps = {
  readonly title: string;
  /** The same in words, for those who do not see it. A table is the caller's. */
  readonly description: string;
  readonly series: readonly CountSeries[];
  /** The span of time shown, in epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Where counts usually are: between two curves. */
  readonly band?: CountsBand | undefined;
  /** A moment worth a line across. */
  readonly horizon?: { readonly at: number; readonly label: string } | undefined;
  /** When nobody looked: hatched, and no line is drawn as if somebody had. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly gapLabel: string;
  readonly formatTime: (at: number) => string;
  readonly formatCount: (count: number) => string;
};

/** Counts over time. Drawn at the size it is shown at, so that its texts keep theirs. */
export function CountsChart(props: CountsChartProps) {
  const { title, series, band, gaps, gapLabel, from, to } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { width, em } = useSize(box);
  const hatch = `${id}-hatch`;
  const hatched = gaps.some((gap) => gap.to > from && gap.from < to);
  return (
    <figure className="ui-counts">
      <figcaption>{title}</figcaption>
      <div className="ui-counts-box" ref={box}>
        {width > 0 ? <CountsDrawing {...props} width={width} em={em} hatch={hatch} /> : null}
      </div>
      <ul className="ui-counts-legend">
        {series.map(({ id: key, label, tone }) => (
          <li key={key}>
            <svg viewBox="0 0 36 12" aria-hidden="true">
              <path className={`ui-counts-line ui-counts-${tone}`} d="M2 6h32" />
            </svg>
            <span>{label}</span>
          </li>
        ))}
        {band === undefined ? null : (
          <li>
            <svg viewBox="0 0 36 12" aria-hidden="true">
              <path className="ui-counts-band" d="M1 1h34v10H1z" />
            </svg>
            <span>{band.label}</span>
          </li>
        )}
        {hatched ? (
          <li>
            <svg viewBox="0 0 36 12" aria-hidden="true">
              <path className="ui-counts-gap" fill={`url(#${hatch})`} d="M1 1h34v10H1z" />
            </svg>
            <span>{gapLabel}</span>
          </li>
        ) : null}
      </ul>
    </figure>
  );
}
