import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAccount, person } from './account.scene.ts';
import { chosenKindOf } from './choices.ts';
import { countByKind } from './count-by-kind.ts';
import { leftoversByKind } from './leftovers.ts';
import { OUTCOME_CODES, type OutcomeCode } from './outcome.ts';
import { makePlan } from './plan.ts';
import { RELATION_KINDS, type Relation } from './relation.ts';
import { leftovers, type Report, type ReportRow } from './report.ts';
import { mergeSources } from './sources.ts';
import type { Task } from './task.ts';

const rowsOf = (relations: readonly Relation[], codes: readonly (OutcomeCode | undefined)[] = []) =>
  makePlan(mergeSources(relations, []).tasks).tasks.map((task: Task, n): ReportRow => {
    const code = codes[n];
    if (code === undefined) return { task, outcome: undefined };
    return { task, outcome: code === 'moved-away' ? { code, to: person(9) } : { code } };
  });
const anyRows: fc.Arbitrary<readonly ReportRow[]> = fc
  .tuple(
    anyAccount,
    fc.infiniteStream(fc.option(fc.constantFrom(...OUTCOME_CODES), { nil: undefined })),
  )
  .map(([account, codes]) => rowsOf(account, [...codes.take(200)]));

const TWO_LISTS: readonly Relation[] = ['News', 'Friends'].map((title) => ({
  ...{ kind: 'list', title, repliesPolicy: 'list', exclusive: false },
  members: [person(1), person(2), person(3)],
}));

describe('leftovers by kind', () => {
  it('have the people of lists under lists, in the order of the file', () => {
    const rows = rowsOf(TWO_LISTS, ['done', 'already', 'done', 'needs-follow']);
    const left = leftoversByKind({ rows });
    expect([...left.keys()]).toEqual(['list']);
    expect(left.get('list')?.map(({ task }) => task.id)).toEqual([
      ...['list-member:user2@even.example 0:News', 'list-member:user3@odd.example 0:News'],
      ...['list-member:user1@odd.example 0:Friends', 'list-member:user2@even.example 0:Friends'],
      'list-member:user3@odd.example 0:Friends',
    ]);
  });

  it('are the leftovers, each under one kind', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const byKind = leftoversByKind({ rows });
        const all = leftovers({ rows });
        expect([...byKind.values()].flat()).toHaveLength(all.length);
        for (const [kind, left] of byKind) {
          expect(left).toEqual(all.filter(({ task }) => chosenKindOf(task.kind) === kind));
          expect(left.length).toBeGreaterThan(0);
        }
        const kinds = [...byKind.keys()];
        expect(kinds).toEqual(RELATION_KINDS.filter((kind) => kinds.includes(kind)));
      }),
    );
  });
});

describe('the counts of a kind', () => {
  it('are of lists, and inside of people', () => {
    const rows = rowsOf(TWO_LISTS, ['done', 'done', 'done', 'needs-follow', 'done']);
    expect([...countByKind({ rows })]).toEqual([
      [
        'list',
        {
          ...{ total: 2, remaining: 0, counts: { done: 2 } },
          inside: { total: 6, remaining: 3, counts: { done: 2, 'needs-follow': 1 } },
        },
      ],
    ]);
  });

  it('say of a list that is empty that it is one', () => {
    const [list] = TWO_LISTS;
    const rows = rowsOf(list?.kind === 'list' ? [{ ...list, members: [] }] : []);
    expect(countByKind({ rows }).get('list')).toEqual({ total: 1, remaining: 1, counts: {} });
  });

  it('add up to the report', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const kinds = [...countByKind({ rows })];
        const counts = kinds.flatMap(([, { inside, ...own }]) => [
          own,
          ...(inside ? [inside] : []),
        ]);
        const sum = (of: (count: Pick<Report, 'counts' | 'total' | 'remaining'>) => number) =>
          counts.reduce((total, count) => total + of(count), 0);
        expect(sum(({ total }) => total)).toBe(rows.length);
        expect(sum(({ remaining }) => remaining)).toBe(
          rows.filter(({ outcome }) => outcome === undefined).length,
        );
        for (const code of OUTCOME_CODES) {
          expect(sum((count) => count.counts[code] ?? 0)).toBe(
            rows.filter(({ outcome }) => outcome?.code === code).length,
          );
        }
        for (const [kind, { total }] of kinds) {
          expect(total).toBe(rows.filter(({ task }) => task.kind === kind).length);
        }
      }),
    );
  });
});
