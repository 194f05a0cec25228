import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JournalEntry, OUTCOME_CODES, type Outcome } from '../domain/outcome.ts';
import type { TaskId } from '../domain/task.ts';
import { createLedger } from './ledger.ts';
import {
  address,
  blockOf,
  done,
  filterOf,
  followOf,
  keepJournal,
  listOf,
  memberOf,
  muteOf,
  noteOf,
} from './tasks.scene.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const ID = followOf(ANN).id;
const OTHER = followOf(BOB).id;
const LIST = listOf('Friends, old ones').id;
const outcome = (task: TaskId, one: Outcome): JournalEntry => ({
  ...{ type: 'outcome', task, at: 5, outcome: one },
});

function setUp(kept: JournalEntry[] = []) {
  const journal = keepJournal(kept);
  let broken = false;
  const ledger = createLedger(
    {
      ...journal,
      append: (entries) =>
        broken ? Promise.reject(new Error('no space')) : journal.append(entries),
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
    expect(ledger.outcomeOf(ID)).toBeUndefined();
    await ledger.end([[ID, done('1')]]);
    expect(ledger.standings.get(ID)).toEqual({ state: 'ended', outcome: done('1') });
    expect(ledger.outcomeOf(ID)).toEqual(done('1'));
    await ledger.reopen([ID]);
    expect(ledger.standings.get(ID)).toEqual({ state: 'untouched' });
    expect(ledger.outcomeOf(ID)).toBeUndefined();
    expect(kept.map(({ type, at }) => [type, at])).toEqual([
      ['intent', 5],
      ['outcome', 5],
      ['retry', 5],
    ]);
  });

  it('announces everything one request is about in one go', async () => {
    const { ledger, kept } = setUp();
    await ledger.intend(ID, OTHER);
    expect(kept.map(({ type, task }) => [type, task])).toEqual([
      ['intent', ID],
      ['intent', OTHER],
    ]);
  });

  it('knows nothing that could not be written', async () => {
    const { ledger, breakDown } = setUp();
    breakDown();
    await expect(ledger.end([[ID, done('1')]])).rejects.toThrow('no space');
    await expect(ledger.intend(OTHER)).rejects.toThrow('no space');
    expect(ledger.standings.size).toBe(0);
    expect(ledger.isFollowed('1')).toBe(false);
    expect(ledger.isInDoubt(OTHER)).toBe(false);
  });

  it('writes nothing when there is nothing to write', async () => {
    const { ledger, breakDown } = setUp();
    breakDown();
    await ledger.end([]);
    await ledger.reopen([]);
    await ledger.intend();
  });

  it('reads everything again, and forgets what turned out otherwise', async () => {
    const member = memberOf('Friends, old ones', ANN).id;
    const { ledger, kept } = setUp([
      outcome(ID, done('1')),
      outcome(LIST, done('7')),
      outcome(member, done('1')),
    ]);
    await ledger.reload();
    const isKnown = () => [ledger.isFollowed('1'), ledger.isListed(LIST, '1')];
    const known = () => [...isKnown(), ledger.isTaken('list', '7')];
    expect(known()).toEqual([true, true, true]);
    for (const task of [ID, LIST, member]) kept.push(outcome(task, { code: 'missing' }));
    await ledger.reload();
    expect(known()).toEqual([false, false, false]);
    expect(ledger.outcomeOf(ID)).toEqual({ code: 'missing' });
  });

  it('loses nothing that comes in from another tab while it reads', async () => {
    const { ledger } = setUp([outcome(ID, done('1'))]);
    const reading = ledger.reload();
    ledger.absorb([outcome(OTHER, done('2')), { type: 'intent', task: LIST, at: 6 }]);
    await reading;
    expect(ledger.standings.size).toBe(3);
    expect(ledger.isFollowed('2')).toBe(true);
    expect(ledger.isInDoubt(LIST)).toBe(true);
  });
});

