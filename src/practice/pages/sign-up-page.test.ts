import { expect, test } from 'vitest';
import type { ServerOptions } from '../world.ts';
import { createBrowser, wordsOf } from './browse.ts';
import { createTestPair } from './test-pair.ts';

const FORM = {
  'user[account_attributes][username]': 'nadia',
  'user[email]': 'nadia@mail.example',
  'user[password]': 'correct horse',
  'user[password_confirmation]': 'correct horse',
  'user[agreement]': '1',
};

const world = (options: Partial<ServerOptions>) => createTestPair({ options }).fresh;

test('open: the form, the letter, the link, and in (mastodon.md §13.4)', async () => {
  const browser = createBrowser(world({}));
  expect(wordsOf(await browser.open('/auth/sign_up'))).toContain(
    "Let's get you set up on nouveau.example.",
  );
  const setup = await browser.submit('/auth', FORM);
  expect(setup.path).toBe('/auth/setup');
  expect(wordsOf(setup)).toContain('Click the link we sent to nadia@mail.example');
  const letters = await browser.open('/practice/letters');
  const link = /href="(\/auth\/confirmation[^"]*)"/.exec(letters.text)?.[1] ?? '';
  expect(wordsOf(await browser.open(link))).toContain('successfully confirmed');
  expect((await browser.open('/settings/imports')).path).toBe('/settings/imports');
});

test('approval: nobody gets in before the moderators’ word', async () => {
  const browser = createBrowser(world({ registrations: 'approval' }));
  expect(wordsOf(await browser.open('/auth/sign_up'))).toContain('Request an account');
  await browser.submit('/auth', FORM);
  const letters = await browser.open('/practice/letters');
  const link = /href="(\/auth\/confirmation[^"]*)"/.exec(letters.text)?.[1] ?? '';
  expect((await browser.open(link)).path).toBe('/auth/edit');
  expect((await browser.open('/share')).path).toBe('/auth/edit');
  const again = await browser.open('/practice/letters');
  const approve = /action="(\/practice\/approve\/\d+)"/.exec(again.text)?.[1] ?? '';
  await browser.submit(approve);
  expect((await browser.open('/share')).path).toBe('/share');
});

test('closed: turned away, but for an invite (mastodon.md §13.4)', async () => {
  const server = world({ registrations: 'closed', invites: ['abc'] });
  const browser = createBrowser(server);
  const away = await browser.open('/auth/sign_up');
  expect(away.path).toBe('/auth/sign_in');
  expect(wordsOf(away)).toContain('nouveau.example is not accepting new members');
  await browser.open('/invite/abc');
  expect((await browser.submit('/auth', FORM)).path).toBe('/auth/setup');
  const json = { headers: { Accept: 'application/json' } };
  const good = await browser.send('/invite/abc', json);
  expect(await good.json()).toMatchObject({ invite_code: 'abc' });
  const bad = await browser.send('/invite/xyz', json);
  expect([bad.status, await bad.json()]).toEqual([401, { error: 'This invite is not valid' }]);
});

test('names are taken once, passwords long enough, the policy agreed to from 4.4', async () => {
  const browser = createBrowser(world({}));
  await browser.open('/auth/sign_up');
  const page = wordsOf(
    await browser.submit('/auth', {
      ...FORM,
      'user[account_attributes][username]': 'Alice',
      'user[password]': 'short',
      'user[agreement]': '0',
    }),
  );
  for (const text of [
    'has already been taken',
    'is too short',
    "doesn't match Password",
    'must be accepted',
  ]) {
    expect(page).toContain(text);
  }
});

test('rules first, where there are some, from 4.0 (mastodon.md §13.4)', async () => {
  const browser = createBrowser(world({ rules: ['Be kind.'] }));
  const page = await browser.open('/auth/sign_up');
  expect(wordsOf(page)).toContain('Some ground rules. These are set and enforced by the nouveau');
  const token = /name="accept" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  expect(wordsOf(await browser.open('/auth/sign_up?accept=made-up'))).toContain('ground rules');
  const next = /name="accept" value="([^"]*)"/.exec(
    (await browser.open('/auth/sign_up')).text,
  )?.[1];
  expect(next).not.toBe(token);
  const form = await browser.open(`/auth/sign_up?accept=${next}`);
  expect(wordsOf(form)).toContain("Let's get you set up");
  const old = createBrowser(world({ rules: ['Be kind.'], version: '3.5.3' }));
  expect(wordsOf(await old.open('/auth/sign_up'))).toContain("Let's get you set up");
});
