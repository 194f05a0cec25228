import type { CountPoint } from './counts-chart.tsx';

/** A stretch of time, in epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number };

/** Where `value` lies between `start` and `end`; in the middle when `low` and `high` are one. */
export function between(
  value: number,
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
): number {
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return start + share * (end - start);
}

/**
 * Round numbers from 0 to the first that is not below `most`. From 0 always: two accounts are
 * compared, and a cut axis would show a small loss as a fall. Whole steps: nobody is half a person.
 */
export function countTicks(most: number, wanted: number): readonly number[] {
  const top = Number.isFinite(most) && most > 0 ? most : 1;
  const rough = Math.max(top / Math.max(wanted, 1), 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => index * step);
}

const DAY = 24 * 60;
const YEAR = 364 * DAY;
/** What people count time in, in minutes. */
const SPELLS = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720],
  ...[DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 182 * DAY, YEAR],
];

/**
 * At most about `wanted` moments inside the span, at round hours or at midnight where the reader
 * is. Reckoned on the clock on the wall: a day on which it is put forward is still one day.
 */
export function timeTicks({ from, to }: Span, wanted: number): readonly number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / 60_000 / Math.max(wanted, 1);
  const spell = SPELLS.find((minutes) => minutes >= rough) ?? Math.ceil(rough / YEAR) * YEAR;
  const day = new Date(from);
  const moment = (index: number) =>
    new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, index * spell).getTime();
  const found = new Set<number>();
  // A bound that is no number ends the loop instead of running for ever.
  for (let index = 0; moment(index) <= to; index += 1) {
    if (moment(index) >= from) found.add(moment(index));
  }
  // One moment alone tells no scale.
  if (found.size < 2) return wanted < 2 ? [from] : [from, to];
  return [...found];
}

const byTime = (one: CountPoint, other: CountPoint) => one.at - other.at;

/** The points inside the span, in order of time. */
export function inside(points: readonly CountPoint[], { from, to }: Span): readonly CountPoint[] {
  return points.filter(({ at }) => at >= from && at <= to).sort(byTime);
}

/** The same, led up to both edges of the span where there are points beyond them. */
export function clipped(points: readonly CountPoint[], span: Span): readonly CountPoint[] {
  const all = points.toSorted(byTime);
  const edge = (at: number): readonly CountPoint[] => {
    const next = all.findIndex((point) => point.at > at);
    const [before, after] = [all[next - 1], all[next]];
    if (before === undefined || after === undefined || before.at === at) return [];
    const count = between(at, [before.at, after.at], [before.count, after.count]);
    return [{ at, count }];
  };
  return [...edge(span.from), ...inside(points, span), ...edge(span.to)];
}

/** Parts of a line during which somebody looked: cut wherever a gap lies between two points. */
export function stretches(
  points: readonly CountPoint[],
  gaps: readonly Span[],
): readonly (readonly CountPoint[])[] {
  const found: CountPoint[][] = [];
  for (const point of points) {
    const open = found.at(-1);
    const last = open?.at(-1);
    const unseen = (gap: Span) => last !== undefined && gap.from < point.at && gap.to > last.at;
    if (open === undefined || gaps.some(unseen)) found.push([point]);
    else open.push(point);
  }
  return found;
}

/**
 * No more points than can be told apart in `columns` columns: of each the first, the lowest, the
 * highest and the last, so that a dip of one look stays a dip.
 */
export function thinned(points: readonly CountPoint[], columns: number): readonly CountPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length <= 4 * columns) return points;
  const kept: CountPoint[] = [];
  let column: CountPoint[] = [];
  let place = 0;
  const close = () => {
    const counts = column.map(({ count }) => count);
    const low = counts.indexOf(Math.min(...counts));
    const high = counts.indexOf(Math.max(...counts));
    const worth = new Set([0, low, high, column.length - 1]);
    kept.push(...column.filter((_, index) => worth.has(index)));
    column = [];
  };
  for (const point of points) {
    const here = Math.floor(between(point.at, [first.at, last.at], [0, columns - 1]));
    if (here !== place) close();
    place = here;
    column.push(point);
  }
  close();
  return kept;
}

/**
 * Heights moved apart until `gap` lies between any two, as little as possible, in the order they
 * had, and inside [low, high] where there is room for that.
 */
export function spread(
  heights: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const order = heights.map((_, index) => index);
  order.sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const placed = [...heights];
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, floor);
    floor = (placed[index] ?? 0) + gap;
  }
  let ceiling = high;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling);
    ceiling = (placed[index] ?? 0) - gap;
  }
  return placed;
}
