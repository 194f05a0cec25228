import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAccount, person } from './account.scene.ts';
import { isCarried, isRetryable, OUTCOME_CODES, type Outcome, type Standing } from './outcome.ts';
import { makePlan } from './plan.ts';
import type { Relation } from './relation.ts';
import {
  leftovers,
  makeReport,
  NO_WORK,
  remainingTasks,
  retryableTasks,
  rowsAsInFiles,
  type Work,
} from './report.ts';
import { type FileReject, mergeSources } from './sources.ts';
import { personTaskId, type TaskId } from './task.ts';

const workOf = (relations: readonly Relation[], work: Partial<Work> = {}): Work => ({
  ...NO_WORK,
  plan: makePlan(mergeSources(relations, []).tasks),
  ...work,
});
const people = (count: number): Relation[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'follow', address: person(n), options: {} }));
const follow = (n: number) => personTaskId('follow', person(n));
const ended = (outcome: Outcome): Standing => ({ state: 'ended', outcome });

const standing: fc.Arbitrary<Standing> = fc.oneof(
  fc.constant<Standing>({ state: 'untouched' }),
  fc.constant<Standing>({ state: 'in-doubt' }),
  fc
    .constantFrom(...OUTCOME_CODES)
    .map((code) => ended(code === 'moved-away' ? { code, to: person(9) } : { code })),
);
/** A work, what was left out and given to files of it, and how far it is. */
const state = anyAccount.chain((account) => {
  const { tasks } = workOf(account).plan;
  const some = fc.subarray(tasks.map(({ id }) => id));
  return fc.record({
    leftOut: some.map((ids) => new Set<TaskId>(ids)),
    byFile: some.map((ids) => new Set<TaskId>(ids)),
    standings: fc
      .tuple(some, fc.array(standing, { minLength: tasks.length, maxLength: tasks.length }))
      .map(([ids, all]) => new Map(ids.map((id, n) => [id, all[n] as Standing]))),
    account: fc.constant(account),
  });
});

describe('the report', () => {
  it('gives every task of the plan one row, and every row one outcome or none yet', () => {
    fc.assert(
      fc.property(state, ({ account, leftOut, byFile, standings }) => {
        const work = workOf(account, { leftOut, byFile });
        const report = makeReport(work, standings);
        expect(report.rows.map(({ task }) => task)).toEqual(work.plan.tasks);
        expect(report.total).toBe(work.plan.tasks.length);
        const counted = Object.values(report.counts).reduce((sum, n) => sum + n, 0);
        expect(counted + report.remaining).toBe(report.total);
        for (const code of OUTCOME_CODES) {
          const rows = report.rows.filter(({ outcome }) => outcome?.code === code);
          expect(report.counts[code] ?? 0).toBe(rows.length);
        }
      }),
    );
  });

  it('falls into three parts: carried, left over with a reason, still to do', () => {
    fc.assert(
      fc.property(state, ({ account, leftOut, byFile, standings }) => {
        const report = makeReport(workOf(account, { leftOut, byFile }), standings);
        const carried = report.rows.filter(({ outcome }) => outcome && isCarried(outcome));
        const left = leftovers(report);
        expect(carried.length + left.length).toBe(report.total);
        expect(new Set([...carried, ...left])).toEqual(new Set(report.rows));
        const open = remainingTasks(report);
        expect(open).toEqual(
          report.rows.filter(({ outcome }) => outcome === undefined).map(({ task }) => task),
        );
        const again = new Set(retryableTasks(report));
        for (const { task, outcome } of report.rows) {
          expect(again.has(task)).toBe(outcome !== undefined && isRetryable(outcome));
        }
      }),
    );
  });

  it('never undoes what has happened, by unticking or by a file', () => {
    fc.assert(
      fc.property(state, ({ account, leftOut, byFile, standings }) => {
        for (const { task, outcome } of makeReport(workOf(account, { leftOut, byFile }), standings)
          .rows) {
          const known = standings.get(task.id);
          if (known?.state === 'ended') expect(outcome).toBe(known.outcome);
          else if (leftOut.has(task.id)) expect(outcome).toEqual({ code: 'left-out' });
          else expect(outcome?.code).toBe(byFile.has(task.id) ? 'by-file' : undefined);
        }
      }),
    );
  });

  it('says nothing of what is in the journal and no longer in the plan', () => {
    const report = makeReport(
      workOf(people(2)),
      new Map([[follow(7), ended({ code: 'refused' })]]),
    );
    expect(report).toMatchObject({ counts: {}, remaining: 2, total: 2 });
  });

  it('hands the rejects on', () => {
    const reject: FileReject = { line: 4, cells: ['?'], reason: 'bad-user', file: 'x.csv' };
    expect(makeReport({ ...NO_WORK, rejects: [reject] }, new Map()).rejects).toEqual([reject]);
  });
});

describe('rows and leftovers', () => {
  it('are in the order of the file, which lists the newest first', () => {
    const report = makeReport(
      workOf(people(4)),
      new Map([
        [follow(1), ended({ code: 'done', targetId: '1' })],
        [follow(2), ended({ code: 'not-found' })],
      ]),
    );
    const ids = (rows: typeof report.rows) => rows.map(({ task }) => task.id);
    expect(ids(report.rows)).toEqual([3, 2, 1, 0].map(follow));
    expect(ids(rowsAsInFiles(report))).toEqual([0, 1, 2, 3].map(follow));
    expect(ids(leftovers(report))).toEqual([0, 2, 3].map(follow));
  });

  it('are the order told, within each kind', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { tasks } = mergeSources(account, []);
        const rows = rowsAsInFiles(makeReport(workOf(account), new Map()));
        expect(rows).toHaveLength(tasks.length);
        for (const kind of new Set(tasks.map((task) => task.kind))) {
          expect(rows.map(({ task }) => task).filter((task) => task.kind === kind)).toEqual(
            tasks.filter((task) => task.kind === kind),
          );
        }
      }),
    );
  });
});

it('is made of 20,000 rows without going through them again and again', () => {
  const many = people(20_000);
  const work = workOf(many);
  const standings = new Map(
    work.plan.tasks.slice(0, 15_000).map(({ id }, n): [TaskId, Standing] => {
      const one: Outcome = n % 3 === 0 ? { code: 'not-found' } : { code: 'done', targetId: '1' };
      return [id, ended(one)];
    }),
  );
  expect(makeReport(work, standings).remaining).toBe(5_000);
  // A few ten milliseconds each; what is quadratic takes many seconds, a busy machine does not.
  expect(quickest(() => makePlan(mergeSources(many, []).tasks))).toBeLessThan(1_000);
  expect(quickest(() => makeReport(work, standings))).toBeLessThan(1_000);
});

/** Milliseconds of the best of three: the machine may be busy with something else meanwhile. */
function quickest(act: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return Math.min(...times);
}
