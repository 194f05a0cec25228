import { expect, test } from 'vitest';
import { wordsOf } from './browse.ts';
import { createTestPair, FRESH, signedIn } from './test-pair.ts';

test('saved and shown again (mastodon.md §10.4)', async () => {
  const browser = await signedIn(createTestPair().old);
  expect(wordsOf(await browser.open('/statuses_cleanup'))).toContain('Automated post deletion');
  const page = await browser.submit('/statuses_cleanup', {
    'account_statuses_cleanup_policy[enabled]': '1',
    'account_statuses_cleanup_policy[min_status_age]': '604800',
  });
  expect(wordsOf(page)).toContain('Changes successfully saved!');
  expect(page.text).toContain('<option value="604800" selected>');
});

test('open to moved accounts from 4.1, not before (mastodon.md §10.4)', async () => {
  const ends = async (version: string) => {
    const browser = await signedIn(
      createTestPair({ old: { movedTo: FRESH }, options: { version } }).old,
    );
    return (await browser.open('/statuses_cleanup')).path;
  };
  expect(await ends('4.1.0')).toBe('/statuses_cleanup');
  expect(await ends('4.0.0')).toBe('/auth/edit');
});

test('/share takes the text of the link and posts it', async () => {
  const { old } = createTestPair();
  const browser = await signedIn(old);
  const page = await browser.open('/share?text=I%20moved%20%3Cb%3E');
  expect(wordsOf(page)).toContain('I moved <b>');
  await browser.submit('/share', { status: 'I moved' });
  expect([...old.state.posts.values()].map(({ content }) => content)).toEqual(['I moved']);
});
