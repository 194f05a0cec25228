import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, parseAddress, type Server } from './address.ts';
import type { Reject } from './finding.ts';
import {
  isCarried,
  isRetryable,
  type JournalEntry,
  OUTCOME_CODES,
  type Outcome,
  readStandings,
} from './outcome.ts';
import { type Plan, planFollows, type TaskId, taskId } from './plan.ts';
import { leftovers, makeReport, remainingTasks, retryableTasks, rowsAsInFiles } from './report.ts';
import type { FollowRow } from './row.ts';

const SEED = 20_260_310;

const person = (n: number): Address => ({ user: `user${n}`, server: 'example.org' as Server });
const row = (n: number): FollowRow => ({ line: n + 2, address: person(n), options: {} });
const plan = (people: number): Plan =>
  planFollows(Array.from({ length: people }, (_, n) => row(n)));

const outcome: fc.Arbitrary<Outcome> = fc.constantFrom(...OUTCOME_CODES).map((code) => {
  switch (code) {
    case 'done':
    case 'already':
    case 'waiting':
      return { code, accountId: '1' };
    case 'moved-away':
      return { code, to: person(999) };
    default:
      return { code };
  }
});

const PEOPLE = 12;
const task = fc.nat(PEOPLE + 2).map((n) => taskId(person(n)));
const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.record({ type: fc.constant('intent' as const), task, at: fc.nat() }),
  fc.record({ type: fc.constant('retry' as const), task, at: fc.nat() }),
  fc.record({ type: fc.constant('outcome' as const), task, at: fc.nat(), outcome }),
);
const journal = fc.array(entry, { maxLength: 60 });
const leftOut = fc.uniqueArray(task).map((ids) => new Set(ids));
const NO_REJECTS: readonly Reject[] = [];

describe('the plan', () => {
  it('carries the oldest first, and the file lists the newest first', () => {
    const { tasks } = plan(3);
    expect(tasks.map(({ id }) => id)).toEqual([2, 1, 0].map((n) => taskId(person(n))));
    expect(tasks.map(({ line }) => line)).toEqual([4, 3, 2]);
  });

  it('names a task by its kind and its person, however they are written', () => {
    const written = parseAddress('@Alice@BÜCHER.example');
    if (!written.ok) throw new Error(written.problem);
    expect(taskId(written.value)).toBe('follows:alice@xn--bcher-kva.example');
  });

  it('keeps what a row asks for', () => {
    const options = { reblogs: false, notify: true, languages: ['fr'] };
    expect(planFollows([{ ...row(1), options }]).tasks[0]?.options).toEqual(options);
  });
});

describe('where a task stands', () => {
  const id = taskId(person(1));
  const intent: JournalEntry = { type: 'intent', task: id, at: 1 };
  const done: JournalEntry = {
    type: 'outcome',
    task: id,
    at: 2,
    outcome: { code: 'done', accountId: '9' },
  };

  it.each<[string, JournalEntry[], string | undefined]>([
    ['nothing is known of it', [], undefined],
    ['it was announced', [intent], 'in-doubt'],
    ['it ended', [intent, done], 'ended'],
    ['it was opened again', [intent, done, { type: 'retry', task: id, at: 3 }], 'untouched'],
    ['it was announced again', [intent, done, intent], 'in-doubt'],
  ])('%s', (_, entries, state) => {
    expect(readStandings(entries).get(id)?.state).toBe(state);
  });

  it('is told by its own last entry alone', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        const standings = readStandings(entries);
        for (const [id, standing] of standings) {
          const last = entries.filter((entry) => entry.task === id);
          expect(readStandings(last.slice(-1)).get(id)).toEqual(standing);
        }
        expect(standings.size).toBe(new Set(entries.map((entry) => entry.task)).size);
      }),
      { seed: SEED },
    );
  });
});

describe('outcomes', () => {
  it('are carried, or left over; and only what did not arrive is worth another press', () => {
    fc.assert(
      fc.property(outcome, (one) => {
        if (isRetryable(one)) expect(isCarried(one)).toBe(false);
      }),
      { seed: SEED },
    );
    const codes = (test: (one: Outcome) => boolean) =>
      OUTCOME_CODES.filter((code) => test({ code } as Outcome));
    expect(codes(isCarried)).toEqual(['done', 'already', 'waiting']);
    expect(codes(isRetryable)).toEqual(['not-found', 'limit-reached', 'passing', 'unknown']);
  });
});

