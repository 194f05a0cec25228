import type { BrowserContext } from '@playwright/test';

/** Answers that are no success, and those a page may not read: what is done with them is ours. */
const NETWORK = /^Failed to load resource|blocked by CORS policy/;

/**
 * What no test may cause, whatever it is about: an exception or an error in the page, a violation
 * of its policy, a request to anybody but `hosts`. Gathered over all pages of a context.
 */
export async function watch(
  context: BrowserContext,
  hosts: ReadonlySet<string>,
): Promise<readonly string[]> {
  const troubles: string[] = [];
  context.on('weberror', (error) => troubles.push(`thrown: ${error.error().stack}`));
  context.on('console', (message) => {
    if (message.type() !== 'error' || NETWORK.test(message.text())) return;
    troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !hosts.has(host))
      troubles.push(`asked: ${request.method()} ${request.url()}`);
  });
  // Of Trusted Types too; the console tells it in other words in each browser.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`policy violated: ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return troubles;
}
