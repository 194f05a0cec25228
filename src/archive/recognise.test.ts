import { describe, expect, it } from 'vitest';
import { found, read } from './reading.scene.ts';

const told = async (text: string, name?: string) => {
  const result = await read(text, name);
  return result.ok ? [result.finding.kind, result.finding.certain] : result.problem.code;
};

const LISTS = 'Friends,a@x.example\n"News, local",b@y.example';
const LINKS = 'https://x.example/users/a/statuses/1\nhttps://y.example/notes/2';
const SERVERS = 'bad.example\nworse.example';
const PEOPLE = 'a@x.example\nb@y.example';

describe('what a file is', () => {
  it.each([
    ['follows', 'Account address,Show boosts\na@x.example,true'],
    ['follows', 'a@x.example,true,false'],
    ['mutes', 'Account address,Hide notifications\na@x.example,true'],
    ['mutes', 'hide notifications , ACCOUNT ADDRESS\nfalse,a@x.example'],
    ['lists', LISTS],
    ['lists', `List name,Account address\n${LISTS}`],
    ['lists', `Account address;List name\na@x.example;Friends`],
    ['bookmarks', LINKS],
    ['bookmarks', `#uri\n${LINKS}`],
    ['domain-blocks', SERVERS],
    ['domain-blocks', `#domain\n${SERVERS}`],
    ['domain-blocks', '#severity,#domain\nsuspend,bad.example'],
    ['filters', '{"custom_filters":[{"title":"a","context":["home"],"action":"hide"}]}'],
  ])('%s, by what is in it, whatever its name: %j', async (kind, text) => {
    for (const name of ['x.csv', 'following_accounts.csv', 'blocks.csv', 'lists (1).csv'])
      expect(await told(text, name)).toEqual([kind, true]);
  });

  it.each([
    ['follows', 'following_accounts.csv'],
    ['follows', 'Follows.txt'],
    ['follows', 'following-2026-03-10-09-00-00.csv'],
    ['blocks', 'blocked_accounts.csv'],
    ['blocks', 'blocks (3).csv'],
    ['blocks', 'blocking-2026-03-10-09-00-00.csv'],
    ['mutes', 'muted_accounts-1.csv'],
    ['mutes', 'mutes.csv'],
    ['mutes', 'mute-2026-03-10-09-00-00.csv'],
  ])('%s, by its name where addresses are all there is: %s', async (kind, name) => {
    expect(await told(PEOPLE, name)).toEqual([kind, true]);
    expect(await told(`Account address\n${PEOPLE}`, name)).toEqual([kind, true]);
  });

  it.each(['x.csv', 'lists.csv', 'bookmarks.csv', 'blocked_domains.csv', 'domain_blocks.csv'])(
    'follows, perhaps, when addresses are all there is and it is called %s',
    async (name) => {
      expect(await told(PEOPLE, name)).toEqual(['follows', false]);
      expect(await told(`Account address\n${PEOPLE}`, name)).toEqual(['follows', false]);
      expect(await told('a@x.example,true', name)).toEqual(['follows', false]);
    },
  );

  it('followers, by name alone', async () => {
    expect(await told(PEOPLE, 'followers.csv')).toBe('followers');
    expect(await told(LISTS, 'followers.csv')).toEqual(['lists', true]);
  });

  it.each([
    ['bookmarks', 'bookmarks.csv', 'gone\ngone too\nhttps://x.example/1'],
    ['domain-blocks', 'blocked_domains.csv', 'localhost\n10.0.0.1\nbad.example'],
    ['lists', 'lists.csv', 'Friends,bob\nFriends,alice\nFriends,a@x.example'],
  ])('%s, by its name where most lines say nothing: %s', async (kind, name, text) => {
    expect(await told(text, name)).toEqual([kind, true]);
  });

  it('lists, when the first of them is called like a header', async () => {
    for (const title of ['#domain', '#uri', 'List name', 'Account address', 'Languages'])
      expect(await told(`${title},a@x.example\nFriends,b@x.example`)).toEqual(['lists', true]);
  });

  it('mutes, with what the second column says', async () => {
    const result = await read('a@x.example,false\nb@x.example,\nc@x.example,1', 'mutes.csv');
    expect(found('mutes', result).rows.map(({ notifications }) => notifications)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
