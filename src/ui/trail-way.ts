export type Spot = readonly [x: number, y: number];

/** The sheet of the tall map and the strip, in the units of their drawings. */
export const SLOPE = { width: 352, height: 640 } as const;
export const STRIP = { width: 360, height: 50 } as const;

const SWAY = [0, 16, -6, 14, -14, 10, -8, 12, 0];

/** Waypoint `index` of `count`, from the valley (bottom left) to the pasture (top right). */
export function onSlope(index: number, count: number): Spot {
  const share = index / Math.max(count - 1, 1);
  return [Math.round(54 + 84 * share + (SWAY[index % 9] ?? 0)), Math.round(536 - 432 * share)];
}

/** The same walk where there is no height to show it. */
export function onStrip(index: number, count: number): Spot {
  const share = index / Math.max(count - 1, 1);
  return [Math.round(46 + 292 * share), Math.round(36 - 14 * share + (SWAY[index % 9] ?? 0) / 3)];
}

/** One bend of the way: leaves and arrives along the slope, swinging out on alternate sides. */
export function bend([x0, y0]: Spot, [x1, y1]: Spot, index: number, flat: boolean): string {
  const swing = (index % 2 === 0 ? 1 : -1) * (flat ? 9 : 26);
  const [dx, dy] = [(x1 - x0) / 2, (y1 - y0) / 2];
  return flat
    ? `M${x0} ${y0}C${x0 + dx} ${y0 - swing} ${x1 - dx} ${y1 - swing} ${x1} ${y1}`
    : `M${x0} ${y0}C${x0 + swing} ${y0 + dy} ${x1 + swing} ${y1 - dy} ${x1} ${y1}`;
}
