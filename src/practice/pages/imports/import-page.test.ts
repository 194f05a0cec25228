import { expect, test } from 'vitest';
import { findByHandle } from '../../state/accounts.ts';
import { findFollow, followsOf } from '../../state/follows.ts';
import { listsOf } from '../../state/lists.ts';
import { type Browser, wordsOf } from '../browse.ts';
import { createTestPair, FRESH, HOUR, MINUTE, signedIn, type TestPair } from '../test-pair.ts';

const people = ['bea', 'carl', 'dora'].map((name) => ({ handle: `${name}@tiers.example` }));
const HEADER = 'Account address,Show boosts,Notify on new posts,Languages\n';

type Options = { type?: string; mode?: string; name?: string; form?: string; kind?: string };

async function upload(browser: Browser, text: string, options: Options = {}) {
  const { type = 'following', mode = 'merge', name = 'following_accounts.csv' } = options;
  const form = options.form ?? 'form_import';
  const path = form === 'form_import' ? '/settings/imports' : '/settings/import';
  await browser.open(path);
  return browser.submit(path, {
    [`${form}[type]`]: type,
    [`${form}[mode]`]: mode,
    [`${form}[data]`]: new File([text], name, { type: options.kind ?? 'text/csv' }),
  });
}

async function run(pair: TestPair, browser: Browser, text: string, options: Options = {}) {
  const page = await upload(browser, text, options);
  await browser.submit(`${page.path}/confirm`);
  for (let turn = 0; turn < 3; turn += 1) pair.pass(MINUTE);
  return browser.open('/settings/imports');
}

const following = ({ fresh, now }: TestPair) =>
  followsOf(fresh.state, 'from', findByHandle(fresh.state, FRESH)?.id ?? '', now()).map(
    ({ to }) => fresh.state.accounts.get(to)?.username,
  );

test('uploaded, confirmed, imported with its settings (mastodon.md §8.1, §8.4)', async () => {
  const pair = createTestPair({ people });
  const browser = await signedIn(pair.fresh);
  const text = `${HEADER}bea@tiers.example,false,true,"en, fr"\n@carl@tiers.example,,,\n`;
  const confirm = await upload(browser, text);
  expect(confirm.path).toMatch(/^\/settings\/imports\/\d+$/);
  expect(wordsOf(confirm)).toContain('Importing followed accounts');
  expect(wordsOf(confirm)).toContain(
    'You are about to follow up to 2 accounts from following_accounts.csv.',
  );
  const list = await browser.submit(`${confirm.path}/confirm`);
  expect(wordsOf(list)).toContain('Your data was successfully uploaded');
  expect(wordsOf(list)).toContain('Following list Scheduled 0 / 2');
  for (let turn = 0; turn < 3; turn += 1) pair.pass(MINUTE);
  expect(wordsOf(await browser.open('/settings/imports'))).toContain('Finished 2 / 2');
  expect(following(pair)).toEqual(['carl', 'bea']);
  const { state } = pair.fresh;
  const id = (handle: string) => findByHandle(state, handle)?.id ?? '';
  const follow = findFollow(state, id(FRESH), id('bea@tiers.example'));
  expect(follow).toMatchObject({ reblogs: false, notify: true, languages: ['en', 'fr'] });
});

test('what fails is counted and can be had again as a file (mastodon.md §8.1, §8.4)', async () => {
  const dead = { handle: 'emil@mort.example', dead: true };
  const pair = createTestPair({ people: [...people, dead, { handle: 'fay@mort.example' }] });
  const browser = await signedIn(pair.fresh);
  const rows = ['bea@tiers.example', 'emil@mort.example', 'fay@mort.example', 'no@tiers.example'];
  const page = await run(
    pair,
    browser,
    `${HEADER}${rows.map((row) => `${row},true,false,\n`).join('')}`,
  );
  // The breaker of the silent server takes everybody of it along.
  expect(wordsOf(page)).toMatch(/Finished 1 \/ 4 .* 3/);
  const link = /href="(\/settings\/imports\/\d+\/failures\.csv)"/.exec(page.text)?.[1] ?? '';
  const file = await browser.send(link);
  expect(file.headers.get('content-disposition')).toContain('following_accounts_failures.csv');
  expect(await file.text()).toBe(
    `${HEADER}emil@mort.example,true,false,\nfay@mort.example,true,false,\nno@tiers.example,true,false,\n`,
  );
});

