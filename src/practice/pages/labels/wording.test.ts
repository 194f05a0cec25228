import { expect, test } from 'vitest';
import { EXPORT } from './export.ts';
import { IMPORT } from './import.ts';
import { MERGE_PREAMBLES } from './import-preambles.ts';
import { MIGRATION } from './migration.ts';
import { NAVIGATION } from './navigation.ts';
import { SIGN_UP } from './sign-up.ts';
import { speak, type Wording } from './wording.ts';

test('the newest wording is the default, older servers say what they said (mastodon.md §11)', () => {
  expect(speak('en', '4.6.5')(NAVIGATION.export)).toBe('Export');
  expect(speak('en', '4.2.9')(NAVIGATION.export)).toBe('Data export');
  expect(speak('en', '4.3.0')(NAVIGATION.export)).toBe('Export');
  expect(speak('fr', '4.1.0')(NAVIGATION.export)).toBe('Export de données');
  expect(speak('en', '4.5.15')(MIGRATION.otherData)).toBe(
    'No other data will be moved automatically',
  );
});

test('of several older wordings the one of the time is taken', () => {
  expect(speak('en', '3.5.0')(SIGN_UP.applyForAccount)).toBe('Request an invite');
  expect(speak('en', '4.0.2')(SIGN_UP.applyForAccount)).toBe('Get on waitlist');
  expect(speak('en', '4.1.0')(SIGN_UP.applyForAccount)).toBe('Request an account');
  expect(speak('fr', '4.4.0+glitch')(SIGN_UP.stepReview)).toBe('Notre avis');
});

test('values are put in, unknown ones left standing', () => {
  const say = speak('fr', '4.4.2');
  const { other } = MERGE_PREAMBLES.following;
  expect(say(other, { count: 3, filename: 'following_accounts.csv' })).toBe(
    'Vous allez suivre près de 3 comptes tirés de following_accounts.csv.',
  );
  expect(say(MIGRATION.moved)).toContain('%{acct}');
});

test('no wording is empty in either language', () => {
  const all: Wording[] = [EXPORT, IMPORT, MIGRATION, NAVIGATION, SIGN_UP].flatMap((group) =>
    Object.values<Wording>(group),
  );
  for (const { en, fr } of all) for (const text of [en, fr]) expect(text.trim()).not.toBe('');
});
