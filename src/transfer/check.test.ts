import { describe, expect, it } from 'vitest';
import type { FilterRow } from '../domain/reading.ts';
import type { Task } from '../domain/task.ts';
import { checkDoubt } from './check.ts';
import { type Holding, mastodonError, scriptReader } from './server.scene.ts';
import {
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
const HIDDEN = filterPostOf('spoilers', postOn('people.example'));
const LIMIT = { limit: 300, remaining: 7, resetAt: NOW };

const listRow = (id: string, title: string) => ({
  ...({ id, title, repliesPolicy: 'list', exclusive: false } as const),
});
const filterRow = (id: string, over: Partial<FilterRow> = {}): FilterRow => {
  const { title, context, action, keywords } = FILTER;
  return { id, title, context, action, keywords, posts: [], ...over };
};

async function check(
  task: Task,
  holding: Holding,
  over: { ours?: Parameters<typeof surround>[0]; container?: string; target?: string } = {},
) {
  const { reader, asked } = scriptReader(holding, LIMIT);
  const { ledger } = surround(over.ours);
  const { container, target } = over;
  const told = await checkDoubt(reader, ledger, { task, container, target });
  return { ...told, asked };
}

describe('a list in doubt', () => {
  it('was made when there is one of its title, and is that one', async () => {
    const lists = () => [listRow('4', 'Family'), listRow('5', 'Friends')];
    const { value, limit, asked } = await check(LIST, { lists });
    expect(value).toEqual(done('5'));
    expect(limit).toEqual(LIMIT);
    expect(asked).toEqual([['lists', undefined, []]]);
  });

  it('was not made when there is none', async () => {
    const lists = () => [listRow('4', 'friends'), listRow('5', 'Friends of friends')];
    expect((await check(LIST, { lists })).value).toBeUndefined();
    expect((await check(LIST, {})).value).toBeUndefined();
  });

  it('is not another one of ours that has its title', async () => {
    const ours = { ended: [[{ ...LIST, id: 'list:1:Friends' as const }.id, done('5')]] as const };
    const one = () => [listRow('5', 'Friends')];
    expect((await check(LIST, { lists: one }, { ours })).value).toBeUndefined();
    const two = () => [listRow('5', 'Friends'), listRow('6', 'Friends')];
    expect((await check(LIST, { lists: two }, { ours })).value).toEqual(done('6'));
  });
});

describe('a filter in doubt', () => {
  it('was made when there is one like it, whenever that ends', async () => {
    const filters = () => [
      filterRow('1', { title: 'Spoilers' }),
      filterRow('2', { action: 'warn' }),
      filterRow('3', { keywords: [] }),
      filterRow('4', { context: ['public', 'home'], expiresAt: NOW + 1_000, posts: ['9'] }),
    ];
    const { value, asked } = await check(FILTER, { filters });
    expect(value).toEqual(done('4'));
    expect(asked).toEqual([['filters', undefined, []]]);
  });

  it('was not made when there is none, or when that is another one of ours', async () => {
    expect((await check(FILTER, {})).value).toBeUndefined();
    const ours = { ended: [['filter:1:spoilers', done('4')]] as const };
    const filters = () => [filterRow('4')];
    expect((await check(FILTER, { filters }, { ours })).value).toBeUndefined();
    expect((await check(FILTER, { filters })).value).toEqual(done('4'));
  });
});

describe('a post of a filter in doubt', () => {
  const filters = () => [filterRow('4', { posts: ['7'] }), filterRow('5', { posts: ['8'] })];

  it('is there when the very filter has it', async () => {
    const where = { container: '4', target: '7' };
    expect((await check(HIDDEN, { filters }, where)).value).toEqual(done('7'));
  });

  it.each([
    { container: '5', target: '7' },
    { container: '6', target: '7' },
    { container: '4', target: '8' },
    { container: '4' },
  ])('is not there otherwise: %j', async (where) => {
    expect((await check(HIDDEN, { filters }, where)).value).toBeUndefined();
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
    const { value, asked } = await check(blockOf(address('ann')), {});
    expect([value, asked]).toEqual([undefined, []]);
  });
});
