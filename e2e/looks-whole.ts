import type { BrowserContext, Page } from '@playwright/test';
import { createClock } from './clock.ts';
import { expect as ask, type Language } from './crossing.ts';
import type { Picture } from './looks-photographer.ts';
import { consent } from './server-sign-in.ts';
import { startServers } from './start-servers.ts';
import { createVerbs } from './verbs.ts';
import { WHOLE_ACCOUNT, WHOLE_PEOPLE, WHOLE_POSTS } from './whole-world.ts';

const expect = ask.configure({ timeout: 60_000 });

/** Everything an account can hold, read, chosen from and carried, with a picture of every state. */
export async function wholeAndLook(
  context: BrowserContext,
  page: Page,
  site: string,
  language: Language,
  picture: Picture,
): Promise<void> {
  const clock = createClock('2026-03-10T09:00:00Z');
  await clock.install(context);
  const traits = { locale: language, posts: WHOLE_POSTS };
  const { old, fresh } = await startServers(
    {
      people: WHOLE_PEOPLE,
      old: WHOLE_ACCOUNT,
      fresh: {
        displayName: 'Alice',
        note: 'Nouvelle ici',
        following: ['ami0@s0.example'],
        lists: [{ title: 'Amis', members: [] }],
      },
      servers: { old: traits, fresh: traits },
    },
    clock.now,
  );
  const verbs = await createVerbs(page, { old, fresh, site }, language);
  const { words, button, heading, goOn } = verbs;
  try {
    await verbs.open();
    await verbs.chooseServers();
    await verbs.signInButton('old').click();
    await consent(page, 'authorize', 'alice');
    await expect(heading(words.old.titleDone)).toBeVisible();
    await picture('old-reading');
    await clock.run(10);
    await expect(page.getByText(words.reading.standing.whole.title)).toBeVisible();
    await picture('old-read');
    await goOn();
    await picture('keep-read');
    await goOn();
    await verbs.signIn('new');
    await verbs.postpone('alias');
    await expect(verbs.startButton()).toBeVisible();
    await picture('kinds');
    for (const kind of ['list', 'profile', 'filter'] as const) await verbs.lookInside(kind);
    await picture('kinds-open');
    await clock.run(1);
    await verbs.startRun();
    await expect(button(words.run.pause)).toBeVisible();
    await picture('run');
    await clock.run(20);
    await expect(heading(words.run.titleDone)).toBeVisible();
    await picture('run-done');
    await goOn();
    await verbs.postpone('move');
    await expect(heading(words.finish.title)).toBeVisible();
    await picture('report');
    await page.goto(`${site}#overview`);
    await expect(heading(words.overview.title)).toBeVisible();
    await picture('overview-all');
  } finally {
    await Promise.all([old.close(), fresh.close()]);
  }
}
