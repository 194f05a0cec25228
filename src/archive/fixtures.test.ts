import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../domain/address.ts';
import { readFollowsFile } from './read-follows.ts';

/** Reads a file of e2e/fixtures (SOURCES.md there says where each is from) under its own name. */
async function read(path: string, name = path.replace(/^.*\//, '')) {
  const bytes = await readFile(new URL(`../../e2e/fixtures/${path}`, import.meta.url));
  return readFollowsFile({ name, bytes: new Uint8Array(bytes) }, []);
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
    expect(result.ok && result.finding.rows.map(({ line }) => line)).toEqual([3]);
    expect(result.ok && result.finding.rejects).toEqual([
      { line: 2, cells: ['bob', 'true'], reason: 'no-server' },
    ]);
  });

  it('writes international names in punycode', async () => {
    const result = await read('mastodon-spec/utf8-followers.txt');
    expect(result.ok && result.finding.certain).toBe(false);
    expect(result.ok && result.finding.rows.map(({ address }) => formatAddress(address))).toEqual([
      'nare@xn--69aa8bzb.xn--y9a3aq',
    ]);
  });

  it.each(['imports.txt', 'mute-imports.txt'])('is not certain of %s', async (name) => {
    const result = await read(`mastodon-spec/${name}`);
    expect(result.ok && result.finding.certain).toBe(false);
  });

  it.each([
    ['mastodon-spec/muted_accounts.csv', 'mutes'],
    ['mastodon-spec/new-mute-imports.txt', 'mutes'],
    ['mastodon-spec/lists.csv', 'lists'],
    ['mastodon-spec/bookmark-imports.txt', 'bookmarks'],
    ['mastodon-spec/domain_blocks_list.txt', 'domain-blocks'],
    ['mastodon-spec/custom_filters.json', 'filters'],
    ['gotosocial-0.20/mutes.csv', 'mutes'],
    ['gotosocial-0.20/lists.csv', 'lists'],
    ['gotosocial-0.20/blocks.csv', 'blocks'],
  ])('sees what %s is, whatever its name but for blocks', async (path, kind) => {
    const problem = { code: 'other-kind', kind };
    expect(await read(path)).toEqual({ ok: false, problem });
    if (kind === 'blocks') return;
    expect(await read(path, 'following_accounts.csv')).toEqual({ ok: false, problem });
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
