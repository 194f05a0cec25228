import { expect, test } from 'vitest';
import { findByHandle } from '../state/accounts.ts';
import { wordsOf } from './browse.ts';
import { createTestPair, DAY, FRESH, OLD, signedIn, type TestPair } from './test-pair.ts';

async function ask({ old }: TestPair, acct: string, password = 'password', language = 'en') {
  const browser = await signedIn(old, language);
  await browser.open('/settings/migration');
  return browser.submit('/settings/migration', {
    'account_migration[acct]': acct,
    'account_migration[current_password]': password,
  });
}

/** The server of the new account is made first, so the alias is told by its uri. */
const ALIASED = { fresh: { aliases: ['https://ancien.example/users/alice'] } };

test('a wrong password is told alone (mastodon.md §10.2)', async () => {
  const words = wordsOf(await ask(createTestPair(), 'nobody@nowhere.example', 'wrong'));
  expect(words).toContain('is invalid');
  expect(words).not.toContain('could not be found');
});

test('then: found, alias, not itself, with the error strings of both languages', async () => {
  const pair = createTestPair();
  expect(wordsOf(await ask(pair, 'nobody@nowhere.example'))).toContain('could not be found');
  const page = wordsOf(await ask(pair, FRESH));
  expect(page).toContain("Something isn't quite right yet! Please review the error below");
  expect(page).toContain('is not an alias of this account');
  // Two errors, and only the first stands under the field.
  const self = wordsOf(await ask(pair, 'alice'));
  expect(self).toContain('Please review 2 errors below');
  expect(self).toContain('is not an alias of this account');
  expect(self).not.toContain('cannot be current account');
  const french = wordsOf(await ask(pair, FRESH, 'password', 'fr'));
  expect(french).toContain('ne référence pas ce compte en retour');
});

test('after a Move: redirect shown, cooldown of 30 days, the same target only after a cancel', async () => {
  const pair = createTestPair(ALIASED);
  const done = wordsOf(await ask(pair, `@${FRESH}`));
  expect(done).toContain(`Your account is now redirecting to ${FRESH} and your followers are`);
  expect(done).toContain(`Your account is redirecting to ${FRESH}.`);
  expect(done).toContain('available again in 30 days.');
  expect(done).toContain(`Past migrations Moved to Followers at time of move @${FRESH} 0`);
  const again = wordsOf(await ask(pair, FRESH));
  expect(again).toContain('You are on cooldown');
  expect(again).toContain('is the same account you have already moved to');
  pair.pass(29.5 * DAY);
  expect(wordsOf(await ask(pair, FRESH))).toContain('available again in 1 days.');
  pair.pass(DAY);
  const late = wordsOf(await ask(pair, FRESH));
  expect(late).not.toContain('You are on cooldown');
  expect(late).toContain('is the same account you have already moved to');
  const browser = await signedIn(pair.old);
  await browser.open('/settings/migration');
  const cancelled = wordsOf(await browser.submit('/settings/migration/redirect'));
  expect(cancelled).toContain('Successfully cancelled the redirect.');
  expect(wordsOf(await ask(pair, FRESH))).toContain('your followers are being moved over');
});

test('a cancelled redirect does not shorten the cooldown (mastodon.md §10.3)', async () => {
  const pair = createTestPair(ALIASED);
  await ask(pair, FRESH);
  const browser = await signedIn(pair.old);
  await browser.open('/settings/migration');
  await browser.submit('/settings/migration/redirect');
  expect(findByHandle(pair.old.state, OLD)?.movedTo).toBeUndefined();
  expect(wordsOf(await ask(pair, FRESH))).toContain('You are on cooldown');
  expect(findByHandle(pair.old.state, OLD)?.movedTo).toBeUndefined();
});

test('redirect only: no alias, no cooldown; a Move to the same account wants it cancelled', async () => {
  const pair = createTestPair(ALIASED);
  const browser = await signedIn(pair.old);
  await browser.open('/settings/migration/redirect/new');
  const page = await browser.submit('/settings/migration/redirect', {
    'form_redirect[acct]': FRESH,
    'form_redirect[current_password]': 'password',
  });
  expect(wordsOf(page)).toContain(`Your account is now redirecting to ${FRESH}.`);
  expect(wordsOf(await ask(pair, FRESH))).toContain('is the same account you have already moved');
});

test('the bullets stand in the order and the words of the release (mastodon.md §11)', async () => {
  const order = async (version: string) => {
    const browser = await signedIn(createTestPair({ options: { version } }).old);
    const words = wordsOf(await browser.open('/settings/migration'));
    return ['No other data will be moved', 'redirect notice'].map((text) => words.indexOf(text));
  };
  const [data = 0, notice = 0] = await order('4.6.5');
  const [oldData = 0, oldNotice = 0] = await order('4.5.3');
  expect(data).toBeLessThan(notice);
  expect(oldNotice).toBeLessThan(oldData);
});

test('who moved keeps these pages and loses the others (mastodon.md §10.4)', async () => {
  const pair = createTestPair(ALIASED);
  await ask(pair, FRESH);
  const browser = await signedIn(pair.old);
  const ends = async (path: string) => (await browser.open(path)).path;
  for (const path of [
    '/auth/edit',
    '/settings/migration',
    '/settings/aliases',
    '/settings/export',
    '/settings/delete',
    '/statuses_cleanup',
    '/oauth/authorized_applications',
  ]) {
    expect(await ends(path)).toBe(path);
  }
  for (const path of ['/settings/imports', '/settings/profile', '/share', '/oauth/authorize']) {
    expect(await ends(path)).toBe('/auth/edit');
  }
  expect(wordsOf(await browser.open('/auth/edit'))).toContain(
    `Your account is inactive because it is currently redirecting to ${FRESH}. Cancel redirect`,
  );
  expect(wordsOf(await browser.open('/'))).toContain('because you moved to');
});
