import { expect, test } from 'vitest';
import { findByHandle } from '../state/accounts.ts';
import { createBrowser, signInAs, wordsOf } from './browse.ts';
import { createTestPair, FRESH, OLD, signedIn } from './test-pair.ts';

test('a wrong password deletes nothing (mastodon.md §11)', async () => {
  const { old } = createTestPair();
  const browser = await signedIn(old);
  await browser.open('/settings/delete');
  const page = await browser.submit('/settings/delete', {
    'form_delete_confirmation[password]': 'nope',
  });
  expect(wordsOf(page)).toContain('The information you entered was not correct');
  expect(findByHandle(old.state, OLD)?.gone).toBe(false);
});

test('deleted: the redirect goes too, the actor answers 410, nobody gets in (§10.5)', async () => {
  const pair = createTestPair({ old: { movedTo: FRESH }, fresh: { following: [OLD] } });
  const { old, fresh } = pair;
  const browser = await signedIn(old);
  await browser.open('/settings/delete');
  const page = await browser.submit('/settings/delete', {
    'form_delete_confirmation[password]': 'password',
  });
  expect(page.path).toBe('/auth/sign_in');
  expect(wordsOf(page)).toContain('Your account was successfully deleted');
  const actor = await browser.send('/users/alice', {
    headers: { Accept: 'application/activity+json' },
  });
  expect(actor.status).toBe(410);
  expect(findByHandle(old.state, OLD)?.movedTo).toBeUndefined();
  expect((await signInAs(createBrowser(old), OLD)).path).toBe('/auth/sign_in');
  pair.pass(1_000);
  const known = findByHandle(fresh.state, OLD);
  expect(known?.gone ?? true).toBe(true);
});