describe('whom and what the ledger knows', () => {
  it('is who is followed, asked or was followed before, and who is not', async () => {
    const { ledger } = setUp();
    await ledger.end([
      [ID, done('1')],
      [OTHER, { code: 'waiting', targetId: '2' }],
      [followOf(address('cid')).id, { code: 'already', targetId: '3' }],
      [followOf(address('dan')).id, { code: 'refused' }],
      [blockOf(address('eve')).id, done('5')],
    ]);
    expect(['1', '2', '3', '4', '5'].map(ledger.isFollowed)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
  });

  it('is which lists and filters are ours, each by itself', async () => {
    const { ledger } = setUp();
    await ledger.end([
      [LIST, done('1')],
      [filterOf('spoilers').id, { code: 'already', targetId: '2' }],
      [listOf('Other').id, { code: 'passing' }],
    ]);
    expect(['1', '2'].map((id) => ledger.isTaken('list', id))).toEqual([true, false]);
    expect(['1', '2'].map((id) => ledger.isTaken('filter', id))).toEqual([false, true]);
  });

  it('is who is on which list, though two rows led there', async () => {
    const { ledger } = setUp();
    await ledger.end([[memberOf('Friends, old ones', ANN).id, done('1')]]);
    expect(ledger.isListed(LIST, '1')).toBe(true);
    expect(ledger.isListed(LIST, '2')).toBe(false);
    expect(ledger.isListed(listOf('Friends').id, '1')).toBe(false);
  });

  it.each([followOf(ANN), blockOf(ANN), muteOf(ANN)])(
    'is the id of whoever was the one of a $kind',
    async ({ id }) => {
      const { ledger } = setUp();
      await ledger.end([[id, done('1')]]);
      expect(ledger.idOf('ann@people.example')).toBe('1');
      expect(ledger.idOf('bob@people.example')).toBeUndefined();
    },
  );

  it('is not the id of whom somebody moved to, nor one that nobody told', async () => {
    const { ledger } = setUp();
    await ledger.end([
      [ID, done('2', address('ann_new'))],
      [OTHER, { code: 'already' }],
      [muteOf(BOB).id, { code: 'suspended' }],
      [noteOf(BOB).id, done('9')],
    ]);
    expect(ledger.idOf('ann@people.example')).toBeUndefined();
    expect(ledger.idOf('bob@people.example')).toBeUndefined();
    await ledger.end([[muteOf(ANN).id, done('1')]]);
    expect(ledger.idOf('ann@people.example')).toBe('1');
  });
});

describe('doubt', () => {
  it('is there from the announcement until an answer says for certain what came of it', async () => {
    const { ledger } = setUp();
    const doubt = () => [ledger.isInDoubt(LIST), ledger.doubtSince(LIST)];
    expect(doubt()).toEqual([false, undefined]);
    ledger.absorb([{ type: 'intent', task: LIST, at: 3 }]);
    expect(doubt()).toEqual([true, 3]);
    await ledger.intend(LIST);
    expect(doubt()).toEqual([true, 5]);
    await ledger.end([[LIST, done('1')]]);
    expect(doubt()).toEqual([false, undefined]);
  });

  it.each(OUTCOME_CODES.filter((code) => code !== 'moved-away'))(
    'is ended by %s, unless that says nothing of what happened',
    async (code) => {
      const { ledger } = setUp();
      await ledger.intend(LIST);
      await ledger.end([[LIST, { code }]]);
      const stays = code === 'passing' || code === 'unknown';
      expect(ledger.isInDoubt(LIST)).toBe(stays);
      await ledger.reopen([LIST]);
      expect(ledger.isInDoubt(LIST)).toBe(stays);
    },
  );

  it('is none where nothing was announced, however it ended', async () => {
    const { ledger } = setUp();
    await ledger.end([[LIST, { code: 'passing' }]]);
    await ledger.reopen([LIST]);
    expect(ledger.isInDoubt(LIST)).toBe(false);
  });

  it('outlives the page', async () => {
    const { kept, ledger } = setUp();
    await ledger.intend(LIST);
    await ledger.end([[LIST, { code: 'passing' }]]);
    await ledger.reopen([LIST]);
    const later = createLedger(keepJournal(kept), () => 6);
    await later.reload();
    expect(later.standings.get(LIST)).toEqual({ state: 'untouched' });
    expect(later.isInDoubt(LIST)).toBe(true);
  });

  it('and everything else is the same whether it is written, heard or read', async () => {
    const tasks = [ID, LIST, memberOf('Friends, old ones', ANN).id, muteOf(ANN).id];
    const outcomes: readonly Outcome[] = [done('1'), { code: 'passing' }, { code: 'refused' }];
    const entry = fc.record({
      type: fc.constantFrom('intent', 'retry', 'outcome'),
      task: fc.constantFrom(...tasks),
      outcome: fc.constantFrom(...outcomes),
    });
    const tell = (ledger: ReturnType<typeof createLedger>) => [
      [...ledger.standings].sort(),
      tasks.map(ledger.isInDoubt),
      tasks.map(ledger.outcomeOf),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(entry), async (made) => {
        const { ledger: written, kept } = setUp();
        for (const one of made) {
          if (one.type === 'intent') await written.intend(one.task);
          if (one.type === 'retry') await written.reopen([one.task]);
          if (one.type === 'outcome') await written.end([[one.task, one.outcome]]);
        }
        const heard = setUp().ledger;
        heard.absorb(kept);
        const { ledger: read } = setUp(kept);
        await read.reload();
        expect(tell(heard)).toEqual(tell(written));
        expect(tell(read)).toEqual(tell(written));
      }),
    );
  });
});
