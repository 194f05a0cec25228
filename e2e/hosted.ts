import { test as base, expect, type Page } from '@playwright/test';
import { type Clock, createClock } from './clock.ts';
import { type HostedSite, serveHosted } from './hosted-site.ts';
import { type PublicPair, type PublicWorld, startPublicPair } from './public-pair.ts';
import { createVerbs, type Verbs } from './verbs.ts';
import { watch } from './watch.ts';

export { expect };

export type Hosted = {
  readonly site: HostedSite;
  readonly pair: PublicPair;
  readonly clock: Clock;
  readonly verbs: Verbs;
};

export type HostedWorld = PublicWorld & {
  /** How many times as fast as the real clock. Default: 20. */
  readonly speed?: number;
  /** A third server that the person names, or a link; there is none of that name. */
  readonly third?: string;
};

type Fixtures = { readonly openHosted: (world?: HostedWorld) => Promise<Hosted> };

/**
 * The page as it is hosted, opened in English, with a public pair to move between. When the test is
 * over, nothing may have been thrown or violated, and nobody else asked.
 */
export const test = base.extend<Fixtures>({
  openHosted: async ({ page, context }, use) => {
    const sites: HostedSite[] = [];
    const troubles: (readonly string[])[] = [];
    await use(async ({ speed = 20, third = '', ...world } = {}) => {
      const site = await serveHosted('/');
      sites.push(site);
      const hosts = new Set([new URL(site.url).host, 'ancien.example', 'nouveau.example', third]);
      troubles.push(await watch(context, hosts));
      const clock = createClock('2026-03-10T09:00:00Z', speed);
      await clock.install(context);
      const pair = await startPublicPair(context, clock, world);
      const verbs = await createVerbs(page, { ...pair, site: site.url }, 'en');
      await verbs.open();
      return { site, pair, clock, verbs };
    });
    await Promise.all(sites.map((site) => site.close()));
    expect(troubles.flat(), 'nothing is thrown or violated, nobody else asked').toEqual([]);
  },
});

/** What a hostile server would have the page run. */
export const MARKUP = '<img src=x onerror="owned=1"><svg onload="owned=1"><script>owned=1</script>';

/** Whether it has. */
export const owned = (page: Page) => page.evaluate(() => 'owned' in globalThis);
