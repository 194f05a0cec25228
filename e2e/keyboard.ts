import type { Locator, Page } from '@playwright/test';
import { expect } from './crossing.ts';

/** More controls than any screen of ours has before its table. */
const FAR = 120;

export type Keyboard = ReturnType<typeof createKeyboard>;

/** A person without a mouse: Tab, Enter and what they type. */
export function createKeyboard(page: Page) {
  const { keyboard } = page;

  async function tabTo(target: Locator) {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < FAR; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    await expect(target, 'reachable by Tab').toBeFocused();
  }

  async function press(target: Locator, key: 'Enter' | 'Space' = 'Enter') {
    await tabTo(target);
    await keyboard.press(key);
  }

  async function write(target: Locator, text: string) {
    await tabTo(target);
    await keyboard.insertText(text);
  }

  /** The pretend server's pages, too. */
  async function consent(user = 'alice') {
    const password = page.locator('input[type=password]');
    const authorize = page.locator('button[value=authorize]');
    await expect(password.or(authorize).first()).toBeVisible();
    if (await password.isVisible()) {
      await write(page.locator('input[name="user[email]"]'), user);
      await write(password, 'password');
      await keyboard.press('Enter');
    }
    await press(authorize);
  }

  return { tabTo, press, write, consent };
}

/**
 * Makes a page complain when the focus falls to its body: a keyboard would have to begin again
 * at the top. `watch.ts` hears it and fails the test.
 */
export async function watchFocus(page: Page, site: string): Promise<void> {
  await page.addInitScript((ours) => {
    if (!location.href.startsWith(ours)) return;
    let last = '';
    let frames = 0;
    let key = '';
    addEventListener('keydown', (event) => {
      key = event.key;
    });
    const look = () => {
      const active = document.activeElement;
      if (active !== null && active !== document.body) {
        last = `${active.tagName} ${active.textContent?.slice(0, 60)}`;
        frames = 0;
        // Tab beyond the last control leaves for the browser's own, which is as it should be.
      } else if (last !== '' && key !== 'Tab') frames += 1;
      // Two frames are for whoever moves it on: what was there has gone, what comes is not drawn.
      if (frames === 3) console.error(`the focus fell to the body of the page from: ${last}`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, site);
}

/** A new step is a new page: reading goes on inside it. */
export async function expectReadingInStep(page: Page): Promise<void> {
  const isInStep = () =>
    document.activeElement?.closest('main') !== null &&
    document.activeElement?.closest('main') !== undefined;
  await expect.poll(() => page.evaluate(isInStep)).toBe(true);
}
