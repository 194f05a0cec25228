import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { CHROMIUM_ARGS } from './chromium-args.ts';
import type { Language } from './crossing.ts';
import { drawCards } from './looks-cards.ts';
import { galleryLooks } from './looks-gallery.ts';
import { moveAndLook } from './looks-move.ts';
import { createPhotographer } from './looks-photographer.ts';
import { walkAndLook } from './looks-walk.ts';
import { wholeAndLook } from './looks-whole.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = fileURLToPath(new URL('./screenshots', import.meta.url));

/**
 * Photographs every state of the crossing in both languages, two widths and two colour schemes.
 * @param outDir where the built page is
 * @param executablePath of a Chromium
 * @param wanted languages and beginnings of picture names; nothing means all of them, `gallery` the
 *   drawings alone, `cards` the pictures in public/
 */
export async function looks(
  outDir: string,
  executablePath: string,
  wanted: readonly string[],
): Promise<void> {
  const languages = (['en', 'fr'] as const).filter(
    (code) => wanted.includes(code) || !wanted.some((word) => word === 'en' || word === 'fr'),
  );
  const names = wanted.filter((word) => word !== 'en' && word !== 'fr');
  if (wanted.length === 0) await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  const site = await preview({
    root: ROOT,
    mode: 'practice',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, allowedHosts: ['.localhost'] },
  });
  const { port } = site.httpServer.address() as { port: number };
  const browser = await chromium.launch({ args: CHROMIUM_ARGS, executablePath });
  try {
    if (names.length === 0 || names.includes('gallery')) await galleryLooks(browser, languages);
    if (names.includes('cards')) await drawCards(browser);
    const apart = names.includes('gallery') || names.includes('cards');
    for (const language of apart ? [] : languages) {
      await walk(language, 'crossing', walkAndLook);
      await walk(language, 'move', moveAndLook);
      await walk(language, 'whole', wholeAndLook);
    }
  } finally {
    await browser.close();
    await site.close();
  }

  async function walk(language: Language, part: string, look: typeof walkAndLook): Promise<void> {
    const context = await browser.newContext({
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      timezoneId: 'Europe/Paris',
    });
    const page = await context.newPage();
    const picture = createPhotographer(page, `${PICTURES}/${language}-${part}`, names);
    const url = `http://transhumance.localhost:${port}/`;
    await look(context, page, url, language, picture).finally(() => context.close());
  }
}
