import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '../chromium-args.ts';
import { findBrowser } from '../find-browser.mjs';

/** What a page on another origin gets to know of an answer. */
export type Seen = {
  /** False: the browser keeps the answer from the page. */
  readonly readable: boolean;
  readonly status: number;
  /** Lower-case names of the headers the page may read. */
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
};

export type ThirdOriginInit = {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
};

/** A page of a real browser on an origin of its own, so that the browser itself judges CORS. */
export type ThirdOrigin = {
  readonly fetch: (url: string, init?: ThirdOriginInit) => Promise<Seen>;
  readonly close: () => Promise<void>;
};

/** @param names servers on this machine under names only it knows. */
export function createThirdOrigin(names: readonly string[] = []): ThirdOrigin {
  let opening: Promise<{ browser: Browser; page: Page; stop: () => void }> | undefined;

  async function open() {
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Contract</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const rules = names.map((name) => `MAP ${name} 127.0.0.1`).join(', ');
    const stop = () => {
      server.close();
      server.closeAllConnections();
    };
    const launched = chromium.launch({
      args: [...CHROMIUM_ARGS, ...(rules === '' ? [] : [`--host-resolver-rules=${rules}`])],
      executablePath: findBrowser(),
    });
    // Without a browser the checks that need one fail; the run still ends.
    const browser = await launched.catch((error: unknown) => {
      stop();
      throw error;
    });
    const page = await browser.newPage({
      ignoreHTTPSErrors: process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0',
    });
    await page.goto(`http://contract.localhost:${port}/`);
    return { browser, page, stop };
  }

  return {
    async fetch(url, init = {}) {
      opening ??= open();
      const { page } = await opening;
      return page.evaluate(fetchInPage, { url, init });
    },
    async close() {
      const opened = await opening?.catch(() => undefined);
      await opened?.browser.close();
      opened?.stop();
    },
  };
}

/** Runs in the page. */
async function fetchInPage({ url, init }: { url: string; init: ThirdOriginInit }): Promise<Seen> {
  try {
    const response = await fetch(url, { ...init, credentials: 'omit', cache: 'no-store' });
    const headers = Object.fromEntries(response.headers);
    return { readable: true, status: response.status, headers, text: await response.text() };
  } catch {
    return { readable: false, status: 0, headers: {}, text: '' };
  }
}
