import { existsSync } from 'node:fs';
import { defineConfig, firefox } from '@playwright/test';
import { CHROMIUM_ARGS } from './chromium-args.ts';

const browsers = (process.env.BROWSERS ?? 'chromium').split(',');
/** Where Playwright's own is installed, the whole journey is walked in it as well. */
const alsoFirefox = process.env.BROWSERS === undefined && existsSync(firefox.executablePath());
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: './specs',
  outputDir: './results/traces',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // Generous: nothing waits that long but on a machine with much else to do.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: './results/e2e.json' }]],
  use: {
    // A trace costs half as much again; what the page showed at a failure is kept in any case.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Nobody waits for a trail to be drawn.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    ...(alsoFirefox
      ? [
          {
            name: 'firefox',
            testMatch: 'journey.spec.ts',
            use: { browserName: 'firefox' as const },
          },
        ]
      : []),
    ...browsers.map((name) => ({
      name,
      use:
        name === 'chromium'
          ? {
              browserName: 'chromium' as const,
              launchOptions: {
                args: CHROMIUM_ARGS,
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }
          : { browserName: name as 'firefox' | 'webkit' },
    })),
  ],
});
