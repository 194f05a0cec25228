import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { makeOutbox, writeBigTar, writeBigZip } from '../archives/big-files.ts';
import { CHROMIUM_ARGS } from '../chromium-args.ts';
import { readLongestTask, watchLongTasks } from '../long-tasks.ts';
import type { Figure } from './figure.ts';
import { openKeep } from './large-file.ts';

const GB = 1024 ** 3;
const FILE_FIELD = 'input[type=file]:not([webkitdirectory])';

type Measured = { readonly seconds: number; readonly memory: number; readonly task: number };

/** Archives as large as people have them, each given to the page in a browser of its own. */
export async function measureArchives(
  executablePath: string,
  site: string,
): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'transhumance-'));
  const pathOf = (name: string) => join(folder, name);
  try {
    const outbox = makeOutbox(50_000, 45);
    await writeBigZip(pathOf('large.zip'), outbox, 6 * GB);
    const zip = await measure(executablePath, site, pathOf('large.zip'), '50,000');
    const error = await openWithJszip(executablePath, pathOf('large.zip'));
    console.info(`the same 6 GB in JSZip: ${error}`);
    await rm(pathOf('large.zip'));
    await writeBigTar(pathOf('old.tar.gz'), outbox, 2 * GB);
    const tar = await measure(executablePath, site, pathOf('old.tar.gz'), '50,000');
    await rm(pathOf('old.tar.gz'));
    const long = makeOutbox(316_000, 115);
    console.info(`outboxes of ${mb(outbox.length)} and ${mb(long.length)} MB`);
    await writeBigZip(pathOf('long.zip'), long, 0);
    const posts = await measure(executablePath, site, pathOf('long.zip'), '316,000');
    return [
      ...figuresOf('6 GB ZIP, outbox of 50,000 posts read', zip, 1, 400),
      ...figuresOf('2 GB tar.gz streamed', tar, 12, 350),
      ...figuresOf('outbox of 300 MB read', posts, 8, 300),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(
  name: string,
  { seconds, memory, task }: Measured,
  most: number,
  mostMemory: number,
): readonly Figure[] {
  const direction = 'max';
  return [
    { name, value: seconds, unit: 's', bound: most, direction },
    { name: '  memory of the renderer', value: memory, unit: 'MB', bound: mostMemory, direction },
    { name: '  longest task of the page', value: task, unit: 'ms', bound: 50, direction },
  ];
}

async function measure(
  executablePath: string,
  site: string,
  path: string,
  posts: string,
): Promise<Measured> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await openKeep(page, site);
    await page.evaluate(watchLongTasks);
    const shown = page.evaluate(watchFor, `${posts} posts`);
    await page.locator(FILE_FIELD).setInputFiles(path);
    const seconds = (await shown) / 1000;
    return { seconds, memory: await peakOfRenderers(), task: await page.evaluate(readLongestTask) };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: from the moment the file is there until its card says how many posts. */
function watchFor(text: string): Promise<number> {
  return new Promise((resolve) => {
    let start = 0;
    document.addEventListener(
      'change',
      () => {
        start = performance.now();
      },
      { capture: true, once: true },
    );
    new MutationObserver(() => {
      if (document.body.textContent?.includes(text)) resolve(performance.now() - start);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** Megabytes: the highest that any renderer has had in memory, as Linux counts it. */
async function peakOfRenderers(): Promise<number> {
  const peaks = (await readdir('/proc').catch(() => []))
    .filter((name) => /^\d+$/.test(name))
    .map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes('--type=renderer')) return 0;
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    });
  return Math.max(0, ...(await Promise.all(peaks)));
}

async function openWithJszip(executablePath: string, path: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page: Page = await browser.newPage();
    await page.setContent('<input type="file">');
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve('jszip/dist/jszip.min.js'),
    });
    await page.locator('input').setInputFiles(path);
    return await page.evaluate(async () => {
      const file = document.querySelector('input')?.files?.[0];
      const { JSZip } = window as unknown as {
        JSZip: { loadAsync: (file: unknown) => Promise<unknown> };
      };
      return JSZip.loadAsync(file).then(
        () => 'opened',
        (error: unknown) => `fails (${String(error)})`,
      );
    });
  } catch (error) {
    return `ends the page (${String(error).split('\n')[0]})`;
  } finally {
    await browser.close();
  }
}

const mb = (bytes: number) => Math.round(bytes / 1e6);