test('a row that raises is tried for twenty minutes before it counts (mastodon.md §8.4)', async () => {
  const moved = { handle: 'gil@tiers.example', movedTo: 'bea@tiers.example' };
  const pair = createTestPair({ people: [...people, moved] });
  const browser = await signedIn(pair.fresh);
  const page = await run(pair, browser, `${HEADER}gil@tiers.example,true,false,\n`);
  expect(wordsOf(page)).toContain('In progress 0 / 1');
  for (let turn = 0; turn < 6; turn += 1) pair.pass(11 * MINUTE);
  expect(wordsOf(await browser.open('/settings/imports'))).toContain('Finished 0 / 1');
});

test('overwrite unfollows whoever is not in the file; merge keeps them (mastodon.md §8.4)', async () => {
  const file = `${HEADER}carl@tiers.example,true,false,\n`;
  for (const [mode, expected] of [
    ['merge', ['bea', 'carl']],
    ['overwrite', ['carl']],
  ] as const) {
    const pair = createTestPair({ people, fresh: { following: ['bea@tiers.example'] } });
    const browser = await signedIn(pair.fresh);
    await run(pair, browser, file, { mode });
    expect([...following(pair)].sort()).toEqual(expected);
  }
});

test('lists: made by title, people followed first (mastodon.md §8.4)', async () => {
  const pair = createTestPair({ people });
  const browser = await signedIn(pair.fresh);
  await run(pair, browser, '"News, local",bea@tiers.example\nFriends,carl@tiers.example\n', {
    type: 'lists',
    name: 'lists.csv',
  });
  const id = findByHandle(pair.fresh.state, FRESH)?.id ?? '';
  const lists = listsOf(pair.fresh.state, id);
  expect(lists.map(({ title, members }) => [title, members.size])).toEqual([
    ['News, local', 1],
    ['Friends', 1],
  ]);
  expect(following(pair)).toEqual(['carl', 'bea']);
});

test('filters come as JSON from 4.6 on', async () => {
  const pair = createTestPair();
  const browser = await signedIn(pair.fresh);
  const filter = {
    title: 'Snakes',
    expires_at: null,
    context: ['home'],
    action: 'hide',
    keywords_attributes: [{ keyword: 'snake', whole_word: true }],
    statuses: ['https://x.example/1'],
  };
  const options = { type: 'custom_filters', name: 'custom_filters.json', kind: 'application/json' };
  const page = await upload(browser, JSON.stringify({ custom_filters: [filter] }), options);
  expect(wordsOf(page)).toContain('Some of your filters hide specific posts');
  await browser.submit(`${page.path}/confirm`);
  pair.pass(MINUTE);
  pair.pass(MINUTE);
  const [made] = pair.fresh.state.filters.values();
  expect(made).toMatchObject({ title: 'Snakes', action: 'hide', posts: [] });
});

test('what is wrong with a file is said in words (mastodon.md §8.3)', async () => {
  const pair = createTestPair({ people });
  const browser = await signedIn(pair.fresh);
  const says = async (text: string, options?: Options) =>
    wordsOf(await upload(browser, text, options));
  expect(await says('')).toContain('Empty CSV file');
  expect(await says('#domain\nbad.example\n')).toContain(
    'Incompatible with the selected import type',
  );
  expect(await says(`${HEADER}"bea@tiers.example\n`)).toContain(
    'Invalid CSV file. Error: Unclosed quoted field in line 2.',
  );
  const many = Array.from({ length: 7501 }, (_, index) => `p${index}@tiers.example\n`).join('');
  expect(await says(many)).toContain('You cannot follow more than 7500 people');
  const mismatched = await says('bea@tiers.example\n', { type: 'blocking' });
  expect(mismatched).toContain('It appears you may have selected the wrong type for this import');
});

test('a byte order mark makes a failing row of the header (mastodon.md §8.2)', async () => {
  const pair = createTestPair({ people });
  const browser = await signedIn(pair.fresh);
  const page = await run(pair, browser, `\uFEFF${HEADER}bea@tiers.example,false,false,\n`);
  expect(wordsOf(page)).toContain('Finished 1 / 2');
});

test('up to 4.1: the other path, flat list, no confirmation and no report (mastodon.md §8.1)', async () => {
  const pair = createTestPair({ people, options: { version: '4.1.20' } });
  const browser = await signedIn(pair.fresh);
  expect((await browser.open('/settings/imports')).status).toBe(404);
  const done = await upload(browser, `${HEADER}bea@tiers.example,true,false,\n`, {
    form: 'import',
  });
  expect(done.path).toBe('/settings/import');
  expect(wordsOf(done)).toContain('Your data was successfully uploaded');
  expect(wordsOf(done)).not.toContain('Recent imports');
  pair.pass(HOUR);
  pair.pass(HOUR);
  pair.pass(HOUR);
  expect(following(pair)).toEqual(['bea']);
});
