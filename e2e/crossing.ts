import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { preview } from 'vite';
import type { PracticeAccount, PracticePerson, Quirks } from '../src/practice/world.ts';
import { type Clock, createClock } from './clock.ts';
import { refusalsOf, writesOf } from './counts.ts';
import { type Running, startServer } from './servers.ts';
import { watch } from './watch.ts';

export type Language = 'en' | 'fr';

/** What a test wants its two servers to be like. */
export type CrossingOptions = {
  readonly people?: readonly PracticePerson[];
  readonly old?: Partial<PracticeAccount>;
  readonly fresh?: Partial<PracticeAccount>;
  readonly otherAccounts?: {
    readonly old?: readonly PracticeAccount[];
    readonly fresh?: readonly PracticeAccount[];
  };
  /** First label of the new server's host; default: nouveau. */
  readonly freshName?: string;
  /** Both accounts are on the old server; there is no other. */
  readonly oneServer?: boolean;
  readonly versions?: { readonly old?: string; readonly fresh?: string };
  readonly quirks?: { readonly old?: Quirks; readonly fresh?: Quirks };
  readonly start?: string;
  readonly speed?: number;
};

export type Crossing = {
  readonly old: Running;
  readonly fresh: Running;
  readonly clock: Clock;
  readonly site: string;
  /** A page of a browser that has never seen ours; as closely watched as the first. */
  readonly openOtherBrowser: () => Promise<Page>;
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
        build: { outDir: process.env.DIST ?? 'dist' },
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
      const clock = createClock(options.start ?? '2026-03-10T09:00:00Z', options.speed ?? 1);
      await clock.install(context);
      const { old, fresh } = await startServers(options, clock);
      for (const { server } of [old, fresh]) hosts.add(server);
      const openOtherBrowser = async () => {
        const other = await openContext(browser, clock);
        others.push(other);
        troubles.push(await watch(other, hosts));
        return other.newPage();
      };
      crossing = { old, fresh, clock, site, openOtherBrowser };
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

async function startServers(options: CrossingOptions, clock: Clock) {
  const start = (name: string, side: 'old' | 'fresh') =>
    startServer(name, 0, {
      title: side === 'old' ? 'Ancien' : 'Nouveau',
      people: options.people ?? [],
      accounts: [account(name, options[side]), ...(options.otherAccounts?.[side] ?? [])],
      now: clock.now,
      ...(options.versions?.[side] ? { version: options.versions[side] } : {}),
      ...(options.quirks?.[side] ? { quirks: options.quirks[side] } : {}),
    });
  const old = await start('ancien', 'old');
  return {
    old,
    fresh: options.oneServer ? old : await start(options.freshName ?? 'nouveau', 'fresh'),
  };
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

export function account(server: string, given: Partial<PracticeAccount> = {}): PracticeAccount {
  const { username = 'alice' } = given;
  return {
    username,
    email: `${username}@${server}.example`,
    password: 'password',
    displayName: username === 'alice' ? 'Alice' : username,
    ...given,
  };
}

/** Puts values where a text of the locales wants them. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));

/** On a pretend server's own pages: in, if needed, and yes or no. */
export async function consent(
  page: Page,
  answer: 'authorize' | 'deny' = 'authorize',
  user = 'alice',
) {
  const decision = page.locator(`button[value=${answer}]`);
  await logIn(page, decision, user);
  await decision.click();
}

/** Fills in a pretend server's sign-in, unless what is behind it, `landed`, is there already. */
export async function logIn(page: Page, landed?: ReturnType<Page['locator']>, user = 'alice') {
  const email = page.locator('input[name="user[email]"]');
  await expect(landed === undefined ? email : email.or(landed).first()).toBeVisible();
  if (!(await email.isVisible())) return;
  await email.fill(user);
  await page.locator('input[type=password]').fill('password');
  await page.locator('main > form:last-of-type button').click();
  if (landed !== undefined) await expect(landed).toBeVisible();
}
