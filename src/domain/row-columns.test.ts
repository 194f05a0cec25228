import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';
import type { FollowOptions, FollowRow } from './row.ts';
import { packRows, unpackRows } from './row-columns.ts';

const options: fc.Arbitrary<FollowOptions> = fc.record(
  {
    reblogs: fc.boolean(),
    notify: fc.boolean(),
    languages: fc.array(fc.constantFrom('en', 'fr', 'pt-BR')),
  },
  { requiredKeys: [] },
);
const row: fc.Arbitrary<FollowRow> = fc
  .tuple(
    fc.nat(200_000),
    fc.stringMatching(/^[a-z0-9_]{1,8}$/),
    fc.stringMatching(/^[a-z]{1,8}$/),
    options,
  )
  .map(([line, user, name, chosen]) => {
    const address = parseAddress(`${user}@${name}.example`);
    if (!address.ok) throw new Error(address.problem);
    return { line, address: address.value, options: chosen };
  });

describe('rows in columns', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows);
      }),
    );
  });

  it('are refused when the columns do not fit together', () => {
    const [one] = fc.sample(row, { numRuns: 1, seed: 1 });
    const packed = packRows(one === undefined ? [] : [one, one]);
    expect(unpackRows({ ...packed, addresses: 'a@b.example' })).toBeUndefined();
    expect(unpackRows({ ...packed, addresses: 'javascript:alert(1)\n<b>' })).toBeUndefined();
    expect(unpackRows({ ...packed, options: [] })).toBeUndefined();
    expect(unpackRows({ ...packed, optionsAt: new Uint32Array(1) })).toBeUndefined();
  });
});
