import { expect, test } from 'vitest';
import type { PracticeAccount } from '../world.ts';
import { createBrowser, wordsOf } from './browse.ts';
import { createTestPair, DAY, MINUTE, signedIn } from './test-pair.ts';

const people = ['bea', 'carl'].map((name) => ({ handle: `${name}@tiers.example`, known: true }));
const posts = [
  { uri: 'https://tiers.example/users/bea/statuses/1', author: 'bea@tiers.example', known: true },
];

const ACCOUNT: Partial<PracticeAccount> = {
  following: ['bea@tiers.example', 'carl@tiers.example'],
  followSettings: { 'bea@tiers.example': { notify: true, languages: ['en', 'fr'] } },
  lists: [{ title: 'News, local', members: ['bea@tiers.example'] }],
  mutes: [{ handle: 'carl@tiers.example', notifications: false }],
  blocks: ['carl@tiers.example'],
  domainBlocks: ['bad.example'],
  bookmarks: ['https://tiers.example/users/bea/statuses/1'],
  filters: [
    {
      title: 'Snakes',
      context: ['home'],
      action: 'hide',
      keywords: [{ keyword: 'snake', wholeWord: true }],
    },
  ],
};

const pairOf = (version?: string) =>
  createTestPair({
    people,
    old: ACCOUNT,
    options: { posts, ...(version === undefined ? {} : { version }) },
  });

async function download(name: string, version?: string) {
  const browser = await signedIn(pairOf(version).old);
  const answer = await browser.send(`/settings/exports/${name}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

test('the CSV files: names, headers, quotes, newest first (mastodon.md §7.1–7.3)', async () => {
  const follows = await download('follows.csv');
  expect(follows.headers.get('content-disposition')).toBe(
    'attachment; filename="following_accounts.csv"',
  );
  expect(follows.text).toBe(
    'Account address,Show boosts,Notify on new posts,Languages\ncarl@tiers.example,true,false,\nbea@tiers.example,true,true,"en, fr"\n',
  );
  expect((await download('follows.csv', '3.5.3')).text).toBe(
    'Account address,Show boosts\ncarl@tiers.example,true\nbea@tiers.example,true\n',
  );
  expect((await download('lists.csv')).text).toBe('"News, local",bea@tiers.example\n');
  expect((await download('mutes.csv')).text).toBe(
    'Account address,Hide notifications\ncarl@tiers.example,false\n',
  );
  expect((await download('blocks.csv')).text).toBe('carl@tiers.example\n');
  expect((await download('domain_blocks.csv')).text).toBe('bad.example\n');
  expect((await download('bookmarks.csv')).text).toBe(`${posts[0]?.uri}\n`);
});

test('filters are JSON, and only from 4.6 (mastodon.md §7.3)', async () => {
  const { text } = await download('custom_filters.json');
  expect(JSON.parse(text)).toEqual({
    custom_filters: [
      {
        title: 'Snakes',
        expires_at: null,
        context: ['home'],
        action: 'hide',
        keywords_attributes: [{ keyword: 'snake', whole_word: true }],
        statuses: [],
      },
    ],
  });
  expect((await download('custom_filters.json', '4.5.0')).status).toBe(404);
});

test('signed out a file is a bare 401, the page leads to the sign-in; no CORS (§7.1, §1.2)', async () => {
  const browser = createBrowser(pairOf().old);
  const answer = await browser.send('/settings/exports/follows.csv', {
    headers: { Origin: 'https://wizard.example' },
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(await answer.text()).toBe('You need to login or sign up before continuing.');
  expect((await browser.open('/settings/export')).path).toBe('/auth/sign_in');
});

test('the table: mutes above blocks from 4.3, the words of the release (mastodon.md §11)', async () => {
  const table = async (version: string) =>
    wordsOf(await (await signedIn(pairOf(version).old)).open('/settings/export'));
  expect(await table('4.6.5')).toMatch(
    /Export Media storage 0 Bytes Posts 0 Follows 2 CSV Lists 1 CSV Followers 0 You mute 1 CSV You block 1 CSV Domain blocks 1 CSV Bookmarks 1 CSV Filters 1 JSON/,
  );
  expect(await table('4.2.1')).toMatch(/You block 1 CSV You mute 1 CSV/);
  expect(await table('4.2.1')).toContain('Data export');
});

test('the archive: asked for, compiled, downloaded, and asked for again after six days (§9)', async () => {
  const pair = pairOf();
  const browser = await signedIn(pair.old);
  await browser.open('/settings/export');
  const asked = wordsOf(await browser.submit('/settings/export'));
  expect(asked).toContain('Compiling your archive...');
  expect(asked).not.toContain('Request your archive');
  pair.pass(3 * MINUTE);
  const ready = await browser.open('/settings/export');
  expect(wordsOf(ready)).toContain('Download your archive');
  const link = /href="(\/backups\/[^"]*)"/.exec(ready.text)?.[1] ?? '';
  const hop = await browser.send(link);
  const file = await browser.send(hop.headers.get('location') ?? '');
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect(file.headers.get('content-disposition')).toMatch(/archive-\d{14}-[0-9a-f]{32}\.zip/);
  expect(String.fromCharCode(...bytes.slice(0, 4))).toBe('PK\u0003\u0004');
  expect(wordsOf(await browser.open('/practice/letters'))).toContain(
    'Your archive is ready for download',
  );
  pair.pass(6 * DAY - 4 * MINUTE);
  expect(wordsOf(await browser.open('/settings/export'))).not.toContain('Request your archive');
  pair.pass(MINUTE);
  expect(wordsOf(await browser.open('/settings/export'))).toContain('Request your archive');
});

test('up to 4.1 the archive is a gzipped tar behind a direct link (mastodon.md §9)', async () => {
  const pair = pairOf('4.1.5');
  const browser = await signedIn(pair.old);
  await browser.open('/settings/export');
  await browser.submit('/settings/export');
  pair.pass(3 * MINUTE);
  const page = await browser.open('/settings/export');
  const link = /href="(\/system\/[^"]*\.tar\.gz)"/.exec(page.text)?.[1] ?? '';
  const file = await browser.send(link);
  const tar = await new Response(
    file.body?.pipeThrough(new DecompressionStream('gzip')),
  ).arrayBuffer();
  expect(new TextDecoder().decode(tar.slice(0, 11))).toBe('outbox.json');
});
