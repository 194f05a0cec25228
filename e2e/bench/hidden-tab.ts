import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS } from '../chromium-args.ts';
import { expect } from '../crossing.ts';
import { makeFriends, peopleOf } from '../people.ts';
import { startServers } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';
import type { Figure } from './figure.ts';
import { openRawBrowser } from './raw-browser.ts';

/** With a window, real or not: the shell has no tabs that could be hidden. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SPAN = 15_000;
/** Timers are held to one a minute after this; five minutes where nobody asks for less. */
const GRACE = 10_000;

/**
 * How fast a run goes on in a tab that nobody looks at, as a share of its pace before: in real time,
 * in a browser without Playwright's flags, after the page's own timers were held back. Nothing where
 * there is no browser with windows.
 *
 * @param site address of the built page
 */
export async function measureHiddenTab(site: string): Promise<readonly Figure[]> {
  const executablePath = findWindowed();
  if (executablePath === undefined) {
    console.info('pace in a hidden tab: not measured, for there is no Chromium with windows.');
    return [];
  }
  const rows = makeFriends(390);
  const profile = await mkdtemp(join(tmpdir(), 'transhumance-'));
  const { old, fresh } = await startServers(
    { people: peopleOf(rows), old: { following: rows.map(({ handle }) => handle) } },
    () => Date.now(),
  );
  try {
    const args = [...CHROMIUM_ARGS];
    const context = await chromium.launchPersistentContext(profile, { executablePath, args });
    const page = await context.newPage();
    const verbs = await createVerbs(page, { old, fresh, site }, 'en');
    await verbs.walkToBring();
    await expect(verbs.startButton()).toBeVisible();
    await verbs.startRun();
    await fresh.until(({ state }) => state.follows.size > 0);
    await context.close();

    const browser = openRawBrowser(executablePath, [
      ...args,
      '--headless=new',
      `--user-data-dir=${profile}`,
      `--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/${GRACE / 1000}`,
    ]);
    const sent = () => fresh.practice.log.length;
    const count = async () => {
      const before = sent();
      await pass(SPAN);
      return sent() - before;
    };
    try {
      const { targetId } = await browser.send('Target.createTarget', { url: site });
      const before = sent();
      while (sent() < before + 10) await pass(200);
      const seen = await count();
      const other = await browser.send('Target.createTarget', { url: 'about:blank' });
      await browser.send('Target.activateTarget', { targetId: other.targetId });
      await pass(GRACE + 2_000);
      const hidden = await count();
      const { sessionId } = await browser.send('Target.attachToTarget', {
        ...{ targetId, flatten: true },
      });
      const state = await browser.send(
        'Runtime.evaluate',
        { expression: 'document.visibilityState' },
        sessionId as string,
      );
      if ((state.result as { value?: unknown }).value !== 'hidden') {
        throw new Error('The tab was not hidden: nothing was measured.');
      }
      const name = `pace in a hidden tab, of that before (${hidden} of ${seen} requests)`;
      return [{ name, value: (hidden / seen) * 100, unit: '%', bound: 90, direction: 'min' }];
    } finally {
      await browser.close();
    }
  } finally {
    await Promise.all([old.close(), fresh.close()]);
    await rm(profile, { recursive: true, force: true });
  }
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function findWindowed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))).find(
    (path) => existsSync(path),
  );
}
