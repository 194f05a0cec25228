import type { Browser, Page } from '@playwright/test';
import { expect } from '../crossing.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { startServers } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';
import type { Figure } from './figure.ts';
import { becomeSlowPhone, countAnew, type Seen, seenOf } from './slow-phone.ts';

const ROWS = 20_000;
/** So many follows of a run that goes on while it is looked at. */
const FOLLOWED = 12;

/**
 * The step that has most to show, with 20,000 rows, on a slow phone: opened anew, unfolded and
 * scrolled from end to end, and while its run goes on. Each is counted by itself.
 *
 * @param site address of the built page
 */
export async function measureBusiest(browser: Browser, site: string): Promise<readonly Figure[]> {
  const now = () => Date.now();
  const rows = makeFriends(ROWS);
  const { old, fresh } = await startServers({ people: peopleOf(rows) }, now);
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
  });
  try {
    const place = { old, fresh, clock: { now } as never, site };
    const first = await createVerbs(await context.newPage(), place, 'en');
    await first.walkToBring(fileOf(rows.map(lineOf)));
    await first.page.close();

    const page = await context.newPage();
    await becomeSlowPhone(page);
    const verbs = await createVerbs(page, place, 'en');
    await page.goto(`${site}?lang=en#bring`);
    await expect(verbs.figuresOf('follow').first()).toHaveText('20,000', { timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    const opened = await countAnew(page);

    await verbs.lookInside('follow');
    await scrollThrough(page);
    const scrolled = await countAnew(page);

    await verbs.startRun();
    await countAnew(page);
    const before = fresh.practice.state.follows.size;
    await fresh.until(({ state }) => state.follows.size >= before + FOLLOWED);
    const running = await seenOf(page);
    return [
      ...figures('opened', opened),
      ...figures('unfolded and scrolled to its end', scrolled),
      ...figures(`while ${FOLLOWED} of its rows are carried`, running),
    ];
  } finally {
    await context.close();
    await Promise.all([old.close(), fresh.close()]);
  }
}

function figures(name: string, { blocking, shift }: Seen): readonly Figure[] {
  const of = `20,000 rows, CPU x4, ${name}`;
  return [
    { name: `${of}: blocked`, value: blocking, unit: 'ms', bound: 100, direction: 'max' },
    { name: `${of}: layout shift`, value: shift, unit: '', bound: 0.02, direction: 'max' },
  ];
}

/** As a thumb does: in strides, each of them drawn before the next. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const strides = 40;
    for (let stride = 1; stride <= strides; stride += 1) {
      const root = document.scrollingElement ?? document.body;
      root.scrollTop = (root.scrollHeight * stride) / strides;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 16)));
    }
  });
}
