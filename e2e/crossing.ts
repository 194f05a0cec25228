import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { preview } from 'vite';
import { type Clock, createClock } from './clock.ts';
import { refusalsOf, writesOf } from './counts.ts';
import type { Running } from './servers.ts';
import { type CrossingOptions, startServers } from './start-servers.ts';
import { watch } from './watch.ts';

export type Language = 'en' | 'fr';

export type Crossing = {
  readonly old: Running;
  readonly fresh: Running;
  /** A jump also lets both servers do what became due, with nobody asking them anything. */
  readonly clock: Clock;
  readonly site: string;
  /** A page of a browser that has never seen ours; as closely watched as the first. */
  readonly openOtherBrowser: () => Promise<Page>;
  /** Other hosts that the person lets us ask: from here on, and not before. */
  readonly allow: (...hosts: readonly string[]) => void;
};

type Fixtures = { readonly cross: (options?: CrossingOptions) => Promise<Crossing> };
type WorkerFixtures = { readonly site: string };

/** The built page on an origin of its own, and two pretend servers for each test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const server = await preview({
        root: fileURLToPath(new URL('..', import.meta.url)),
        mode: 'practice',
        build: { outDir: process.env.DIST ?? 'e2e/results/practice' },
        preview: { host: '127.0.0.1', port: 0, allowedHosts: ['.localhost'] },
      });
      const { port } = server.httpServer.address() as { port: number };
      await use(`http://transhumance.localhost:${port}/`);
      await server.close();
    },
    { scope: 'worker' },
  ],
  cross: async ({ browser, context, site }, use) => {
    const hosts = new Set([new URL(site).host]);
    const troubles = [await watch(context, hosts)];
    const others: BrowserContext[] = [];
    let crossing: Crossing | undefined;
    await use(async (options = {}) => {
      const { start = '2026-03-10T09:00:00Z', speed = 1, browserAhead = 0 } = options;
      const own = createClock(start, speed, browserAhead);
      await own.install(context);
      const { old, fresh, network } = await startServers(options, own.now);
      for (const { server, origin } of [old, fresh]) hosts.add(server).add(new URL(origin).host);
      const clock: Clock = { ...own, jump: (ms) => own.jump(ms).then(network.settle) };
      const openOtherBrowser = async () => {
        const other = await openContext(browser, clock);
        others.push(other);
        troubles.push(await watch(other, hosts));
        return other.newPage();
      };
      const allow = (...others: readonly string[]) => {
        for (const host of others) hosts.add(host);
      };
      crossing = { old, fresh, clock, site, openOtherBrowser, allow };
      return crossing;
    });
    await Promise.all(others.map((other) => other.close()));
    if (crossing !== undefined) await checkServers(crossing);
    expect(troubles.flat(), 'nothing is thrown, no policy violated, nobody else asked').toEqual([]);
  },
});

export { expect };

async function openContext(browser: Browser, clock: Clock): Promise<BrowserContext> {
  const context = await browser.newContext();
  await clock.install(context);
  return context;
}

/** The promises that hold whatever a test is about (product.md §1.1, §1.6). */
async function checkServers({ old, fresh }: Crossing): Promise<void> {
  await Promise.all([old.close(), fresh.close()]);
  for (const { practice } of [old, fresh]) {
    expect(refusalsOf(practice), 'no answer 429').toEqual([]);
  }
  if (old === fresh) return;
  expect(writesOf(old.practice), 'nothing is written to the old server').toEqual([]);
  const scopes = [...old.practice.state.tokens.values()].flatMap((token) => token.scopes);
  expect(scopes.filter((scope) => !scope.startsWith('read'))).toEqual([]);
}

/** Puts values where a text of the locales wants them. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));
