import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveHosted } from '../hosted-site.ts';
import { type Figure, median } from './figure.ts';
import type { RawBrowser } from './raw-browser.ts';
import { openPlainBrowser, openSlowPhone, type Seen } from './slow-phone.ts';

const RUNS = 5;

/**
 * The hosted page opened for the first time: when it is read, and how still it stands.
 *
 * @param executablePath of a Chromium
 */
export async function measureSpeed(executablePath: string): Promise<readonly Figure[]> {
  const profile = await mkdtemp(join(tmpdir(), 'transhumance-'));
  const hosted = await serveHosted('/');
  const browser = openPlainBrowser(executablePath, profile, 'fr-FR');
  const runs: Seen[] = [];
  try {
    // The first is the browser's own beginning.
    for (let run = 0; run <= RUNS; run += 1) runs.push(await openOnce(browser, hosted.url));
    runs.shift();
  } finally {
    await Promise.all([browser.close(), hosted.close()]);
    await rm(profile, { recursive: true, force: true });
  }
  const middle = (pick: (seen: Seen) => number) => median(runs.map(pick));
  const at = 'landing, 1.6 Mbit/s, CPU x4';
  return [
    {
      ...{ name: `${at}: largest paint`, unit: 's', bound: 1.5, direction: 'max' },
      value: middle(({ paint }) => paint) / 1000,
    },
    {
      ...{ name: `${at}: blocked`, unit: 'ms', bound: 100, direction: 'max' },
      value: middle(({ blocking }) => blocking),
    },
    {
      ...{ name: `${at}: layout shift`, unit: '', bound: 0.02, direction: 'max' },
      value: middle(({ shift }) => shift),
    },
  ];
}

async function openOnce(browser: RawBrowser, url: string): Promise<Seen> {
  const phone = await openSlowPhone(browser, true);
  await phone.go(url);
  await phone.until(`document.querySelector('main input:enabled') !== null`);
  const seen = await phone.settled();
  await phone.close();
  return seen;
}
