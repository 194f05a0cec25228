import type { Page } from '@playwright/test';
import { type Crossing, expect, fill, type Language, test } from '../crossing.ts';
import { uriOf } from '../followers.ts';
import { createMoveVerbs } from '../move-verbs.ts';
import { createAlias, openInNewTab } from '../server-pages.ts';
import type { Running } from '../servers.ts';
import { walkToAlias } from '../shortcuts.ts';
import { account, type CrossingOptions, type Traits } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const GOTOSOCIAL: Traits = { software: 'gotosocial' };

/** Signed in on both sides, at the step of the alias. */
async function arrive(page: Page, crossing: Crossing, language: Language, to?: string) {
  const verbs = await createVerbs(page, crossing, language);
  await walkToAlias(verbs, to);
  return { ...verbs, moving: createMoveVerbs(verbs, crossing) };
}

/** When the public document of an account was read by a page. */
const looksAt = ({ practice }: Running) =>
  practice.log
    .filter(({ path, preflight }) => path === '/users/alice' && !preflight)
    .map(({ at }) => at);

/** What the server itself holds. */
const aliasesOf = ({ practice, server }: Running) =>
  practice.state.accountsByHandle.get(`alice@${server}`)?.alsoKnownAs;

test('misspelt: whom it names instead, and the right one beside it', async ({ page, cross }) => {
  const other = account('ancien', { username: 'alicia' });
  const crossing = await cross({ otherAccounts: { old: [other] } });
  const { old, fresh, clock } = crossing;
  const { words, moving, mastodon } = await arrive(page, crossing, 'fr');

  await moving.alias(`alicia@${old.server}`);
  await expect(page.getByText(words.alias.other.title, { exact: true })).toBeVisible();
  await expect(page.getByText(uriOf(old.practice, `alicia@${old.server}`))).toBeVisible();
  const names = { server: fresh.server, page: mastodon.aliases.title };
  await expect(page.getByText(fill(words.alias.other.text, names))).toBeVisible();

  const settings = await openInNewTab(page, moving.aliasLink());
  await createAlias(settings, fresh.origin, moving.oldHandle);
  await settings.close();
  // The page goes on looking by itself; the server shows its copy for three minutes.
  await clock.jump(3 * MINUTE);
  await moving.aliasSeen();
});

test('on the wrong side: said, and where it belongs', async ({ page, cross }) => {
  const crossing = await cross();
  const { old, fresh, clock } = crossing;
  const { words, moving, button, mastodon } = await arrive(page, crossing, 'en');

  const wrong = await page.context().newPage();
  await createAlias(wrong, old.origin, moving.newHandle);
  await wrong.close();
  await button(words.alias.saved).click();
  const names = { old: old.server, server: fresh.server };
  await expect(page.getByText(words.alias.wrongSide.title, { exact: true })).toBeVisible();
  await expect(page.getByText(fill(words.alias.wrongSide.text, names))).toBeVisible();
  const toOld = fill(words.alias.open, { page: mastodon.aliases.title, server: old.server });
  await expect(page.getByRole('link', { name: toOld })).toHaveAttribute(
    'href',
    `${old.origin}/settings/aliases?lang=en`,
  );

  const right = await openInNewTab(page, moving.aliasLink());
  await createAlias(right, fresh.origin, moving.oldHandle);
  await right.close();
  await clock.jump(3 * MINUTE);
  await moving.aliasSeen();
  expect(aliasesOf(fresh)).toEqual([uriOf(old.practice, moving.oldHandle)]);
});

test('cached: nobody looks before it is saved, then every 25 seconds until it is seen', async ({
  page,
  cross,
}) => {
  const crossing = await cross();
  const { old, fresh, clock } = crossing;
  const { words, moving } = await arrive(page, crossing, 'fr');
  expect(looksAt(fresh)).toEqual([]);

  // Another server has read the account, and saving does not renew the copy (mastodon.md §1.4).
  const accept = { headers: { Accept: 'application/activity+json' } };
  await fresh.practice.handle(new Request(`${fresh.origin}/users/alice`, accept));
  const others = looksAt(fresh).length;
  const ours = () => looksAt(fresh).slice(others);
  const before = clock.now();
  await moving.alias();
  await fresh.until(() => ours().length === 1);
  await expect(
    page.getByText(fill(words.alias.waiting.title, { server: fresh.server })),
  ).toBeVisible();
  for (let look = 2; look < 6; look += 1) {
    await clock.jump(25 * SECOND);
    await fresh.until(() => ours().length === look);
  }
  await clock.jump(80 * SECOND);
  await moving.aliasSeen();

  const looks = ours();
  expect(looks[0]).toBeGreaterThanOrEqual(before);
  for (const [index, at] of looks.slice(1).entries())
    expect(at - (looks[index] ?? 0)).toBeGreaterThanOrEqual(25 * SECOND);
  expect(looks).toHaveLength(6);
  expect(looksAt(old).length).toBe(looks.length);
});

