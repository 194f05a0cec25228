import { between, countTicks, type Span, timeTicks } from './chart-scale.ts';

/** A text at the end of a line; `share` is how far along the span that end is, 0 to 1. */
export type EndText = { readonly share: number; readonly texts: readonly string[] };

export type Frame = {
  readonly width: number;
  readonly height: number;
  /** The edges of what is drawn in; texts lie outside of them. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** There is no room behind the lines: the texts at their ends stand above them instead. */
  readonly inward: boolean;
  readonly counts: readonly number[];
  readonly times: readonly number[];
  readonly x: (at: number) => number;
  readonly y: (count: number) => number;
};

export type FrameOptions = {
  readonly width: number;
  readonly em: number;
  readonly span: Span;
  /** The highest count shown. */
  readonly most: number;
  readonly ends: readonly EndText[];
  readonly formatTime: (at: number) => string;
  readonly formatCount: (count: number) => string;
};

/** About how wide a text of ours is, in its own size: a little more than its letters on average. */
export const widthOf = (text: string): number => 0.58 * [...text].length;

/** Where everything of a chart lies, in CSS pixels. */
export function chartFrame(options: FrameOptions): Frame {
  const { width, em, span, most, ends, formatTime, formatCount } = options;
  const height = Math.round(Math.min(Math.max(0.46 * width, 15 * em), 25 * em));
  const [top, bottom] = [round(0.75 * em), round(height - 2 * em)];
  const counts = countTicks(most, Math.floor((bottom - top) / (3.25 * em)));
  const left = Math.ceil(em * (Math.max(...counts.map((tick) => widthOf(formatCount(tick)))) + 1));
  const room = width - left;
  // What stands behind the end of a line needs a margin as far as it does not fit before the edge.
  const margin = ends.map(({ share, texts }) => {
    const needed = em * (Math.max(...texts.map(widthOf)) + 1.1);
    return (share * room + needed - room) / Math.max(share, 0.01);
  });
  const behind = Math.ceil(Math.max(0.75 * em, ...margin));
  const inward = room - behind < 0.4 * width;
  const right = Math.max(width - (inward ? Math.ceil(0.75 * em) : behind), left);
  const label = em * (widthOf(formatTime(span.from)) + 2);
  const wanted = Math.min(Math.max(Math.floor((right - left) / label), 1), 7);
  const highest = counts.at(-1) ?? 1;
  return {
    ...{ width, height, left, right, top, bottom, inward, counts },
    times: timeTicks(span, wanted),
    x: (at) => round(between(at, [span.from, span.to], [left, right])),
    y: (count) => round(between(count, [0, highest], [bottom, top])),
  };
}

/** A tenth of a pixel is more than anybody sees, and keeps paths short. */
const round = (value: number): number => Math.round(10 * value) / 10;
