import { type ReactNode, useId, useState } from 'react';
import { TrailMap } from './trail-map.tsx';
import { onSlope } from './trail-way.ts';
import './trail.css';

export type TrailPoint = {
  readonly id: string;
  readonly title: ReactNode;
  readonly state: 'done' | 'here' | 'ahead';
  /** Where one may go from here; a point without it is shown, not offered. */
  readonly href?: string | undefined;
};

export type TrailProps = {
  readonly label: string;
  /** From the valley up, 6 to 9 of them; exactly one is `here`. */
  readonly points: readonly TrailPoint[];
  /** The two ends, as place names on the map; the header says them to everyone. */
  readonly from: string;
  readonly to: string;
};

function putAt(place: HTMLElement | null, x: number, y: number): void {
  if (place === null) return;
  place.style.insetInlineStart = `${x / 3.52}%`;
  place.style.insetBlockStart = `${y / 6.4}%`;
}

/** The journey on a walking map; where there is little room, a strip that unfolds. */
export function Trail({ label, points, from, to }: TrailProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const states = points.map((point) => point.state);
  return (
    <nav className="ui-trail" aria-label={label}>
      <div className="ui-trail-sheet">
        <button
          type="button"
          className="ui-trail-strip"
          aria-expanded={open}
          aria-controls={id}
          aria-current="step"
          onClick={() => setOpen(!open)}
        >
          <TrailMap states={states} flat />
          <span className="ui-trail-now">
            {points.find((point) => point.state === 'here')?.title}
          </span>
        </button>
        <div className="ui-trail-map" id={id} data-open={open || undefined}>
          <TrailMap states={states} />
          <span className="ui-trail-place ui-trail-to" aria-hidden="true">
            {to}
          </span>
          <ol>
            {points.map((point, index) => {
              const [x, y] = onSlope(index, points.length);
              return (
                // Not `style`: in the HTML of the build it would be an inline style, which the
                // page's own policy forbids.
                <li key={point.id} ref={(place) => putAt(place, x, y)} data-state={point.state}>
                  {point.href === undefined || point.state === 'here' ? (
                    <span aria-current={point.state === 'here' ? 'step' : undefined}>
                      {point.title}
                    </span>
                  ) : (
                    <a href={point.href} onClick={() => setOpen(false)}>
                      {point.title}
                    </a>
                  )}
                </li>
              );
            })}
          </ol>
          <span className="ui-trail-place ui-trail-from" aria-hidden="true">
            {from}
          </span>
        </div>
      </div>
    </nav>
  );
}
