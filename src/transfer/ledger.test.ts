import { describe, expect, it } from 'vitest';
import type { JournalEntry, Outcome } from '../domain/outcome.ts';
import { createLedger } from './ledger.ts';

const ID = 'follows:ann@example.org' as const;
const OTHER = 'follows:bob@example.org' as const;
const done = (accountId: string): Outcome => ({ code: 'done', accountId });
const outcome = (task: typeof ID | typeof OTHER, one: Outcome): JournalEntry => ({
  type: 'outcome',
  task,
  at: 5,
  outcome: one,
});

function setUp(kept: JournalEntry[] = []) {
  let broken = false;
  const ledger = createLedger(
    {
      read: async () => [...kept],
      async append(entries) {
        if (broken) throw new Error('no space');
        kept.push(...entries);
      },
      watch: () => () => {},
    },
    () => 5,
  );
  return { ledger, kept, breakDown: () => (broken = true) };
}

describe('the ledger', () => {
  it('knows what it has written, at once and in this order', async () => {
    const { ledger, kept } = setUp();
    await ledger.intend(ID);
    expect(ledger.standings.get(ID)).toEqual({ state: 'in-doubt' });
    await ledger.end([[ID, done('1')]]);
    expect(ledger.standings.get(ID)).toEqual({ state: 'ended', outcome: done('1') });
    await ledger.reopen([ID]);
    expect(ledger.standings.get(ID)).toEqual({ state: 'untouched' });
    expect(kept.map(({ type, at }) => [type, at])).toEqual([
      ['intent', 5],
      ['outcome', 5],
      ['retry', 5],
    ]);
  });

  it('knows nothing that could not be written', async () => {
    const { ledger, breakDown } = setUp();
    breakDown();
    await expect(ledger.end([[ID, done('1')]])).rejects.toThrow('no space');
    expect(ledger.standings.size).toBe(0);
    expect(ledger.isFollowed('1')).toBe(false);
  });

  it('writes nothing when there is nothing to write', async () => {
    const { ledger, breakDown } = setUp();
    breakDown();
    await ledger.end([]);
    await ledger.reopen([]);
  });

  it('knows who is followed, asked or was followed before, and who is not', async () => {
    const { ledger } = setUp();
    await ledger.end([
      [ID, done('1')],
      [OTHER, { code: 'waiting', accountId: '2' }],
    ]);
    expect(['1', '2', '3'].map(ledger.isFollowed)).toEqual([true, true, false]);
  });

  it('reads everything again, and forgets what turned out otherwise', async () => {
    const { ledger, kept } = setUp([outcome(ID, done('1'))]);
    await ledger.reload();
    expect(ledger.isFollowed('1')).toBe(true);
    kept.push(outcome(ID, { code: 'refused' }));
    await ledger.reload();
    expect(ledger.isFollowed('1')).toBe(false);
    expect(ledger.standings.get(ID)).toMatchObject({ outcome: { code: 'refused' } });
  });

  it('loses nothing that comes in from another tab while it reads', async () => {
    const { ledger } = setUp([outcome(ID, done('1'))]);
    const reading = ledger.reload();
    ledger.absorb([outcome(OTHER, done('2'))]);
    await reading;
    expect(ledger.standings.size).toBe(2);
    expect(ledger.isFollowed('2')).toBe(true);
  });
});
