// `npm run e2e`: finds a browser, then walks the built page in it. Arguments go to Playwright.
import { findBrowser, runPlaywright } from './find-browser.mjs';

try {
  // Other browsers are Playwright's own and need no looking for.
  const others = process.env.BROWSERS !== undefined && process.env.BROWSERS !== 'chromium';
  const env = others ? {} : { CHROMIUM_PATH: findBrowser() };
  process.exit(runPlaywright(process.argv.slice(2), env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
