import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS } from '../chromium-args.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { startServers } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';
import { readWords } from '../words.ts';
import type { Figure } from './figure.ts';
import { openPlainBrowser, openSlowPhone, type Seen } from './slow-phone.ts';

const ROWS = 20_000;
/** So many follows of a run that goes on while it is looked at. */
const FOLLOWED = 12;

/**
 * The step that has most to show, with 20,000 rows, on a slow phone: opened anew, unfolded and
 * scrolled, and while its run goes on. Each is counted by itself.
 *
 * @param executablePath of a Chromium
 * @param site address of the built page
 */
export async function measureBusiest(
  executablePath: string,
  site: string,
): Promise<readonly Figure[]> {
  const now = () => Date.now();
  const rows = makeFriends(ROWS);
  const { old, fresh } = await startServers({ people: peopleOf(rows) }, now);
  const profile = await mkdtemp(join(tmpdir(), 'transhumance-'));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      ...{ executablePath, args: CHROMIUM_ARGS },
    });
    const verbs = await createVerbs(await context.newPage(), { old, fresh, site }, 'en');
    await verbs.walkToBring(fileOf(rows.map(lineOf)));
    await context.close();

    const { kinds, bring } = await readWords('en');
    const browser = openPlainBrowser(executablePath, profile, 'en-GB');
    try {
      const phone = await openSlowPhone(browser, false);
      await phone.go(`${site}?lang=en#bring`);
      await phone.until(`document.querySelector('.ui-fold-button') !== null`);
      const opened = await phone.settled();

      await phone.countAnew();
      await phone.press(buttonOf(kinds.open));
      await phone.until(`document.querySelector('.ui-table-virtual') !== null`);
      await phone.evaluate(`(${flick})()`);
      const scrolled = await phone.settled();

      await phone.press(buttonOf(bring.start_other.split('{{')[0] ?? ''));
      await fresh.until(({ state }) => state.follows.size > 0);
      await phone.countAnew();
      const before = fresh.practice.state.follows.size;
      await fresh.until(({ state }) => state.follows.size >= before + FOLLOWED);
      const running = await phone.countAnew();
      return [
        ...figures('opened', opened),
        ...figures('unfolded and scrolled', scrolled),
        ...figures(`while ${FOLLOWED} of them are carried`, running),
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await Promise.all([old.close(), fresh.close()]);
    await rm(profile, { recursive: true, force: true });
  }
}

function figures(name: string, { blocking, shift }: Seen): readonly Figure[] {
  const of = `20,000 rows, 1.6 Mbit/s, CPU x4, ${name}`;
  return [
    { name: `${of}: blocked`, value: blocking, unit: 'ms', bound: 100, direction: 'max' },
    { name: `${of}: layout shift`, value: shift, unit: '', bound: 0.02, direction: 'max' },
  ];
}

/** An expression for the first button whose words begin so. */
const buttonOf = (words: string) =>
  `[...document.querySelectorAll('main button')]
    .find((button) => button.textContent.startsWith(${JSON.stringify(words)}))`;

/** Runs in the page, as a thumb does: a second of rows that go by, and then straight to the end. */
async function flick(): Promise<void> {
  const region = document.querySelector('.ui-table-virtual')?.closest('.ui-table-region');
  if (region == null) throw new Error('No table.');
  for (let frame = 0; frame < 60; frame += 1) {
    region.scrollTop += 50;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  region.scrollTop = region.scrollHeight;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
}
