import { expect, test } from '@playwright/test';
import { createClock } from '../clock.ts';
import { fill } from '../crossing.ts';
import { serveHosted } from '../hosted-site.ts';
import { createMoveVerbs } from '../move-verbs.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { startPublicPair } from '../public-pair.ts';
import { createVerbs } from '../verbs.ts';
import { watch } from '../watch.ts';

const FRIENDS = makeFriends(4);

for (const prefix of ['/', '/sub/path/']) {
  test(`the page as it is hosted, from ${prefix}: the whole way under its real headers`, async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const hosted = await serveHosted(prefix);
    const hosts = new Set([new URL(hosted.url).host, 'ancien.example', 'nouveau.example']);
    const troubles = await watch(context, hosts);
    const clock = createClock('2026-03-10T09:00:00Z', 20);
    await clock.install(context);
    const { old, fresh, settle } = await startPublicPair(context, clock, {
      people: peopleOf(FRIENDS),
      old: { following: FRIENDS.map(({ handle }) => handle) },
    });
    const crossing = { old, fresh, site: hosted.url, clock };
    const verbs = await createVerbs(page, crossing, 'en');
    const { words, heading, button, goOn } = verbs;
    const moving = createMoveVerbs(verbs, crossing);

    const response = await page.goto(`${hosted.url}?lang=en`);
    const headers = response?.headers() ?? {};
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['referrer-policy']).toBe('no-referrer');
    await verbs.chooseServers();
    await verbs.signIn('old');
    // A worker reads it, under the same policy.
    await verbs.keepFile('following_accounts.csv', fileOf(FRIENDS.map(lineOf)));
    await verbs.signIn('new');
    await moving.alias();
    await clock.jump(4 * 60_000);
    settle();
    await moving.aliasSeen();
    await verbs.bringAll();
    await moving.getReady();
    await moving.move();
    await moving.moveSeen();
    await goOn();
    await expect(heading(words.finish.title)).toBeVisible();
    // The page holds its answers; whatever was asked for is in its own folder.
    await page.getByRole('link', { name: words.steps.legal }).click();
    await expect(page.getByText(words.legal.nobody)).toBeVisible();
    await page.goBack();
    await verbs.closeAccess();
    await expect(button(words.finish.forget)).toBeVisible();
    expect(troubles).toEqual([]);
    await hosted.close();
  });
}

test('nothing but public servers over https: no port, nothing of one’s own network', async ({
  page,
  context,
}) => {
  const hosted = await serveHosted('/');
  const troubles = await watch(context, new Set([new URL(hosted.url).host]));
  const clock = createClock('2026-03-10T09:00:00Z');
  const { old, fresh } = await startPublicPair(context, clock);
  const verbs = await createVerbs(page, { old, fresh, site: hosted.url }, 'en');
  const { words } = verbs;
  await verbs.open();
  const from = page.getByLabel(words.start.from);
  const said = page.getByText(words.address['not-public']);
  for (const typed of [
    'alice@ancien.localhost',
    'http://old.example:8080/@a',
    'nas.local',
    'box.lan',
  ]) {
    await from.fill(typed);
    await verbs.goOn();
    await expect(said.first()).toBeVisible();
  }
  for (const typed of ['127.0.0.1', '[::1]', '192.168.1.1', 'http://user:pw@old.example@x']) {
    await from.fill(typed);
    await verbs.goOn();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  }
  // A link that points there is only text until somebody goes on, and then it is refused.
  await page.goto(`${hosted.url}?to=box.lan&lang=en`);
  await verbs.goOn();
  await expect(said.first()).toBeVisible();
  expect(troubles).toEqual([]);
  await hosted.close();
});

test('what the host says of itself is on every screen; a notice is seen by everyone', async ({
  page,
  context,
}) => {
  const hosted = await serveHosted('/');
  await context.route('**/site.json', (route) =>
    route.fulfill({
      json: {
        publisher: 'Les Bergers',
        contact: 'contact@bergers.example',
        director: 'Marguerite Dupré',
        host: { name: 'Alpage', address: '1 rue du Col', phone: '+33 1' },
        logDays: 7,
        source: 'https://git.bergers.example/t/{commit}',
        destination: 'nouveau.example',
        notice: { en: 'Closed from tomorrow on.', fr: 'Fermé dès demain.' },
      },
    }),
  );
  const clock = createClock('2026-03-10T09:00:00Z');
  const { old, fresh } = await startPublicPair(context, clock);
  const { words, open } = await createVerbs(page, { old, fresh, site: hosted.url }, 'en');
  await open();
  await expect(page.getByText('Closed from tomorrow on.')).toBeVisible();
  await expect(page.getByLabel(words.start.to)).toHaveValue('nouveau.example');
  await expect(page.getByText(words.start.proposed).first()).toBeVisible();
  const source = page.getByRole('link', { name: words.app.source });
  await expect(source).toHaveAttribute(
    'href',
    /^https:\/\/git\.bergers\.example\/t\/[0-9a-f]{40}$/,
  );
  await page.getByRole('link', { name: words.steps.legal }).click();
  await expect(page.getByText('Les Bergers')).toBeVisible();
  await expect(page.getByText('Alpage, 1 rue du Col, +33 1')).toBeVisible();
  await expect(page.getByText(fill(words.legal.log.days_other, { n: 7 }))).toBeVisible();
  await page.getByRole('button', { name: words.app.languages.fr }).click();
  await expect(page.getByText('Fermé dès demain.')).toBeVisible();
  await hosted.close();
});

test('pictures of accounts come from where their servers say, unless they are switched off', async ({
  page,
  context,
}) => {
  const hosted = await serveHosted('/');
  const asked: string[] = [];
  await context.route('https://pictures.example/**', (route) => {
    asked.push(route.request().headers().referer ?? 'no referrer');
    return route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
  });
  const clock = createClock('2026-03-10T09:00:00Z');
  const pair = await startPublicPair(context, clock, {
    twist: async (url, answer) => {
      if (!url.pathname.endsWith('/verify_credentials')) return undefined;
      const account = (await answer.json()) as object;
      const avatar = 'https://pictures.example/alice.png';
      return Response.json(
        { ...account, avatar, avatar_static: avatar },
        { headers: answer.headers },
      );
    },
  });
  const verbs = await createVerbs(page, { ...pair, site: hosted.url }, 'en');
  await verbs.open();
  await page.goto(`${hosted.url}#legal`);
  await page.getByRole('checkbox', { name: verbs.words.legal.noPictures }).check();
  await page.goto(`${hosted.url}#start`);
  await verbs.chooseServers();
  await verbs.signIn('old');
  expect(asked).toEqual([]);
  await page.goto(`${hosted.url}#legal`);
  await page.getByRole('checkbox', { name: verbs.words.legal.noPictures }).uncheck();
  await page.reload();
  await expect.poll(() => asked).toEqual(['no referrer']);
  await hosted.close();
});
