import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, type Server } from './address.ts';
import { type Finding, mergeFindings, type Reject } from './finding.ts';
import type { FollowRow } from './row.ts';

const address = (n: number) => ({ user: `user${n}`, server: 'example.org' as Server });
const row = (line: number, n: number): FollowRow => ({ line, address: address(n), options: {} });
const finding = (
  name: string,
  rows: readonly FollowRow[],
  rejects: readonly Reject[] = [],
): Finding => ({ kind: 'follows', name, certain: true, rows, rejects });

describe('one list from several files', () => {
  it('keeps a person where they came first, with what that row asks for', () => {
    const first = { ...row(2, 1), options: { notify: true } };
    const { rows, rejects } = mergeFindings([
      finding('one.csv', [first, row(3, 2)]),
      finding('two.csv', [row(2, 3), row(3, 1)]),
    ]);
    expect(rows).toEqual([first, row(3, 2), row(2, 3)]);
    expect(rejects).toEqual([
      { line: 3, cells: ['user1@example.org'], reason: 'duplicate', file: 'two.csv' },
    ]);
  });

  it('says of every reject which file it is of', () => {
    const reject: Reject = { line: 5, cells: ['x'], reason: 'bad-user' };
    const { rejects } = mergeFindings([finding('one.csv', [], [reject]), finding('two.csv', [])]);
    expect(rejects).toEqual([{ ...reject, file: 'one.csv' }]);
  });

  it('loses no line and counts none twice', () => {
    const rows = fc.array(fc.nat(8), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), (files) => {
        const findings = files.map((people, file) =>
          finding(
            `${file}.csv`,
            people.map((n, at) => row(at + 2, n)),
          ),
        );
        const merged = mergeFindings(findings);
        const lines = files.flat().length;
        expect(merged.rows.length + merged.rejects.length).toBe(lines);
        const people = merged.rows.map((one) => formatAddress(one.address));
        expect(new Set(people).size).toBe(people.length);
        expect(new Set(people)).toEqual(
          new Set(files.flat().map((n) => formatAddress(address(n)))),
        );
      }),
      { seed: 20_260_310 },
    );
  });
});
