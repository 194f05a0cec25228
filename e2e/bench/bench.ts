import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { CHROMIUM_ARGS } from '../chromium-args.ts';
import { measureArchives } from './archives.ts';
import { measureBusiest } from './busiest.ts';
import { measureCarrying } from './carrying.ts';
import { type Figure, formatTable, isMet } from './figure.ts';
import { measureFirstLoad } from './first-load.ts';
import { measureHiddenTab } from './hidden-tab.ts';
import { measureLargeFile } from './large-file.ts';
import { measureMemory } from './memory.ts';
import { measurePlanning } from './planning.ts';
import { measureRequests } from './requests.ts';
import { measureSnapshot } from './snapshot.ts';
import { measureSpeed } from './speed.ts';

/**
 * Measures everything of the built page that has a bound. Answers the exit status: 1 when a bound is missed.
 *
 * @param executablePath of a Chromium
 */
export async function bench(executablePath: string): Promise<number> {
  const server = await preview({
    mode: 'practice',
    build: { outDir: 'e2e/results/practice' },
    preview: { host: '127.0.0.1', port: 0, allowedHosts: ['.localhost'] },
  });
  const { port } = server.httpServer.address() as { port: number };
  const site = `http://transhumance.localhost:${port}/`;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const figures: Figure[] = [
    // First what is timed in the page: later this process has much to collect, on the other core.
    ...(await measureFirstLoad(browser)),
    ...(await measureSpeed(executablePath)),
    ...(await measureBusiest(executablePath, site)),
    ...(await measureRequests()),
    ...(await measureSnapshot()),
    ...(await measureCarrying()),
    ...measurePlanning(),
    ...(await measureMemory()),
    ...(await measureLargeFile(browser, site)),
    ...(await measureArchives(executablePath, site)),
    ...(await measureHiddenTab(site)),
  ];
  await browser.close();
  await server.close();
  console.info(formatTable(figures));
  writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`);
  return figures.every(isMet) ? 0 : 1;
}
