import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { dump } from '../dump.ts';
import { expect, type Hosted, test } from '../hosted.ts';
import { serveHosted } from '../hosted-site.ts';
import { fileOf, lineOf, makeFriends } from '../people.ts';
import { consent } from '../server-sign-in.ts';

/** What docs/security.md says of each threat, on the page as it is hosted. */

const DAY = 86_400_000;
const CODE = /[?&]code=([^&]+)/;

/** A page of somebody else's, on another origin and the same site, with ours inside. */
async function frame(page: Page, inside: string): Promise<() => void> {
  const attacker = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><iframe src="${inside}"></iframe>`);
  });
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
  const { port } = attacker.address() as AddressInfo;
  // Of the same site: elsewhere browsers give a frame a storage apart, which proves nothing.
  await page.goto(`http://evil.transhumance.localhost:${port}/`);
  return () => attacker.close();
}

test.describe('framed', () => {
  test('under its headers it is not shown at all', async ({ page }) => {
    const hosted = await serveHosted('/');
    const close = await frame(page, `${hosted.url}?code=x&state=y`);
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
    close();
    await hosted.close();
  });

  test('without headers it refuses to run, and keeps nothing', async ({ page }) => {
    const hosted = await serveHosted('/', { headers: false });
    const close = await frame(page, `${hosted.url}?code=x&state=y`);
    const framed = page.frameLocator('iframe');
    await expect(framed.getByText('does not run inside another page')).toBeVisible();
    await expect(framed.getByRole('textbox')).toHaveCount(0);
    await expect(framed.getByRole('button')).toHaveCount(0);
    const inner = page.frames().find((one) => one.url().startsWith(hosted.url));
    // Its storage is the page's own: what it would have kept were here.
    expect(await inner?.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([
      0, 0,
    ]);
    expect(await inner?.evaluate(() => indexedDB.databases())).toEqual([]);
    close();
    await hosted.close();
  });
});

test('a link that names a look-alike or a private place fills a field, and nobody goes on by it', async ({
  page,
  openHosted,
}) => {
  const lookAlike = 'xn--nuveau-wqf.example';
  const { site, verbs } = await openHosted({ third: lookAlike });
  const { words, heading } = verbs;
  const to = page.getByLabel(words.start.to);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  for (const link of [
    'nouveau.example:8443',
    'http://127.0.0.1/',
    'https://nouveau.example@192.168.1.1/',
    'https://user:pw@[::1]/',
    'javascript:owned=1//nouveau.example',
    'box.lan',
  ]) {
    await page.goto(`${site.url}?to=${encodeURIComponent(link)}&lang=en`);
    await expect(to).toBeEnabled();
    await page.getByLabel(words.start.from).fill('@alice@box.local');
    await verbs.goOn();
    await expect(heading(words.start.title)).toBeVisible();
    await expect(page.locator('[aria-invalid=true]').first()).toBeFocused();
  }
  expect(new Set(asked)).toEqual(new Set([new URL(site.url).host]));
  expect(await page.evaluate(() => localStorage.getItem('transhumance:journey'))).toBe(null);
  // A Cyrillic letter among Latin ones is shown as machines write it.
  await page.goto(`${site.url}?to=${encodeURIComponent('nоuveau.example')}&lang=en`);
  await expect(page.getByText(lookAlike).first()).toBeVisible();
  await expect(heading(words.start.title)).toBeVisible();
});

/** Leaves for the old server, whose answer is taken on its way back to the page. */
async function takeAnswer(page: Page, { site, verbs }: Hosted): Promise<string> {
  let taken = '';
  const isAnswer = (url: URL) => url.href.startsWith(site.url) && CODE.test(url.search);
  await page.route(isAnswer, (route) => {
    taken = route.request().url();
    return route.fulfill({ contentType: 'text/html', body: '<title>Taken</title>' });
  });
  await verbs.signInButton('old').click();
  await consent(page);
  await expect(page).toHaveTitle('Taken');
  await page.unroute(isAnswer);
  return taken;
}

test('a stolen code opens nothing, even with the secret of the app', async ({
  page,
  openHosted,
}) => {
  const hosted = await openHosted();
  const { site, verbs } = hosted;
  const { old } = hosted.pair;
  await verbs.chooseServers();
  const answer = await takeAnswer(page, hosted);
  const [app] = [...old.practice.state.apps.values()];
  const spend = async (verifier?: string) => {
    const body = new URLSearchParams({
      ...{ grant_type: 'authorization_code', code: CODE.exec(answer)?.[1] ?? '' },
      ...{ client_id: app?.clientId ?? '', client_secret: app?.clientSecret ?? '' },
      redirect_uri: site.url,
      ...(verifier === undefined ? {} : { code_verifier: verifier }),
    });
    const request = new Request(`${old.origin}/oauth/token`, { method: 'POST', body });
    return (await old.practice.handle(request))?.status;
  };
  expect(await spend()).toBe(400);
  expect(await spend('guessed'.repeat(10))).toBe(400);
  expect(old.practice.state.tokens.size).toBe(0);
  // Whoever holds the verifier is let in, once.
  await page.goto(answer);
  await expect(verbs.heading(verbs.words.old.titleDone)).toBeVisible();
  expect(page.url()).not.toMatch(/code=|state=/);
  expect(await spend()).toBe(400);
  expect(old.practice.state.tokens.size).toBe(1);
});

test('an answer that was meant for the other side, or for nobody, is thrown away', async ({
  page,
  openHosted,
}) => {
  const hosted = await openHosted();
  const { site, pair, verbs } = hosted;
  const { words } = verbs;
  await verbs.chooseServers();
  const first = await takeAnswer(page, hosted);
  // The person tries again: from here on only the second departure counts.
  await page.goto(`${site.url}?lang=en#old-account`);
  const second = await takeAnswer(page, hosted);
  await page.goto(first);
  await expect(page.getByText(words.notOurs.title)).toBeVisible();
  await page.goto(`${site.url}?code=made-up&state=made-up`);
  await expect(page.getByText(words.notOurs.title)).toBeVisible();
  expect(pair.old.practice.state.tokens.size).toBe(0);
  expect(pair.old.practice.log.filter(({ path }) => path === '/oauth/token')).toEqual([]);
  await page.goto(second);
  await expect(verbs.heading(words.old.titleDone)).toBeVisible();
});

test('on a computer that others use, the key is in the tab alone and goes with it', async ({
  page,
  context,
  openHosted,
}) => {
  const { site, pair, verbs } = await openHosted();
  const { words } = verbs;
  await verbs.chooseServers();
  await page.getByText(words.signIn.tabOnly, { exact: true }).click();
  await verbs.signIn('old');
  const [token = ''] = [...pair.old.practice.state.tokens.keys()];
  const holders = (await page.evaluate(dump)).filter(({ value }) => value.includes(token));
  expect(holders.map(({ place }) => place)).toEqual(['session transhumance:token:from']);
  await page.close();
  const next = await context.newPage();
  await next.goto(`${site.url}?lang=en#old-account`);
  // Who it was is known, and what was read; the key is nowhere.
  await expect(next.getByText('alice@ancien.example').first()).toBeVisible();
  expect((await next.evaluate(dump)).filter(({ value }) => value.includes(token))).toEqual([]);
});

test('after a month without a visit, the next one gives the keys back', async ({
  page,
  context,
  openHosted,
}) => {
  const { site, pair, clock, verbs } = await openHosted();
  await verbs.chooseServers();
  await verbs.signIn('old');
  await verbs.keepFile('following_accounts.csv', fileOf(makeFriends(2).map(lineOf)));
  await verbs.signIn('new');
  await page.close();
  await clock.jump(31 * DAY);
  const next = await context.newPage();
  await next.goto(`${site.url}?lang=en`);
  const keys = () =>
    [pair.old, pair.fresh].flatMap(({ practice }) => [...practice.state.tokens.values()]);
  await expect.poll(() => keys().map(({ revoked }) => revoked)).toEqual([true, true]);
  const kept = await next.evaluate(dump);
  for (const { token } of keys()) {
    expect(kept.filter(({ value }) => value.includes(token))).toEqual([]);
  }
  // What was done is there; only the keys are gone.
  expect(kept.some(({ value }) => value.includes('alice'))).toBe(true);
});

test('archives made to harm are refused in words, and a good file beside them is kept', async ({
  page,
  openHosted,
}) => {
  test.slow();
  const { verbs } = await openHosted();
  const { words } = verbs;
  await verbs.chooseServers();
  await page.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  const good = fileOf(makeFriends(3).map(lineOf));
  const bomb = new JSZip().file('bookmarks.json', new Uint8Array(60 * 1024 * 1024));
  await verbs.giveFile('bomb.zip', await packed(bomb));
  await expect(page.getByText(words.keep.problem.bomb)).toBeVisible();
  await verbs.giveFile('locked.zip', locked(await packed(new JSZip().file('outbox.json', '{}'))));
  await expect(page.getByText(words.keep.problem.encrypted)).toBeVisible();
  const leading = new JSZip()
    .file('../../../etc/following_accounts.csv', good)
    .file('/etc/mutes.csv', good)
    .file('export/following_accounts.csv', good);
  await verbs.giveFile('leads-out.zip', await packed(leading));
  await expect(page.getByText(/3 people/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/3 people/).first()).toBeVisible();
});

const packed = (zip: JSZip) => zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });

/** Says of every entry that it is locked with a password (APPNOTE.TXT 4.4.4, bit 0). */
function locked(zip: Buffer): Buffer {
  for (const [signature, flags] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const) {
    for (let at = zip.indexOf(signature); at !== -1; at = zip.indexOf(signature, at + 4)) {
      zip.writeUInt16LE(zip.readUInt16LE(at + flags) | 1, at + flags);
    }
  }
  return zip;
}
