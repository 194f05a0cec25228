import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import { type JournalEntry, OUTCOME_CODES, type Outcome } from '../domain/outcome.ts';
import { TASK_KINDS } from '../domain/plan.ts';
import type { Relation } from '../domain/relation.ts';
import { personTaskId, type TaskId, tasksOf } from '../domain/task.ts';
import { type Database, openDatabase } from './database.ts';
import { forgetEverything } from './forget.ts';
import { openJournal } from './journal.ts';
import { createPassingShelf } from './local.ts';

const shelf = createPassingShelf();
let database: Promise<Database>;
const stops: (() => void)[] = [];

beforeEach(() => {
  database = openDatabase();
});

afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  (await database).close();
  await forgetEverything(shelf);
});

function open(pair = 'one', hear: (entries: readonly JournalEntry[]) => void = () => {}) {
  const journal = openJournal(database, pair);
  stops.push(journal.watch(hear));
  return journal;
}

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const ann = personTaskId('follow', address('ann@one.example'));
const intent = (at: number): JournalEntry => ({ type: 'intent', task: ann, at });
const ended = (outcome: Outcome, at = 1): JournalEntry => ({
  type: 'outcome',
  task: ann,
  at,
  outcome,
});

/** As long as anything that is read of a server or a file may be. */
const title = `${'News: "é"\n«\u00a0'.repeat(500)}`.slice(0, 5_000);
const uri = `https://one.example/${'a'.repeat(2_028)}`;
const longest = `${'a'.repeat(253)}@${'b'.repeat(250)}.example`;

const RELATIONS: readonly Relation[] = [
  ...[ann.slice('follow:'.length), longest].flatMap((text): Relation[] => [
    { kind: 'follow', address: address(text), options: {} },
    { kind: 'block', address: address(text) },
    { kind: 'mute', address: address(text), notifications: true },
    { kind: 'note', address: address(text), text: 'met in Ghent' },
    { kind: 'endorsement', address: address(text) },
  ]),
  { kind: 'domain-block', server: address('a@bad.example:8443').server },
  { kind: 'followed-hashtag', name: 'Été' },
  { kind: 'featured-hashtag', name: 'maps' },
  { kind: 'list', title, repliesPolicy: 'list', exclusive: true, members: [address(longest)] },
  { kind: 'bookmark', uri },
  { kind: 'favourite', uri },
  { kind: 'filter', title, context: ['home'], action: 'hide', keywords: [], posts: [uri] },
  { kind: 'profile', displayName: 'Ann', note: '', fields: [], locked: false, bot: false },
];
const ALL_TASKS: readonly TaskId[] = RELATIONS.flatMap((relation) =>
  tasksOf(relation, 0, { api: true }).map(({ id }) => id),
);

