import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { expect, test } from '../crossing.ts';
import { dump } from '../dump.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { startWalk } from '../walk-to-move.ts';

const FRIENDS = makeFriends(4);

test('a key is in one place: nowhere else of what was kept, handed out, printed, or put into an address', async ({
  page,
  cross,
}) => {
  test.setTimeout(120_000);
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    old: { following: FRIENDS.map(({ handle }) => handle) },
    fresh: ({ old }) => ({ aliases: [`alice@${old}`] }),
    speed: 20,
  });
  const { old, fresh } = crossing;
  const seen: string[] = [];
  const see = (what: string, text: string) => seen.push(`${what}: ${text}`);
  page.on('console', (message) => see('console', message.text()));
  page.context().on('request', (request) => {
    see('address', request.url());
    see('referrer', request.headers().referer ?? '');
  });
  page.on('framenavigated', (frame) => see('navigation', frame.url()));

  const walker = await startWalk(page, crossing, 'en');
  const { words, button } = walker;
  const take = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
    const bytes = await readFile(await download.path());
    if (!download.suggestedFilename().endsWith('.zip')) {
      see(name, bytes.toString('utf8'));
      return;
    }
    const zip = await JSZip.loadAsync(bytes);
    for (const file of Object.values(zip.files)) see(file.name, await file.async('string'));
  };
  await walker.open();
  await walker.chooseServers();
  await walker.signIn('old');
  await walker.keepFile('following_accounts.csv', fileOf(FRIENDS.map(lineOf)));
  await walker.signIn('new');
  await button(words.alias.saved).click();
  await walker.aliasSeen();
  await walker.bringAll();
  await expect(walker.heading(words.move.title)).toBeVisible();
  await page.goto(`${crossing.site}#overview`);
  await take(words.overview.file.save);
  await page.goto(`${crossing.site}#move`);
  await walker.postpone('move');
  await expect(walker.heading(words.finish.title)).toBeVisible();
  await take(words.finish.save.whole.html);
  await take(words.finish.save.whole.json);
  await take(words.kit.take);

  const kept = await page.evaluate(dump);
  const tokens = [old, fresh].flatMap(({ practice }) => [...practice.state.tokens.keys()]);
  const codes = [old, fresh].flatMap(({ practice }) => [...practice.state.grants.keys()]);
  expect(tokens).toHaveLength(2);
  const holders = kept.filter(({ value }) => tokens.some((token) => value.includes(token)));
  expect(holders.map(({ place }) => place).sort()).toEqual([
    'local transhumance:token:from',
    'local transhumance:token:to',
  ]);
  expect(seen.length).toBeGreaterThan(50);
  expect(seen.filter((text) => tokens.some((token) => text.includes(token)))).toEqual([]);
  // A code is in the one address the server sends back to, and leaves it before anything else runs.
  const withCode = seen.filter((text) => codes.some((code) => text.includes(code)));
  for (const text of withCode) expect(text).toMatch(/^(?:address|navigation): http/);
  expect(kept.filter(({ value }) => codes.some((code) => value.includes(code)))).toEqual([]);
  expect(page.url()).not.toMatch(/code=|state=/);

  // Given back and forgotten: nothing of it is left anywhere.
  await walker.closeAccess();
  const after = await page.evaluate(dump);
  expect(after.filter(({ value }) => tokens.some((token) => value.includes(token)))).toEqual([]);
  await walker.forget();
  expect(await page.evaluate(dump)).toEqual([]);
});
