import { describe, expect, it } from 'vitest';
import type { FilterRow } from '../domain/reading.ts';
import { containerTaskId, type Task } from '../domain/task.ts';
import { checkDoubt, type Doubt } from './check.ts';
import { type Holding, mastodonError, scriptReader } from './server.scene.ts';
import {
  type Around,
  address,
  blockOf,
  done,
  filterOf,
  filterPostOf,
  listOf,
  NOW,
  postOn,
  surround,
} from './tasks.scene.ts';

const LIST = listOf('Friends');
const FILTER = filterOf('spoilers', { context: ['home', 'public'], expiresAt: NOW });
const POST = postOn('people.example');
const HIDDEN = filterPostOf('spoilers', POST);
const LIMIT = { limit: 300, remaining: 7, resetAt: NOW };

const listRow = (id: string, title: string) => ({
  ...({ id, title, repliesPolicy: 'list', exclusive: false } as const),
});
const filterRow = (id: string, over: Partial<FilterRow> = {}): FilterRow => {
  const { title, context, action, keywords } = FILTER;
  return { id, title, context, action, keywords, posts: [], ...over };
};

type Over = Omit<Doubt, 'task'> & { readonly ours: Around };

/** What a read says of something in doubt. */
async function check(task: Task, holding: Holding, over: Partial<Over> = {}) {
  const { reader, asked } = scriptReader(holding, LIMIT);
  const { ledger } = surround(over.ours ?? { doubtful: [task.id] });
  const { container, target } = over;
  const { value, limit } = await checkDoubt(reader, ledger, { task, container, target });
  return { ...value, limit, asked };
}

describe('a list in doubt', () => {
  it('was made when there is one of its title, and is that one', async () => {
    const lists = () => [listRow('4', 'Family'), listRow('5', 'Friends')];
    const { outcome, limit, asked } = await check(LIST, { lists });
    expect(outcome).toEqual(done('5'));
    expect(limit).toEqual(LIMIT);
    expect(asked).toEqual([['lists', undefined, []]]);
  });

  it('was not made when there is none', async () => {
    const lists = () => [listRow('4', 'friends'), listRow('5', 'Friends of friends')];
    expect((await check(LIST, { lists })).outcome).toBeUndefined();
    expect((await check(LIST, {})).outcome).toBeUndefined();
  });

  it('is not another one of ours that has its title', async () => {
    const twin = containerTaskId('list', 'Friends', 1);
    const ours: Around = { ended: [[twin, done('5')]], doubtful: [LIST.id] };
    const one = () => [listRow('5', 'Friends')];
    expect((await check(LIST, { lists: one }, { ours })).outcome).toBeUndefined();
    const two = () => [listRow('5', 'Friends'), listRow('6', 'Friends')];
    expect((await check(LIST, { lists: two }, { ours })).outcome).toEqual(done('6'));
  });

  it('says by the way which lists are not there', async () => {
    const lists = () => [listRow('5', 'Friends')];
    const { isAbsent } = await check(LIST, { lists });
    const others: readonly Task[] = [LIST, listOf('Others'), FILTER, HIDDEN];
    expect(others.map(isAbsent)).toEqual([false, true, false, false]);
  });
});

describe('a list nobody has looked for', () => {
  it('is the account’s own when there is one of its title', async () => {
    const lists = () => [listRow('5', 'Friends')];
    const { outcome } = await check(LIST, { lists }, { ours: {} });
    expect(outcome).toEqual({ code: 'already', targetId: '5' });
  });
});

describe('a filter in doubt', () => {
  const filters = () => [
    filterRow('1', { title: 'Spoilers' }),
    filterRow('2', { action: 'warn' }),
    filterRow('3', { keywords: [] }),
    filterRow('4', { context: ['public', 'home'], expiresAt: NOW + 1_000, posts: ['9'] }),
  ];

  it('was made when there is one like it, whenever that ends', async () => {
    const { outcome, asked } = await check(FILTER, { filters });
    expect(outcome).toEqual(done('4'));
    expect(asked).toEqual([['filters', undefined, []]]);
  });

  it('was not made when there is none, or when that is another one of ours', async () => {
    expect((await check(FILTER, {})).outcome).toBeUndefined();
    const twin = containerTaskId('filter', 'spoilers', 1);
    const ours: Around = { ended: [[twin, done('4')]], doubtful: [FILTER.id] };
    expect((await check(FILTER, { filters }, { ours })).outcome).toBeUndefined();
  });

  it('is the account’s own when nobody has tried to make it', async () => {
    const { outcome } = await check(FILTER, { filters }, { ours: {} });
    expect(outcome).toEqual({ code: 'already', targetId: '4' });
  });

  it('says by the way which filters are not there', async () => {
    const { isAbsent } = await check(FILTER, { filters });
    const others: readonly Task[] = [FILTER, filterOf('other'), LIST, HIDDEN];
    expect(others.map(isAbsent)).toEqual([false, true, false, false]);
  });
});

describe('a post of a filter in doubt', () => {
  const filters = () => [filterRow('4', { posts: ['7'] }), filterRow('5', { posts: ['8'] })];

  it('is there when the very filter has it', async () => {
    const where = { container: '4', target: '7' };
    const { outcome, isAbsent } = await check(HIDDEN, { filters }, where);
    expect(outcome).toEqual(done('7'));
    // Of others it says nothing: they are known by ids that nobody has asked for.
    expect([HIDDEN, filterPostOf('other', POST), FILTER].map(isAbsent)).not.toContain(true);
    const own = await check(HIDDEN, { filters }, { ...where, ours: {} });
    expect(own.outcome).toEqual({ code: 'already', targetId: '7' });
  });

  it.each([
    { container: '5', target: '7' },
    { container: '6', target: '7' },
    { container: '4', target: '8' },
    { container: '4' },
  ])('is not there otherwise: %j', async (where) => {
    expect((await check(HIDDEN, { filters }, where)).outcome).toBeUndefined();
  });
});

describe('a read that fails', () => {
  it('says nothing of what was done', async () => {
    const lists = () => {
      throw mastodonError('unwell');
    };
    await expect(check(LIST, { lists })).rejects.toMatchObject({ code: 'unwell' });
  });

  it('is none where doing it twice makes no second one', async () => {
    const { outcome, asked } = await check(blockOf(address('ann')), {});
    expect([outcome, asked]).toEqual([undefined, []]);
  });
});
