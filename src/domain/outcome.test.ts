import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from './account.scene.ts';
import {
  isCarried,
  isRetryable,
  type JournalEntry,
  OUTCOME_CODES,
  type Outcome,
  type OutcomeCode,
  readStandings,
} from './outcome.ts';
import { personTaskId, type TaskId } from './task.ts';

const outcomeOf = (code: OutcomeCode): Outcome =>
  code === 'moved-away' ? { code, to: person(9) } : { code };
const task = fc.nat(4).map((n) => personTaskId('follow', person(n)));
const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.record({ type: fc.constant('intent' as const), task, at: fc.nat() }),
  fc.record({ type: fc.constant('retry' as const), task, at: fc.nat() }),
  fc.record({
    ...{ type: fc.constant('outcome' as const), task, at: fc.nat() },
    outcome: fc.constantFrom(...OUTCOME_CODES).map(outcomeOf),
  }),
);
const journal = fc.array(entry, { maxLength: 40 });

describe('outcomes', () => {
  const those = (test: (one: Outcome) => boolean) =>
    OUTCOME_CODES.filter((code) => test(outcomeOf(code)));

  it('are listed once each', () => {
    expect(new Set(OUTCOME_CODES).size).toBe(OUTCOME_CODES.length);
  });

  it('are carried when the relation is there, or will be', () => {
    expect(those(isCarried)).toEqual(['done', 'already', 'waiting']);
  });

  it('are worth another press when the cause passes', () => {
    expect(those(isRetryable)).toEqual([
      ...['not-found', 'limit-reached', 'needs-follow', 'missing', 'passing', 'unknown'],
    ]);
  });

  it('that are carried are never tried again', () => {
    for (const code of those(isCarried)) expect(isRetryable(outcomeOf(code))).toBe(false);
  });
});

describe('where a task stands', () => {
  const id = personTaskId('mute', person(1));
  const intent: JournalEntry = { type: 'intent', task: id, at: 1 };
  const outcome: Outcome = { code: 'done', targetId: '9' };
  const done: JournalEntry = { type: 'outcome', task: id, at: 2, outcome };
  const retry: JournalEntry = { type: 'retry', task: id, at: 3 };

  it.each<[string, readonly JournalEntry[], unknown]>([
    ['nothing is known of it', [], undefined],
    ['it was announced', [intent], { state: 'in-doubt' }],
    ['it ended', [intent, done], { state: 'ended', outcome }],
    ['it was opened again', [intent, done, retry], { state: 'untouched' }],
    ['it was announced again', [intent, done, intent], { state: 'in-doubt' }],
    [
      'it turned out otherwise',
      [done, { ...done, outcome: { code: 'missing' } }],
      {
        state: 'ended',
        outcome: { code: 'missing' },
      },
    ],
  ])('%s', (_, entries, standing) => {
    expect(readStandings(entries).get(id)).toEqual(standing);
  });

  it('is told by its own last entry alone', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        const standings = readStandings(entries);
        for (const [one, standing] of standings) {
          const last = entries.filter((of) => of.task === one).slice(-1);
          expect(readStandings(last).get(one)).toEqual(standing);
        }
        expect(new Set(standings.keys())).toEqual(new Set<TaskId>(entries.map((of) => of.task)));
      }),
    );
  });
});
