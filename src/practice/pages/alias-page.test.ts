import { expect, test } from 'vitest';
import { findByHandle } from '../state/accounts.ts';
import { wordsOf } from './browse.ts';
import { createTestPair, FRESH, OLD, signedIn, type TestPair } from './test-pair.ts';

async function create({ fresh }: TestPair, acct: string, language = 'en') {
  const browser = await signedIn(fresh, language);
  await browser.open('/settings/aliases');
  return browser.submit('/settings/aliases', { 'account_alias[acct]': acct });
}

test('created with or without the at, listed, unlinked (mastodon.md §10.1)', async () => {
  const pair = createTestPair();
  const made = wordsOf(await create(pair, `@${OLD}`));
  expect(made).toContain('Successfully created a new alias. You can now initiate the move');
  expect(made).toContain(`Handle of the old account ${OLD} Unlink alias`);
  const browser = await signedIn(pair.fresh);
  const page = await browser.open('/settings/aliases');
  const row = /action="(\/settings\/aliases\/\d+)"/.exec(page.text)?.[1] ?? '';
  const removed = wordsOf(await browser.submit(row));
  expect(removed).toContain('Successfully removed the alias.');
  expect(removed).toContain('You have no aliases.');
});

test('what cannot be: nobody, oneself, the same again, nothing (mastodon.md §10.1, §11)', async () => {
  const pair = createTestPair();
  expect(wordsOf(await create(pair, 'nobody@nowhere.example'))).toContain('could not be found');
  expect(wordsOf(await create(pair, FRESH))).toContain('cannot be current account');
  expect(wordsOf(await create(pair, 'alice', 'fr'))).toContain('ne peut pas être le compte actuel');
  expect(wordsOf(await create(pair, ' '))).toContain("can't be blank");
  await create(pair, OLD);
  expect(wordsOf(await create(pair, OLD))).toContain('has already been taken');
});

test('a server that is blocked, either way, cannot be found (mastodon.md §13.3)', async () => {
  const blockedServers = [{ domain: 'ancien.example', severity: 'suspend' }] as const;
  const theirs = createTestPair({ options: { blockedServers } });
  expect(wordsOf(await create(theirs, OLD))).toContain('could not be found');
  const ours = [{ domain: 'nouveau.example', severity: 'suspend' }] as const;
  const blocked = createTestPair({ options: { blockedServers: ours } });
  expect(wordsOf(await create(blocked, OLD))).toContain('could not be found');
});

test('the other server hears of it with the Update (mastodon.md §10.1)', async () => {
  const pair = createTestPair({ old: { following: [FRESH] } });
  await create(pair, OLD);
  const known = () => findByHandle(pair.old.state, FRESH)?.alsoKnownAs;
  expect(known()).toEqual([]);
  pair.pass(1_000);
  expect(known()).toEqual(['https://ancien.example/users/alice']);
});
