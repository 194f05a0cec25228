import type { Locator } from '@playwright/test';
import { expect } from './crossing.ts';
import type { Verbs } from './verbs.ts';

/** Past what a test is not about, by the buttons that are there for it. */
export async function skipFiles({ heading, words, withoutFiles }: Verbs) {
  await withoutFiles();
  await expect(heading(words.new.title)).toBeVisible();
}

/** From the first page to the sign-in at the new account, bringing nobody. */
export async function walkToNew(verbs: Verbs, from?: string, to?: string) {
  await verbs.open();
  await verbs.chooseServers(from, to);
  await verbs.signIn('old');
  await skipFiles(verbs);
}

/** From the first page to the alias, bringing nobody. */
export async function walkToAlias(verbs: Verbs, to?: string) {
  await walkToNew(verbs, undefined, to);
  await verbs.signIn('new');
  await expect(verbs.heading(verbs.words.alias.title)).toBeVisible();
}

/** The checks before the Move, as they are read: each with its tone in words. */
export function readPreflight({ page, words }: Verbs) {
  const checks = page.getByRole('list', { name: words.preflight.title }).getByRole('listitem');
  return (text: string, tone: keyof typeof words.preflight.tones): Locator =>
    checks.filter({ hasText: text }).filter({ hasText: words.preflight.tones[tone] });
}
