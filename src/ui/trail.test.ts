import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { onSlope } from './trail-way.ts';

it('the first screen has its waypoints where the map puts them', async () => {
  const css = await readFile(new URL('./early.css', import.meta.url), 'utf8');
  const rules = css.matchAll(/nth-child\((\d+)\) {\s*inset: ([\d.]+)% auto auto ([\d.]+)%/g);
  const found = [...rules].map(([, nth, top, left]) => [Number(nth), Number(top), Number(left)]);
  const wanted = Array.from({ length: 9 }, (_, index) => {
    const [x, y] = onSlope(index, 9);
    return [index + 1, Number((y / 6.4).toFixed(3)), Number((x / 3.52).toFixed(3))];
  });
  expect(found).toEqual(wanted);
});
