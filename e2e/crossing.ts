import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { preview } from 'vite';
import type { PracticeAccount, PracticePerson, Quirks } from '../src/practice/world.ts';
import { type Clock, createClock } from './clock.ts';
import { type Running, startServer } from './servers.ts';

export type Language = 'en' | 'fr';

/** What a test wants its two servers to be like. */
export type CrossingOptions = {
  readonly people: readonly PracticePerson[];
  readonly old?: Partial<PracticeAccount>;
  readonly fresh?: Partial<PracticeAccount>;
  readonly otherAccounts?: { readonly old?: readonly PracticeAccount[] };
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
};

type Fixtures = { readonly cross: (options: CrossingOptions) => Promise<Crossing> };
type WorkerFixtures = { readonly site: string };

/** The built page on an origin of its own, and two pretend servers for each test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const server = await preview({
        root: fileURLToPath(new URL('..', import.meta.url)),
        preview: { host: '127.0.0.1', port: 0, allowedHosts: ['.localhost'] },
      });
      const { port } = server.httpServer.address() as { port: number };
      await use(`http://transhumance.localhost:${port}/`);
      await server.close();
    },
    { scope: 'worker' },
  ],
  cross: async ({ context, site }, use) => {
    const running: Running[] = [];
    const quiet = watchErrors(context);
    await use(async (options) => {
      const clock = createClock(options.start ?? '2026-03-10T09:00:00Z', options.speed ?? 1);
      await clock.install(context);
      const [old, fresh] = await Promise.all([
        startServer('ancien', 0, {
          title: 'Ancien',
          people: options.people,
          accounts: [account('ancien', options.old), ...(options.otherAccounts?.old ?? [])],
          now: clock.now,
          ...(options.versions?.old ? { version: options.versions.old } : {}),
          ...(options.quirks?.old ? { quirks: options.quirks.old } : {}),
        }),
        startServer('nouveau', 0, {
          title: 'Nouveau',
          people: options.people,
          accounts: [account('nouveau', options.fresh)],
          now: clock.now,
          ...(options.versions?.fresh ? { version: options.versions.fresh } : {}),
          ...(options.quirks?.fresh ? { quirks: options.quirks.fresh } : {}),
        }),
      ]);
      running.push(old, fresh);
      return { old, fresh, clock, site };
    });
    await Promise.all(running.map((server) => server.close()));
    expect(quiet.errors, 'nothing is thrown and no policy is violated').toEqual([]);
  },
});

export { expect };

function account(server: string, given: Partial<PracticeAccount> = {}): PracticeAccount {
  return {
    username: 'alice',
    email: `alice@${server}.example`,
    password: 'password',
    displayName: 'Alice',
    ...given,
  };
}

/** Exceptions and policy violations of our own page, gathered for the end of the test. */
function watchErrors(context: BrowserContext): { readonly errors: string[] } {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) errors.push(message.text());
  });
  return { errors };
}

export async function readWords(language: Language) {
  const url = new URL(`../locales/${language}/wizard.json`, import.meta.url);
  return JSON.parse(await readFile(url, 'utf8')) as typeof import('../locales/en/wizard.json');
}

/** Puts values where a text of the locales wants them. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));

/** On a pretend server's own pages: in, if needed, and yes or no. */
export async function consent(page: Page, answer: 'authorize' | 'deny' = 'authorize') {
  const email = page.locator('input[name="user[email]"]');
  const decision = page.locator(`button[value=${answer}]`);
  await expect(email.or(decision).first()).toBeVisible();
  if (await email.isVisible()) {
    await email.fill('alice');
    await page.locator('input[type=password]').fill('password');
    await page.locator('button').click();
  }
  await decision.click();
}
