import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRelation } from './account.scene.ts';
import { KINDS, type Kind } from './kind.ts';
import type { RowOfFile } from './row.ts';
import { packRows, type RowColumns, unpackRows } from './row-columns.ts';
import { ROWS } from './rows.scene.ts';

describe.each(KINDS)('rows of %s in columns', (kind: Kind) => {
  const anyRows: fc.Arbitrary<readonly RowOfFile[Kind][]> = ROWS[kind];

  it('come out as they went in', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(unpackRows(kind, packRows(kind, rows))).toEqual(rows);
      }),
    );
    expect(unpackRows(kind, packRows(kind, []))).toEqual([]);
  });

  it('are refused when the columns do not fit together', () => {
    const [one] = fc.sample(anyRows, { numRuns: 1, seed: 1 })[0] ?? [];
    const packed = packRows(kind, one === undefined ? [] : [one, one]);
    expect(unpackRows(kind, packed)).toHaveLength(2);
    const spoilt: readonly Partial<RowColumns<Kind>>[] = [
      { subjects: packed.subjects.split('\n')[0] ?? '' },
      { subjects: '' },
      { lines: new Uint32Array(1) },
      { rest: [] },
      { restAt: new Uint32Array(1) },
      { restAt: new Uint32Array([0, 9]) },
    ];
    for (const change of spoilt) expect(unpackRows(kind, { ...packed, ...change })).toBeUndefined();
  });

  it.skipIf(kind === 'filters')('are refused when a subject is none', () => {
    const [one] = fc.sample(anyRows, { numRuns: 1, seed: 1 })[0] ?? [];
    const packed = packRows(kind, one === undefined ? [] : [one, one]);
    for (const subjects of ['javascript:alert(1)\n<b>', 'https://x.example/1\n@', '\n'])
      expect(unpackRows(kind, { ...packed, subjects })).toBeUndefined();
  });
});

describe('what kits and archives tell', () => {
  it('comes out as it went in', () => {
    const rows = fc
      .array(anyRelation, { maxLength: 10 })
      .map((all) => all.map((relation, index) => ({ line: index + 1, relation })));
    fc.assert(
      fc.property(rows, (all) => {
        expect(unpackRows('kit', packRows('kit', all))).toEqual(all);
      }),
    );
  });
});

describe('what rows say beside', () => {
  it('is there once, however many say it', () => {
    const [rows = []] = fc.sample(ROWS.mutes, { numRuns: 1, seed: 3 });
    const many = rows.flatMap((row) => [row, row, row]);
    expect(packRows('mutes', many).rest.length).toBeLessThanOrEqual(2);
  });
});
