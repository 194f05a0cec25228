import { expect, MARKUP, owned, test } from '../hosted.ts';
import { makeFriends, peopleOf } from '../people.ts';
import { isJson, type Twist } from '../public-pair.ts';
import { consent } from '../server-sign-in.ts';

const FRIENDS = makeFriends(3);

/** Every text of an answer, whatever it is for, with markup in it; links that run instead of lead. */
const marked: Twist = async (url, answer) => {
  if (!url.pathname.startsWith('/api/') || !isJson(answer)) return undefined;
  const body: unknown = JSON.parse(await answer.text(), (name, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (/^(?:title|display_name|note|description|name|value|short_description)$/.test(name)) {
      return `${MARKUP}${value}`;
    }
    return /^(?:url|avatar|avatar_static|header|header_static)$/.test(name)
      ? 'javascript:owned=1//'
      : value;
  });
  return again(answer, JSON.stringify(body));
};

const again = (answer: Response, body: string, more: Record<string, string> = {}) =>
  new Response(body, {
    status: answer.status,
    headers: { ...Object.fromEntries(answer.headers), ...more },
  });

const WORLD = {
  people: peopleOf(FRIENDS),
  old: { following: FRIENDS.map(({ handle }) => handle), note: 'Bonjour' },
};

test('markup and links that run, in every text of both servers, are text on every screen', async ({
  page,
  openHosted,
}) => {
  const { verbs } = await openHosted({ ...WORLD, twist: marked });
  const { words, heading } = verbs;
  await page.getByLabel(words.start.from).fill('@alice@ancien.example');
  await page.getByLabel(words.start.to).fill('nouveau.example');
  await expect(page.getByText(MARKUP).first()).toBeVisible();
  await verbs.goOn();
  await verbs.signIn('old');
  await verbs.goOn();
  await verbs.signIn('new');
  await verbs.postpone('alias');
  await expect(heading(words.bring.title)).toBeVisible();
  await verbs.lookInside('follow');
  await verbs.bringAll();
  await verbs.postpone('move');
  await expect(heading(words.finish.title)).toBeVisible();
  for (const link of await page.locator('a[href]').all()) {
    expect(await link.getAttribute('href')).not.toMatch(/^\s*javascript:/i);
  }
  expect(await page.locator('main img[src^="javascript:"], main script').count()).toBe(0);
  expect(await owned(page)).toBe(false);
  await verbs.closeAccess();
});

const LIES: readonly (readonly [string, Twist])[] = [
  [
    'sends on to another host',
    async (url, answer) =>
      url.pathname.startsWith('/api/v1/accounts')
        ? new Response(null, { status: 302, headers: { location: 'https://evil.example/x' } })
        : again(answer, await answer.text()),
  ],
  [
    'never ends a list',
    async (url, answer) =>
      /\/following$/.test(url.pathname)
        ? again(answer, await answer.text(), {
            link: '<https://ancien.example/api/v1/accounts/1/following?max_id=1>; rel="next"',
          })
        : undefined,
  ],
  [
    'answers with ten megabytes',
    async (url, answer) =>
      /\/(?:following|blocks|mutes|lists)$/.test(url.pathname)
        ? again(answer, `["${'x'.repeat(10_000_000)}"]`)
        : undefined,
  ],
  [
    'answers with what is no JSON',
    async (url, answer) =>
      /\/(?:following|blocks|mutes|bookmarks)$/.test(url.pathname)
        ? again(answer, '<html>')
        : undefined,
  ],
];

for (const [name, twist] of LIES) {
  test(`an old server that ${name} is told of, and the way goes on`, async ({
    page,
    openHosted,
  }) => {
    const { site, verbs } = await openHosted({
      ...WORLD,
      twist: async (url, answer) =>
        url.host === 'ancien.example' && answer.status === 200 ? twist(url, answer) : undefined,
    });
    const { words, heading } = verbs;
    await verbs.chooseServers();
    await verbs.signInButton('old').click();
    await consent(page);
    // Either it is recognised and what could not be read is told, or the sign-in itself is.
    await expect(heading(words.old.titleDone).or(page.getByRole('alert')).first()).toBeVisible();
    await expect(page.locator('h1')).toBeVisible();
    await page.getByRole('button', { name: words.app.languages.fr }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    // What was typed is kept, and so is the way back.
    await page.goto(`${site.url}#start`);
    await page.reload();
    await expect(page.locator('main input').first()).toHaveValue('alice@ancien.example');
    expect(await owned(page)).toBe(false);
  });
}
