import type { Page } from '@playwright/test';
import { writesOf } from '../counts.ts';
import { type Crossing, expect, fill, type Language, test } from '../crossing.ts';
import { uriOf } from '../followers.ts';
import { createAliasInPanel } from '../gotosocial-pages.ts';
import { createMoveVerbs } from '../move-verbs.ts';
import { openInNewTab } from '../server-pages.ts';
import { consent } from '../server-sign-in.ts';
import type { Running } from '../servers.ts';
import { skipFiles, walkToAlias } from '../shortcuts.ts';
import type { Traits } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';

const GOTOSOCIAL: Traits = { software: 'gotosocial' };

/** Signed in on both sides, at the step of the alias. */
async function arrive(page: Page, crossing: Crossing, language: Language, to?: string) {
  const verbs = await createVerbs(page, crossing, language);
  await walkToAlias(verbs, to);
  return { ...verbs, moving: createMoveVerbs(verbs, crossing) };
}

/** What the server itself holds. */
const aliasesOf = ({ practice, server }: Running) =>
  practice.state.accountsByHandle.get(`alice@${server}`)?.alsoKnownAs;

test('GoToSocial as the new server: one button, and nothing else is changed', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    servers: { fresh: GOTOSOCIAL },
    people: [{ handle: 'before@ailleurs.example', known: true }],
    fresh: { aliases: ['before@ailleurs.example'] },
  });
  const { old, fresh } = crossing;
  const { words, moving, button } = await arrive(page, crossing, 'fr');
  const [earlier] = aliasesOf(fresh) ?? [];
  await button(words.alias.make).click();
  await expect(page.getByText(words.alias.known.made)).toBeVisible();
  await moving.aliasSeen();
  expect(aliasesOf(fresh)).toEqual([earlier, uriOf(old.practice, moving.oldHandle)]);
  expect(aliasesOf(old)).toEqual([]);
  expect(writesOf(fresh.practice)).toEqual(['POST /api/v1/accounts/alias']);
  expect(fresh.practice.state.accountsByHandle.get(moving.newHandle)?.locked).toBe(true);
});

test('GoToSocial as the new server: by hand in its panel', async ({ page, cross }) => {
  const crossing = await cross({ servers: { fresh: GOTOSOCIAL } });
  const { old, fresh } = crossing;
  const { words, moving, button } = await arrive(page, crossing, 'en');
  const uri = uriOf(old.practice, moving.oldHandle);
  // The panel's own words, and the address as its field wants it.
  await expect(page.getByText(fill(words.alias.typeUri, { field: 'Alias #1' }))).toBeVisible();
  await expect(page.getByText(uri, { exact: true })).toBeVisible();
  await expect(
    page.getByText(fill(words.alias.press, { button: 'Save account aliases' })),
  ).toBeVisible();
  const open = fill(words.alias.open, { page: 'Migration', server: fresh.server });
  const panel = await openInNewTab(page, page.getByRole('link', { name: open }));
  expect(await createAliasInPanel(panel, fresh.origin, uri)).toBe('');
  await panel.close();
  await button(words.alias.saved).click();
  await expect(page.getByText(words.alias.known.seen)).toBeVisible();
  expect(aliasesOf(fresh)).toEqual([uri]);
});

test('GoToSocial with a key from before: signing in again is offered', async ({ page, cross }) => {
  const crossing = await cross({ servers: { fresh: GOTOSOCIAL } });
  const { fresh } = crossing;
  const { words, moving, button, signInAgain } = await arrive(page, crossing, 'fr');
  const { tokens } = fresh.practice.state;
  for (const [text, token] of tokens) {
    const scopes = token.scopes.filter((scope) => scope !== 'write:accounts');
    tokens.set(text, { ...token, scopes });
  }
  await button(words.alias.make).click();
  await expect(page.getByText(words.alias.notMade, { exact: true })).toBeVisible();
  const who = { account: moving.newHandle };
  await expect(page.getByText(fill(words.run.state.scope.text, who))).toBeVisible();
  await signInAgain('new').click();
  await consent(page);
  await button(words.alias.make).click();
  await expect(page.getByText(words.alias.known.made)).toBeVisible();
});

test('the pages it leads to and what they are called, on the way out of a GoToSocial', async ({
  page,
  cross,
}) => {
  const crossing = await cross({ servers: { old: GOTOSOCIAL, fresh: GOTOSOCIAL } });
  const { old, fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, heading } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await verbs.signIn('old');
  await expect(heading(words.keep.title)).toBeVisible();
  const labels = { page: 'Export & Import', button: 'Download following.csv' };
  await expect(page.getByText(fill(words.keep.whereHowGoToSocial, labels))).toBeVisible();
  const link = (text: string, server: string) =>
    page.getByRole('link', { name: fill(text, { server }) });
  const exportPage = `${old.origin}/settings/user/export-import?lang=fr`;
  await expect(link(words.keep.openExport, old.server)).toHaveAttribute('href', exportPage);
  // It makes no archive, and its files have no addresses of their own.
  await expect(page.getByText(words.archive.title)).toBeHidden();
  await expect(page.getByText(words.keep.direct)).toBeHidden();
  await skipFiles(verbs);
  await page.getByText(words.new.noAccount, { exact: true }).click();
  const signUpPage = `${fresh.origin}/signup?lang=fr`;
  await expect(link(words.new.signUp, fresh.server)).toHaveAttribute('href', signUpPage);
});
