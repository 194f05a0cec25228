import { Sheep } from './sheep.tsx';
import type { TrailPoint } from './trail.tsx';
import './trail-map.css';
import { bend, onSlope, onStrip, SLOPE, STRIP } from './trail-way.ts';

export type TrailMapProps = {
  readonly states: readonly TrailPoint['state'][];
  readonly flat?: boolean | undefined;
};

/** The drawing alone: the list beside it says the same in words. */
export function TrailMap({ states, flat = false }: TrailMapProps) {
  const { width, height } = flat ? STRIP : SLOPE;
  const spots = states.map((_, index) => (flat ? onStrip : onSlope)(index, states.length));
  const here = states.indexOf('here');
  const bends = spots.slice(1).map((spot, index) => bend(spots[index] ?? spot, spot, index, flat));
  const [x, y] = spots[here] ?? [0, 0];
  return (
    <svg className="ui-way" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="ui-way-bed" d={bends.join('')} />
      <path className="ui-way-ahead" d={bends.join('')} />
      {bends.map((d, index) => (
        <path
          key={d}
          className="ui-way-done"
          data-walked={index < here || undefined}
          d={d}
          pathLength={1}
        />
      ))}
      {spots.map(([cx, cy], index) => (
        <g key={`${cx}`} transform={`translate(${cx} ${cy})`} data-state={states[index]}>
          <circle r={states[index] === 'here' ? 10 : 7} />
          {states[index] === 'done' ? <path d="m-3.200.2 2.200 2.300 4.200-4.600" /> : null}
          {states[index] === 'here' ? <circle className="ui-way-dot" r="4" /> : null}
        </g>
      ))}
      {here < 0 ? null : <Sheep at={`translate(${x - 40} ${y - 20})`} />}
    </svg>
  );
}
