import { readFile as readBytes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../domain/address.ts';
import { readFile } from './read-file.ts';
import { found } from './reading.scene.ts';

/** Reads a file of e2e/fixtures (SOURCES.md there says where each is from) under its own name. */
async function read(path: string, name = path.replace(/^.*\//, '')) {
  const bytes = await readBytes(new URL(`../../e2e/fixtures/${path}`, import.meta.url));
  return readFile({ name, bytes: new Uint8Array(bytes) }, []);
}

describe('files that real servers wrote', () => {
  it('reads the follows of GoToSocial', async () => {
    const result = await read('gotosocial-0.20/following.csv');
    expect(result.ok && result.finding).toMatchObject({ certain: true, rejects: [] });
    expect(result.ok && result.finding.rows).toHaveLength(21);
    expect(result.ok && result.finding.rows[11]).toEqual({
      line: 13,
      address: { user: 'frank', server: 'new.test' },
      options: { reblogs: false, notify: true },
    });
  });

  it('reads the follows Mastodon is tested with', async () => {
    const result = await read('mastodon-spec/following_accounts.csv');
    expect(result.ok && result.finding.rows).toEqual([
      {
        line: 3,
        address: { user: 'user', server: 'example.com' },
        options: { reblogs: true, notify: false },
      },
      {
        line: 5,
        address: { user: 'user', server: 'test.com' },
        options: { reblogs: true, notify: true, languages: ['en', 'fr'] },
      },
    ]);
  });

  it('keeps apart who is local to a server that is not named', async () => {
    const result = await read('mastodon-spec/new-following-imports.txt');
    expect(found('follows', result).rows.map(({ line }) => line)).toEqual([3]);
    expect(result.ok && result.finding.rejects).toEqual([
      { line: 2, cells: ['bob', 'true'], reason: 'no-server' },
    ]);
  });

  it('writes international names in punycode', async () => {
    const result = await read('mastodon-spec/utf8-followers.txt');
    expect(result.ok && result.finding.certain).toBe(false);
    expect(found('follows', result).rows.map(({ address }) => formatAddress(address))).toEqual([
      'nare@xn--69aa8bzb.xn--y9a3aq',
    ]);
  });

  it('is not certain of addresses alone', async () => {
    const imports = await read('mastodon-spec/imports.txt');
    expect(found('follows', imports)).toMatchObject({ certain: false, rejects: [] });
    // The name is that of a Misskey file, and right.
    const mutes = found('mutes', await read('mastodon-spec/mute-imports.txt'));
    expect(mutes).toMatchObject({
      rows: [{ line: 3, notifications: true }],
      rejects: [{ line: 1, cells: ['bob'], reason: 'no-server' }],
    });
    const renamed = await read('mastodon-spec/mute-imports.txt', 'people.txt');
    expect(found('follows', renamed).certain).toBe(false);
  });

  it.each([
    ['mastodon-spec/muted_accounts.csv', 'mutes', 2, 0],
    ['mastodon-spec/new-mute-imports.txt', 'mutes', 1, 1],
    ['mastodon-spec/lists.csv', 'lists', 3, 0],
    ['mastodon-spec/bookmark-imports.txt', 'bookmarks', 4, 0],
    ['mastodon-spec/domain_blocks_list.txt', 'domain-blocks', 3, 0],
    ['mastodon-spec/custom_filters.json', 'filters', 3, 0],
    ['gotosocial-0.20/mutes.csv', 'mutes', 3, 0],
    ['gotosocial-0.20/lists.csv', 'lists', 5, 0],
    ['gotosocial-0.20/blocks.csv', 'blocks', 3, 0],
  ])('sees what %s is, whatever its name but for blocks', async (path, kind, rows, rejects) => {
    const names = kind === 'blocks' ? [undefined] : [undefined, 'following_accounts.csv'];
    for (const name of names) {
      const result = await read(path, name);
      expect(result.ok && result.finding).toMatchObject({ kind, certain: true });
      expect(result.ok && result.finding.rows).toHaveLength(rows);
      expect(result.ok && result.finding.rejects).toHaveLength(rejects);
    }
  });

  it('reads what they say, not only whom they are about', async () => {
    const mutes = found('mutes', await read('gotosocial-0.20/mutes.csv'));
    expect(mutes.rows.map(({ notifications }) => notifications)).toEqual([true, false, true]);
    const lists = found('lists', await read('gotosocial-0.20/lists.csv'));
    expect(lists.rows.map(({ title }) => title)).toEqual([
      ...['Friends', 'Friends', 'Friends'],
      ...['News, and "more"', 'News, and "more"'],
    ]);
    const filters = found('filters', await read('mastodon-spec/custom_filters.json'));
    expect(filters.rows[1]).toEqual({
      line: 2,
      title: 'filter with a phrase as title',
      context: ['home', 'notifications', 'public'],
      action: 'warn',
      // The space at its end is the person's.
      keywords: [{ keyword: "more words let's see ", wholeWord: true }],
      posts: [],
    });
  });

  it('tells followers by their name alone, and is not certain without it', async () => {
    const path = 'gotosocial-0.20/followers.csv';
    expect(await read(path)).toEqual({ ok: false, problem: { code: 'followers' } });
    const renamed = await read(path, 'my people.csv');
    expect(renamed.ok && renamed.finding.certain).toBe(false);
  });

  it('says that an empty file is empty', async () => {
    expect(await read('mastodon-spec/empty.csv')).toEqual({
      ok: false,
      problem: { code: 'empty' },
    });
  });
});
