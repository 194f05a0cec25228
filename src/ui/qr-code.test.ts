import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { QrCode } from './qr-code.tsx';

/** The modules of a drawing, read back from it. */
function modulesOf(drawing: string): readonly string[] {
  const size = Number(/viewBox="0 0 (\d+) /.exec(drawing)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => ' '));
  const dark = /class="ui-qr-dark" d="([^"]*)"/.exec(drawing)?.[1] ?? '';
  for (const [, x, y, run] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(run));
  }
  return rows.map((row) => row.join(''));
}

const drawing = renderToStaticMarkup(
  createElement(QrCode, { text: 'https://new.example/@ana', label: 'To the phone' }),
);

it('is one picture with a name', () => {
  expect(drawing).toContain('role="img" aria-label="To the phone"');
});

it('has finders in three corners, and four modules of white around', () => {
  const rows = modulesOf(drawing);
  expect(rows.slice(0, 4).every((row) => row.trim() === '')).toBe(true);
  expect(rows.every((row) => row.startsWith('    ') && row.endsWith('    '))).toBe(true);
  const finder = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######'];
  expect(rows.slice(4, 11).map((row) => row.slice(4, 11))).toEqual(finder);
  expect(rows.slice(4, 11).map((row) => row.slice(-11, -4))).toEqual(finder);
  expect(rows.slice(-11, -4).map((row) => row.slice(4, 11))).toEqual(finder);
});