test('never seen: after six minutes nobody looks any more, and the person may know', async ({
  page,
  cross,
}) => {
  const crossing = await cross();
  const { fresh, clock } = crossing;
  const { words, button, heading, goOn, mastodon, moving, bringAll } = await arrive(
    page,
    crossing,
    'en',
  );
  await button(words.alias.saved).click();
  await fresh.until(() => looksAt(fresh).length === 1);
  await expect(button(words.alias.looking)).toBeVisible();
  await clock.jump(5 * MINUTE);
  await fresh.until(() => looksAt(fresh).length === 2);
  await clock.jump(MINUTE);
  await expect(page.getByText(words.alias.unseen.title, { exact: true })).toBeVisible();
  const names = { server: fresh.server, page: mastodon.aliases.title };
  await expect(page.getByText(fill(words.alias.unseen.text, names))).toBeVisible();
  await clock.jump(6 * MINUTE);

  // Once more, on demand; then the person has looked.
  await button(words.alias.again).click();
  await fresh.until(() => looksAt(fresh).length === 3);
  await clock.jump(7 * MINUTE);
  await button(words.alias.isThere).click();
  await expect(page.getByText(words.alias.known.told)).toBeVisible();
  await goOn();
  await bringAll();
  await expect(heading(words.move.title)).toBeVisible();
  expect(looksAt(fresh)).toHaveLength(3);
  expect(aliasesOf(fresh)).toEqual([]);
  await expect(moving.moveLink()).toBeHidden();
});

test('secure mode of the new server: not read, asked', async ({ page, cross }) => {
  const crossing = await cross({ quirks: { fresh: { secureMode: true } } });
  const { fresh } = crossing;
  const { words, moving, button, mastodon } = await arrive(page, crossing, 'fr');
  await moving.alias();
  const names = { server: fresh.server, page: mastodon.aliases.title };
  await expect(page.getByText(fill(words.alias.unreadable.title, names))).toBeVisible();
  await expect(page.getByText(fill(words.alias.unreadable.text, names))).toBeVisible();
  await button(words.alias.isThere).click();
  await expect(page.getByText(words.alias.known.told)).toBeVisible();
  await moving.aliasSeen();
});

const PAIRS = {
  'secure mode of the old server': { quirks: { old: { secureMode: true } } },
  'the old server’s handles have a domain of their own': {
    servers: { old: { splitDomain: true } },
  },
  'numeric actor ids': {
    quirks: { old: { numericActorIds: true }, fresh: { numericActorIds: true } },
  },
  'GoToSocial as the old server, its actor by WebFinger': { servers: { old: GOTOSOCIAL } },
} as const satisfies Record<string, CrossingOptions>;

for (const [name, options] of Object.entries(PAIRS)) {
  test(`seen at the first look: ${name}`, async ({ page, cross }) => {
    const crossing = await cross(options);
    const { old, fresh } = crossing;
    const { words, moving } = await arrive(page, crossing, 'en');
    await moving.alias();
    await expect(page.getByText(words.alias.known.seen)).toBeVisible();
    await moving.aliasSeen();
    expect(aliasesOf(fresh)).toEqual([uriOf(old.practice, moving.oldHandle)]);
    expect(looksAt(fresh)).toHaveLength(1);
  });
}

test('seen: the new server’s handles have a domain of their own', async ({ page, cross }) => {
  const crossing = await cross({ servers: { fresh: { splitDomain: true } } });
  const { fresh } = crossing;
  // Such a server is found by an account's address: its own name answers no page.
  const { words, moving } = await arrive(page, crossing, 'fr', `@alice@${fresh.server}`);
  expect(looksAt(fresh)).toEqual([]);
  await moving.alias();
  await expect(page.getByText(words.alias.known.seen)).toBeVisible();
});

test('two Mastodon 4.1 tell no actor id, and WebFinger fails at the sign-in: asked again', async ({
  page,
  cross,
}) => {
  // On its own address, then on the handle's.
  let failures = 2;
  const before = ({ url }: Request) => {
    if (!url.includes('/.well-known/webfinger') || failures === 0) return undefined;
    failures -= 1;
    return new Response(null, { status: 503 });
  };
  const versions = { old: '4.1.25', fresh: '4.1.25' };
  const crossing = await cross({ versions, quirks: { old: { before } } });
  const { words, moving } = await arrive(page, crossing, 'fr');
  expect(failures).toBe(0);
  await moving.alias();
  await expect(page.getByText(words.alias.known.seen)).toBeVisible();
});
