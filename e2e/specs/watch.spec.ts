import { writesOf } from '../counts.ts';
import { expect, test } from '../crossing.ts';
import { watch } from '../watch.ts';

/** The guards of every other test: each must be able to fail one. */
test('the watch sees exceptions, violations, strangers and writes', async ({
  browser,
  cross,
  site,
}) => {
  const { old } = await cross({ oneServer: true });
  const context = await browser.newContext();
  const troubles = await watch(context, new Set([new URL(site).host, old.server]));
  const page = await context.newPage();
  const expectTrouble = (pattern: RegExp) =>
    expect.poll(() => troubles.some((trouble) => pattern.test(trouble))).toBe(true);
  await page.goto(site);
  await expect(page.locator('h1')).toBeVisible();
  expect(troubles).toEqual([]);

  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('a slip');
    });
  });
  await expectTrouble(/^thrown: Error: a slip/);
  await page.evaluate(() => void Promise.reject(new Error('a promise')));
  await expectTrouble(/^thrown: Error: a promise/);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('1');
    document.head.append(script);
  });
  await expectTrouble(/policy violated: (?:script-src|require-trusted-types)/);
  await page.evaluate(() => fetch('http://elsewhere.localhost:9/').catch(() => undefined));
  await expectTrouble(/^asked: GET http:\/\/elsewhere\.localhost:9\//);
  const follow = `${old.origin}/api/v1/accounts/1/follow`;
  await page.evaluate((url) => fetch(url, { method: 'POST' }).catch(() => undefined), follow);
  expect(writesOf(old.practice)).toEqual(['POST /api/v1/accounts/1/follow']);
  await context.close();
});
