import { chartFrame, type Frame, widthOf } from './chart-frame.ts';
import { clipped, inside, spread, stretches, thinned } from './chart-scale.ts';
import type { CountPoint, CountsChartProps } from './counts-chart.tsx';

export type CountsDrawingProps = CountsChartProps & {
  readonly width: number;
  /** The size of its texts, in CSS pixels. */
  readonly em: number;
  /** The id its hatching goes by: the legend beside it uses the same. */
  readonly hatch: string;
};

/** The drawing alone, in CSS pixels: axes, what is usual, where nobody looked, lines, last counts. */
export function CountsDrawing(props: CountsDrawingProps) {
  const { title, description, series, band, horizon, width, em, hatch } = props;
  const { formatTime, formatCount } = props;
  const span = { from: props.from, to: props.to };
  const gaps = props.gaps
    .map((gap) => ({ from: Math.max(gap.from, span.from), to: Math.min(gap.to, span.to) }))
    .filter((gap) => gap.to > gap.from);
  // The dashed line lies over the solid one: where they are one, both are seen.
  const lines = series
    .toSorted((one, other) => Number(one.tone === 'from') - Number(other.tone === 'from'))
    .map((one) => ({ ...one, line: clipped(one.points, span) }));
  const usual = band && { low: clipped(band.low, span), high: clipped(band.high, span) };

  // Names at the ends only where all of them leave most of the width to the lines.
  const named = series.every(({ label }) => em * widthOf(label) < 0.2 * width);
  const ends = lines.flatMap(({ id, label, tone, points }) => {
    const last = inside(points, span).at(-1);
    if (last === undefined) return [];
    const texts = named ? [formatCount(last.count), label] : [formatCount(last.count)];
    return [{ id, tone, last, texts }];
  });

  const frame = chartFrame({
    ...{ width, em, span, formatTime, formatCount },
    most: highest([...lines.map(({ line }) => line), usual?.high ?? []]),
    ends: ends.map(({ last, texts }) => ({
      share: span.to > span.from ? (last.at - span.from) / (span.to - span.from) : 0.5,
      texts,
    })),
  });
  const { left, right, top, bottom, inward, x, y } = frame;
  const heights = spread(
    ends.map(({ last }) => y(last.count) - (inward ? (named ? 2.2 : 1) * em : 0)),
    (named ? 2.6 : 1.3) * em,
    [top, bottom - (named ? 1.6 : 0.4) * em],
  );
  const across = horizon !== undefined && horizon.at >= span.from && horizon.at <= span.to;

  return (
    <>
      {across ? <Horizon at={x(horizon.at)} width={width} label={horizon.label} /> : null}
      <svg
        className="ui-counts-drawing"
        viewBox={`0 0 ${width} ${frame.height}`}
        width={width}
        height={frame.height}
        role="img"
        aria-label={title}
        aria-describedby={`${hatch}-told`}
      >
        <desc id={`${hatch}-told`}>{description}</desc>
        <pattern
          id={hatch}
          className="ui-counts-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v6" />
        </pattern>
        {usual === undefined ? null : <path className="ui-counts-band" d={area(usual, frame)} />}
        {gaps.map((gap) => (
          <path
            key={gap.from}
            className="ui-counts-gap"
            fill={`url(#${hatch})`}
            d={`M${x(gap.from)} ${top}H${x(gap.to)}V${bottom}H${x(gap.from)}z`}
          />
        ))}
        <Axes frame={frame} em={em} formatTime={formatTime} formatCount={formatCount} />
        {across ? <path className="ui-counts-horizon" d={`M${x(horizon.at)} 0V${bottom}`} /> : null}
        {lines.map(({ id, tone, line }) => {
          const parts = stretches(line, gaps).map((part) => thinned(part, (right - left) / 4));
          const bridges = parts.slice(1).map((part, index) => {
            const [before, after] = [parts[index]?.at(-1), part[0]];
            return before && after ? way([before, after], frame) : '';
          });
          const alone = parts.flatMap((part) => (part.length === 1 ? part : []));
          return (
            <g key={id} className={`ui-counts-${tone}`}>
              <path className="ui-counts-bridge" d={bridges.join('')} />
              <path className="ui-counts-line" d={parts.map((part) => way(part, frame)).join('')} />
              {alone.map((point) => (
                <circle key={point.at} cx={x(point.at)} cy={y(point.count)} r="3.25" />
              ))}
            </g>
          );
        })}
        {ends.map(({ id, tone, last, texts: [count, label] }, index) => {
          const start = x(last.at) + (inward ? 0.3 : 0.75) * em;
          const height = (heights[index] ?? 0) + 0.35 * em;
          return (
            <g key={id} className={`ui-counts-${tone}`}>
              <End tone={tone} x={x(last.at)} y={y(last.count)} />
              <text x={start} y={height} textAnchor={inward ? 'end' : 'start'}>
                <tspan className="ui-counts-last">{count}</tspan>
                {label === undefined ? null : (
                  <tspan x={start} dy="1.2em">
                    {label}
                  </tspan>
                )}
              </text>
            </g>
          );
        })}
      </svg>
    </>
  );
}

/** Round in the valley, square at the pasture, as their pictures are. */
function End({ tone, x, y }: { tone: 'from' | 'to'; x: number; y: number }) {
  return tone === 'from' ? (
    <circle cx={x} cy={y} r="4" />
  ) : (
    <path className="ui-counts-square" d={`M${x - 5.5} ${y - 5.5}h11v11h-11z`} />
  );
}

/** In HTML, because a label breaks there; on the side of its line where there is more room. */
function Horizon({ at, width, label }: { at: number; width: number; label: string }) {
  const style =
    at > width / 2 ? { marginRight: width - at, textAlign: 'end' as const } : { marginLeft: at };
  return (
    <p className="ui-counts-horizon-label" style={style}>
      {label}
    </p>
  );
}

type AxesProps = Pick<CountsChartProps, 'formatTime' | 'formatCount'> & {
  readonly frame: Frame;
  readonly em: number;
};

function Axes({ frame, em, formatTime, formatCount }: AxesProps) {
  const { left, right, bottom, width, counts, times, x, y } = frame;
  return (
    <g className="ui-counts-axes">
      {counts.map((count) => (
        <g key={count}>
          <path
            className={count === 0 ? 'ui-counts-ground' : ''}
            d={`M${left} ${y(count)}H${right}`}
          />
          <text x={left - 0.6 * em} y={y(count) + 0.35 * em} textAnchor="end">
            {formatCount(count)}
          </text>
        </g>
      ))}
      {times.map((at) => {
        const half = (em * widthOf(formatTime(at))) / 2;
        return (
          <g key={at}>
            <path className="ui-counts-ground" d={`M${x(at)} ${bottom}v${0.35 * em}`} />
            <text
              x={Math.max(half, Math.min(x(at), width - half))}
              y={bottom + 1.6 * em}
              textAnchor="middle"
            >
              {formatTime(at)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

const highest = (lists: readonly (readonly CountPoint[])[]): number =>
  lists.flat().reduce((most, { count }) => Math.max(most, count), 0);

const way = (points: readonly CountPoint[], { x, y }: Frame): string =>
  points.map(({ at, count }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(count)}`).join('');

/** There along the upper curve, and back along the lower. */
function area(
  { low, high }: { low: readonly CountPoint[]; high: readonly CountPoint[] },
  frame: Frame,
) {
  if (low.length === 0 || high.length === 0) return '';
  const back = low.toReversed().map(({ at, count }) => `L${frame.x(at)} ${frame.y(count)}`);
  return `${way(high, frame)}${back.join('')}z`;
}