describe('the report', () => {
  it('gives every task of the plan exactly one row, and every row one outcome or none yet', () => {
    fc.assert(
      fc.property(journal, leftOut, (entries, out) => {
        const { tasks } = plan(PEOPLE);
        const report = makeReport({ tasks }, readStandings(entries), out, NO_REJECTS);
        expect(report.rows.map((one) => one.task)).toEqual(tasks);
        expect(report.total).toBe(PEOPLE);
        const counted = Object.values(report.counts).reduce((sum, n) => sum + n, 0);
        expect(counted + report.remaining).toBe(PEOPLE);
        for (const code of OUTCOME_CODES) {
          const rows = report.rows.filter((one) => one.outcome?.code === code);
          expect(report.counts[code] ?? 0).toBe(rows.length);
        }
      }),
      { seed: SEED },
    );
  });

  it('falls into three parts: carried, left over with a reason, still to do', () => {
    fc.assert(
      fc.property(journal, leftOut, (entries, out) => {
        const report = makeReport(plan(PEOPLE), readStandings(entries), out, NO_REJECTS);
        const carried = report.rows.filter((one) => one.outcome && isCarried(one.outcome));
        const left = leftovers(report);
        expect(carried.length + left.length).toBe(PEOPLE);
        expect(new Set([...carried, ...left]).size).toBe(PEOPLE);
        const open = new Set(remainingTasks(report));
        expect(open.size).toBe(report.remaining);
        const stillOpen = left.filter((one) => one.outcome === undefined);
        expect(new Set(stillOpen.map((one) => one.task))).toEqual(open);
        for (const task of retryableTasks(report)) expect(open.has(task)).toBe(false);
      }),
      { seed: SEED },
    );
  });

  it('leaves out what was unticked, unless it has happened', () => {
    const [gone, done, doubt] = [taskId(person(0)), taskId(person(1)), taskId(person(2))];
    const standings = readStandings([
      { type: 'outcome', task: done, at: 1, outcome: { code: 'done', accountId: '1' } },
      { type: 'intent', task: doubt, at: 1 },
    ]);
    const report = makeReport(plan(4), standings, new Set<TaskId>([gone, done]), NO_REJECTS);
    const codes = new Map(report.rows.map((one) => [one.task.id, one.outcome?.code]));
    expect(codes.get(gone)).toBe('left-out');
    expect(codes.get(done)).toBe('done');
    expect(codes.get(doubt)).toBeUndefined();
    expect(remainingTasks(report).map(({ id }) => id)).toEqual([taskId(person(3)), doubt]);
  });

  it('says nothing of what is in the journal and no longer in the plan', () => {
    const standings = readStandings([
      { type: 'outcome', task: taskId(person(77)), at: 1, outcome: { code: 'refused' } },
    ]);
    const report = makeReport(plan(2), standings, new Set(), NO_REJECTS);
    expect(report.counts).toEqual({});
    expect(report.remaining).toBe(2);
  });

  it('hands the rejects on', () => {
    const reject: Reject = { line: 4, cells: ['?'], reason: 'bad-user' };
    expect(makeReport(plan(0), new Map(), new Set(), [reject]).rejects).toEqual([reject]);
  });

  it('writes leftovers and rows in the order of the file', () => {
    const standings = readStandings([
      {
        type: 'outcome',
        task: taskId(person(1)),
        at: 1,
        outcome: { code: 'done', accountId: '1' },
      },
      { type: 'outcome', task: taskId(person(2)), at: 2, outcome: { code: 'not-found' } },
    ]);
    const report = makeReport(plan(4), standings, new Set(), NO_REJECTS);
    expect(leftovers(report).map((one) => one.task.line)).toEqual([2, 4, 5]);
    expect(rowsAsInFiles(report).map((one) => one.task.line)).toEqual([2, 3, 4, 5]);
  });

  it('is quick enough to be made at every tick for 20,000 rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => row(n));
    const entries = rows.slice(0, 15_000).map(({ address }, n): JournalEntry => {
      const one: Outcome = n % 3 === 0 ? { code: 'not-found' } : { code: 'done', accountId: '1' };
      return { type: 'outcome', task: taskId(address), at: 0, outcome: one };
    });
    expect(quickest(() => planFollows(rows))).toBeLessThan(100);
    const big = planFollows(rows);
    const standings = readStandings(entries);
    expect(makeReport(big, standings, new Set(), NO_REJECTS).remaining).toBe(5_000);
    expect(quickest(() => makeReport(big, standings, new Set(), NO_REJECTS))).toBeLessThan(40);
  });
});

/** Milliseconds of the best of nine: the machine may be busy with something else meanwhile. */
function quickest(act: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return Math.min(...times);
}
