// `npm run e2e`: finds a browser, then walks the built page in it. Arguments go to Playwright.
import { existsSync } from 'node:fs';
import { firefox } from '@playwright/test';
import { findBrowser, runPlaywright } from './find-browser.mjs';

try {
  if (process.env.BROWSERS === undefined && !existsSync(firefox.executablePath())) {
    console.error(
      'Firefox: none of Playwright’s is installed here, so the journey is not walked in it.',
    );
  }
  // Other browsers are Playwright's own and need no looking for.
  const others = process.env.BROWSERS !== undefined && process.env.BROWSERS !== 'chromium';
  const env = others ? {} : { CHROMIUM_PATH: findBrowser() };
  process.exit(runPlaywright(process.argv.slice(2), env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
