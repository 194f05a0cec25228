import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import type { Language } from './crossing.ts';
import { createPhotographer } from './looks-photographer.ts';
import { walkAndLook } from './looks-walk.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A build of its own: tests may be reading the other one. */
const OUT = 'e2e/results/looks-dist';
const PICTURES = fileURLToPath(new URL('./screenshots', import.meta.url));
const ARGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];

/**
 * Photographs every state of the crossing in both languages, two widths and two colour schemes.
 * @param wanted languages and beginnings of picture names; nothing means all of them
 */
export async function looks(wanted: readonly string[]): Promise<void> {
  const languages = (['en', 'fr'] as const).filter(
    (code) => wanted.includes(code) || !wanted.some((word) => word === 'en' || word === 'fr'),
  );
  const names = wanted.filter((word) => word !== 'en' && word !== 'fr');
  if (names.length === 0) await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  await build({ root: ROOT, logLevel: 'warn', build: { outDir: OUT, emptyOutDir: true } });
  const site = await preview({
    root: ROOT,
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 0, allowedHosts: ['.localhost'] },
  });
  const { port } = site.httpServer.address() as { port: number };
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    args: ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    for (const language of languages) await walk(language);
  } finally {
    await browser.close();
    await site.close();
  }

  async function walk(language: Language): Promise<void> {
    const context = await browser.newContext({
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      timezoneId: 'Europe/Paris',
    });
    const page = await context.newPage();
    const picture = createPhotographer(page, `${PICTURES}/${language}`, names);
    await walkAndLook(
      context,
      page,
      `http://transhumance.localhost:${port}/`,
      language,
      picture,
    ).finally(() => context.close());
  }
}
