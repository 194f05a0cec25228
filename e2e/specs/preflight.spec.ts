import { expect, fill, test } from '../crossing.ts';
import { makeFollowers } from '../followers.ts';
import { createMoveVerbs } from '../move-verbs.ts';
import { fileOf, lineOf, makeRow } from '../people.ts';
import { consent } from '../server-sign-in.ts';
import { readPreflight, walkToAlias } from '../shortcuts.ts';
import { account } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';

const MINUTE = 60_000;

test('what is in the way of the pair is said in words, with names', async ({ page, cross }) => {
  const flock = makeFollowers(3, { servers: ['loups.example', 'prairie.example'] });
  const follows = ['ana@loups.example', 'ben@loups.example', 'cleo@brume.example'];
  const crossing = await cross({
    people: flock.people,
    old: { followers: flock.handles },
    fresh: { locked: true },
    otherAccounts: { fresh: [account('nouveau', { username: 'admin' })] },
    servers: {
      fresh: {
        version: '4.9.0',
        quirks: { secureMode: true },
        showBlockedServers: 'all',
        blockedServers: [
          { domain: 'loups.example', severity: 'suspend' },
          { domain: 'brume.example', severity: 'silence', obfuscated: true },
          { domain: 'inconnu.example', severity: 'suspend' },
        ],
      },
    },
  });
  const { old, fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, signInButton } = verbs;
  const { preflight } = words;
  await verbs.open();
  await verbs.chooseServers();
  await verbs.signIn('old');
  const lines = follows.map((handle) => lineOf(makeRow('unknown', handle)));
  await verbs.keepFile('following_accounts.csv', fileOf(lines));
  await signInButton('new').click();
  await consent(page);

  const check = readPreflight(verbs);
  const names = { old: old.server, server: fresh.server };
  const { lostPeople } = preflight;
  const people = `${fill(lostPeople.follows, { n: 3 })} and ${fill(lostPeople.followers, { n: 2 })}`;
  const lost = { n: 2, server: fresh.server, people };
  await expect(check(fill(preflight.lost_other, lost), 'caution')).toBeVisible();
  await page.getByText(preflight.lostWhich, { exact: true }).click();
  for (const [severity, server, followed, following] of [
    ['suspend', 'loups.example', 2, 2],
    ['silence', 'brume.example', 1, 0],
  ] as const) {
    const one = fill(preflight.lostOne[severity], {
      server,
      follows: followed,
      followers: following,
    });
    await expect(page.getByText(one, { exact: true })).toBeVisible();
  }
  await expect(page.getByText('inconnu.example')).toBeHidden();
  for (const [text, tone] of [
    [fill(preflight.answers.fine, { server: old.server }), 'fine'],
    [fill(preflight.answers.fine, { server: fresh.server }), 'fine'],
    [preflight.locked.caution, 'caution'],
    [fill(preflight.untested, { servers: fresh.server }), 'caution'],
    [fill(preflight['secure-mode'], names), 'unknown'],
    [fill(preflight.blocksUnknown, { servers: old.server }), 'unknown'],
    [preflight.cooldown, 'unknown'],
  ] as const) {
    await expect(check(text, tone), text).toHaveCount(1);
  }
});

test('one of the two blocks the other: in the way, and who can change it', async ({
  page,
  cross,
}) => {
  const domains: { domain: string; severity: 'suspend' }[] = [];
  const crossing = await cross({
    servers: { fresh: { showBlockedServers: 'users', blockedServers: domains } },
  });
  const { old, fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, heading, goOn } = verbs;
  await walkToAlias(verbs);
  domains.push({ domain: old.server, severity: 'suspend' });
  await page.goto(`${crossing.site}#new-account`);
  await page.reload();
  await expect(heading(words.new.titleDone)).toBeVisible();
  const names = { one: fresh.server, other: old.server };
  const check = readPreflight(verbs);
  await expect(check(fill(words.preflight.blocks.stops, names), 'stops')).toBeVisible();
  await expect(page.getByText(words.preflight.blocksHow)).toBeVisible();
  // Nothing binds here: one may still walk on.
  await goOn();
  await expect(heading(words.alias.title)).toBeVisible();
});

test('the old server dies between two steps: said, nothing is lost, and it goes on', async ({
  page,
  cross,
}) => {
  let down = false;
  const before = () => (down ? ('drop' as const) : undefined);
  const crossing = await cross({ quirks: { old: { before } } });
  const { old, clock, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button, heading, goOn } = verbs;
  const moving = createMoveVerbs(verbs, crossing);
  await walkToAlias(verbs);

  down = true;
  await button(words.alias.saved).click();
  const silent = fill(words.alias.noAnswer.title, { servers: old.server });
  await expect(page.getByText(silent, { exact: true })).toBeVisible();
  await page.goto(`${site}#new-account`);
  await page.reload();
  const check = readPreflight(verbs);
  const answers = words.preflight.answers;
  await expect(check(fill(answers.stops, { server: old.server }), 'stops')).toBeVisible();
  await expect(page.getByText(`alice@${old.server}`).first()).toBeVisible();

  down = false;
  await clock.jump(10 * MINUTE);
  await button(words.preflight.again).click();
  await expect(check(fill(answers.fine, { server: old.server }), 'fine')).toBeVisible();
  await goOn();
  await moving.alias();
  await moving.aliasSeen();
  await verbs.bringAll();
  await expect(heading(words.move.title)).toBeVisible();
  expect([...old.practice.state.tokens.values()].map(({ revoked }) => revoked)).toEqual([false]);
});