/** Resolves when what was said before has arrived: a message of our own goes the same way. */
async function delivered(): Promise<void> {
  const [here, there] = [new BroadcastChannel('delivered'), new BroadcastChannel('delivered')];
  await new Promise((resolve) => {
    here.addEventListener('message', resolve);
    there.postMessage('last');
  });
  here.close();
  there.close();
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the journal', () => {
  it('gives back what was written, in the order it was written', async () => {
    const journal = open();
    await journal.append([intent(1), ended({ code: 'done', targetId: '5' }, 2)]);
    await journal.append([]);
    await journal.append([{ type: 'retry', task: ann, at: 3 }]);
    // Times are the browser's and may run backwards; the order is that of writing.
    await journal.append([intent(0)]);
    expect((await journal.read()).map(({ type, at }) => [type, at])).toEqual([
      ['intent', 1],
      ['outcome', 2],
      ['retry', 3],
      ['intent', 0],
    ]);
  });

  it('keeps the order when many are written at once', async () => {
    const journal = open();
    await Promise.all(Array.from({ length: 50 }, (_, at) => journal.append([intent(at)])));
    expect((await journal.read()).map(({ at }) => at)).toEqual([...Array(50).keys()]);
  });

  it('is one for each pair of accounts', async () => {
    const [one, two] = [open('one'), open('two')];
    await one.append([intent(1)]);
    await two.append([intent(2)]);
    expect((await one.read()).map(({ at }) => at)).toEqual([1]);
    expect((await two.read()).map(({ at }) => at)).toEqual([2]);
  });

  it('outlives the page', async () => {
    await open().append([intent(1)]);
    (await database).close();
    database = openDatabase();
    expect(await open().read()).toEqual([intent(1)]);
  });

  it('takes every outcome there is there and back', async () => {
    const to = address('ann@two.example');
    const outcomes = OUTCOME_CODES.flatMap((code): Outcome[] => {
      if (code === 'moved-away') return [{ code, to }];
      if (code !== 'done' && code !== 'already' && code !== 'waiting') return [{ code }];
      return [{ code }, { code, targetId: '01M83QGTS-_5' }, { code, targetId: '5', as: to }];
    });
    const journal = open();
    const entries = outcomes.map((outcome) => ended(outcome));
    await journal.append(entries);
    expect(await journal.read()).toEqual(entries);
  });

  it('knows the tasks of every kind, whatever they are called', async () => {
    const kinds = new Set(ALL_TASKS.map((task) => task.slice(0, task.indexOf(':'))));
    expect([...kinds].sort()).toEqual([...TASK_KINDS].sort());
    const journal = open();
    const entries = ALL_TASKS.map((task): JournalEntry => ({ type: 'intent', task, at: 1 }));
    await journal.append(entries);
    expect(await journal.read()).toEqual(entries);
  });

  it.each<[string, unknown]>([
    ['another version', { type: 'undone', task: ann, at: 1 }],
    ['an outcome nobody knows', ended({ code: 'eaten' } as never)],
    ['an id that leads elsewhere', ended({ code: 'done', targetId: '../x' })],
    ['an address that is none', ended({ code: 'moved-away', to: { user: 'a b' } } as never)],
    ['a move to nowhere', ended({ code: 'moved-away' } as never)],
    ['another account that is none', ended({ code: 'done', as: { user: 'ann' } } as never)],
    ['a task of the version before', { type: 'intent', task: 'follows:ann@one.example', at: 1 }],
    ['a task of a kind nobody knows', { type: 'intent', task: 'poke:ann@one.example', at: 1 }],
    ['a kind without a subject', { type: 'intent', task: 'follow:', at: 1 }],
    ['a subject without a kind', { type: 'intent', task: ':ann@one.example', at: 1 }],
    ['a word', { type: 'intent', task: 'follow', at: 1 }],
    ['a name that never ends', { type: 'retry', task: `list:0:${'a'.repeat(8_000)}`, at: 1 }],
    ['another profile', { type: 'intent', task: 'profile:me', at: 1 }],
    ['nothing', null],
    ['a text', 'outcome'],
  ])('passes over %s, and keeps the rest', async (_, entry) => {
    await (await database).add('journal', { pair: 'one', entry });
    const journal = open();
    await journal.append([intent(2)]);
    expect(await journal.read()).toEqual([intent(2)]);
  });

  it('is not upset by anything that may lie there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (entry) => {
        try {
          await (await database).add('journal', { pair: 'any', entry });
        } catch {
          return; // What cannot be stored cannot lie there.
        }
        await expect(open('any').read()).resolves.toBeInstanceOf(Array);
      }),
      { seed: 20_260_310, numRuns: 60 },
    );
  });
});

describe('a second tab', () => {
  it('hears what the first writes, in order, once it is written', async () => {
    const heard: JournalEntry[] = [];
    const one = open('one');
    open('one', (entries) => heard.push(...entries));
    await one.append([intent(1)]);
    await one.append([ended({ code: 'done', targetId: '5' }, 2)]);
    await delivered();
    expect(heard.map(({ at }) => at)).toEqual([1, 2]);
  });

  it('hears neither itself nor another pair', async () => {
    const heard: JournalEntry[] = [];
    const hear = (entries: readonly JournalEntry[]) => heard.push(...entries);
    const own = open('one', hear);
    const other = open('two');
    await own.append([intent(1)]);
    await other.append([intent(2)]);
    await delivered();
    expect(heard).toEqual([]);
  });

  it('believes no more of what it hears than of what it reads', async () => {
    const heard: JournalEntry[] = [];
    open('one', (entries) => heard.push(...entries));
    const channel = new BroadcastChannel('transhumance:journal');
    stops.push(() => channel.close());
    for (const said of ['hello', null, { pair: 'one' }, { pair: 'one', entries: 'x' }]) {
      channel.postMessage(said);
    }
    channel.postMessage({ pair: 'one', entries: [{ type: 'undone' }, intent(7)] });
    await delivered();
    expect(heard).toEqual([intent(7)]);
  });

  it('hears nothing more once it has stopped; what it writes is written all the same', async () => {
    const heard: JournalEntry[] = [];
    const one = open('one');
    const two = openJournal(database, 'one');
    const stop = two.watch((entries) => heard.push(...entries));
    stop();
    await one.append([intent(1)]);
    await two.append([intent(2)]);
    await delivered();
    expect(heard).toEqual([]);
    expect((await one.read()).length).toBe(2);
  });
});
