import { expect, test } from '../crossing.ts';
import { askingFor, followersOf, mixFollowers, uriOf } from '../followers.ts';
import { createAliasInPanel } from '../gotosocial-pages.ts';
import {
  approve,
  cancelRedirect,
  confirmEmail,
  createAlias,
  moveFollowers,
  openInNewTab,
  post,
  requestArchive,
  setRedirect,
  signUp,
} from '../server-pages.ts';

/** The verbs and worlds of other tests: nothing here is ours but the page that holds a link. */
const HOUR = 3_600_000;
const CROWD = mixFollowers({
  soon: 3,
  late: 2,
  days: 1,
  never: 1,
  dead: 1,
  suspended: 1,
  moved: 1,
});

test('alias, Move and followers, on pages in French', async ({ page, site, cross }) => {
  const { old, fresh, clock } = await cross({
    people: CROWD.people,
    old: { followers: CROWD.handles },
    servers: {
      old: { splitDomain: true },
      fresh: { registrations: 'approval', rules: ['Pas de loups.'] },
    },
  });
  const [from, to] = [`alice@${old.server}`, `alice@${fresh.server}`];
  const coming = () => followersOf(fresh.practice, to).length;

  await page.goto(site);
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, target: '_blank' });
    link.append('alias');
    document.body.prepend(link);
  }, `${fresh.origin}/settings/aliases?lang=fr`);
  const tab = await openInNewTab(page, page.getByRole('link', { name: 'alias', exact: true }));
  expect(await createAlias(tab, fresh.origin, 'alice@nulle-part.example')).toContain(
    "n'a pas été trouvé",
  );
  expect(await createAlias(tab, fresh.origin, from)).toMatch(/^Un nouvel alias a été créé/);
  await tab.close();

  expect(await setRedirect(page, old.origin, to)).toContain(`redirigé vers ${to}.`);
  expect(await cancelRedirect(page, old.origin)).toBe('Suppression de la redirection réussie.');
  expect(await requestArchive(page, old.origin)).toBe(true);
  expect(await requestArchive(page, old.origin)).toBe(false);
  await page.goto(`${old.origin}/share?text=Bonjour`);
  await post(page);
  expect(await moveFollowers(page, old.origin, to, 'faux')).toContain("n'est pas valide");
  expect(await moveFollowers(page, old.origin, to)).toContain('en train d');

  await clock.jump(1);
  expect(coming()).toBe(3);
  await clock.jump(4 * HOUR);
  expect(coming()).toBe(5);
  await clock.jump(45 * HOUR);
  expect(coming()).toBe(6);
  await clock.jump(300 * HOUR);
  expect(followersOf(fresh.practice, to)).not.toContainEqual(
    expect.stringMatching(/^moved|^never/),
  );
  expect(followersOf(old.practice, from)).toHaveLength(4);

  const zoe = { username: 'zoe', email: 'zoe@courrier.example', password: 'bergerie' };
  await page.context().clearCookies();
  await signUp(page, `${fresh.origin}/auth/sign_up`, zoe);
  await expect(page.locator('h1')).toHaveText('Vérifiez votre boîte de réception');
  expect(await confirmEmail(page, fresh.origin, zoe.email)).toContain('a été validée');
  approve(fresh, 'zoe');
});

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('alias on GoToSocial, Move to an account that is locked', async ({ page, cross }) => {
    const { old, fresh, clock } = await cross({
      people: CROWD.people,
      old: { followers: CROWD.handles },
      servers: { fresh: { software: 'gotosocial' }, old: { registrations: 'closed' } },
    });
    const [from, to] = [`alice@${old.server}`, `alice@${fresh.server}`];
    expect(await createAliasInPanel(page, fresh.origin, from)).toBe('Please enter a URL.');
    const uri = uriOf(old.practice, from);
    expect(await createAliasInPanel(page, fresh.origin, uri)).toBe('');
    expect(await moveFollowers(page, old.origin, to)).toContain('are being moved over');
    await clock.jump(4 * HOUR);
    expect(askingFor(fresh.practice, to)).toHaveLength(5);
    expect(followersOf(fresh.practice, to)).toEqual([]);

    await page.context().clearCookies();
    const bob = { username: 'bob', email: 'bob@mail.example', password: 'shepherd' };
    const said = await signUp(page, `${old.origin}/auth/sign_up`, bob);
    expect(said).toContain('is not accepting new members');
  });
});
