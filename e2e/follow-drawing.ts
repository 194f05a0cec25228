import { expect, type Locator, type Page } from '@playwright/test';
import { PASSWORD } from './server-sign-in.ts';

/** What one ring of a drawing goes around, as eyes read it. */
export type Drawn =
  | { readonly act: 'type' | 'choose'; readonly label: string; readonly value: string }
  | { readonly act: 'press' | 'tick'; readonly label: string };

/** What to type where a drawing leaves it to the person, by what stands there: an empty field, a file. */
export type Own = {
  readonly blanks?: readonly string[];
  readonly file?: { readonly name: string; readonly text: string };
};

type NumberedRing = Drawn & { readonly n: number };

/** The rings of a drawing in their order; those of one number as they stand on the page. */
export async function readRings(figure: Locator): Promise<readonly Drawn[]> {
  await expect(figure).toHaveCount(1);
  const rings = await figure.locator('.drawn-mark').evaluateAll((marks) =>
    marks.flatMap((mark): NumberedRing[] => {
      const n = Number(mark.getAttribute('data-mark'));
      const text = (element: Element | null) => (element?.textContent ?? '').trim();
      const labelOf = (element: Element) =>
        text(element.querySelector('.drawn-field-label')).replace(/\s*\*$/, '');
      const found = [...mark.querySelectorAll('.drawn-field, .drawn-option')].map((element) => {
        const label = labelOf(element);
        if (element.matches('.drawn-option')) return { n, act: 'tick' as const, label };
        const field = element.querySelector('.drawn-box-of-field');
        const act = field?.matches('.drawn-select') ? ('choose' as const) : ('type' as const);
        return { n, act, label, value: text(field) };
      });
      if (found.length > 0) return found;
      const pressed = mark.querySelector('.drawn-button, .drawn-link');
      return [{ n, act: 'press' as const, label: text(pressed) }];
    }),
  );
  return rings.toSorted((a, b) => a.n - b.n);
}

/**
 * Does on a server's page what a drawing of it shows, and nothing else. Ends where the last button
 * leads to, and answers what that page says first.
 */
export async function followDrawing(page: Page, rings: readonly Drawn[], own: Own = {}) {
  const blanks = [...(own.blanks ?? [])];
  for (const ring of rings) {
    const name = new RegExp(`^\\s*${literal(ring.label)}[\\s*]*`);
    switch (ring.act) {
      case 'type': {
        const field = page.getByLabel(name).first();
        if (own.file !== undefined && ring.value === own.file.name) {
          const { name: fileName, text } = own.file;
          const buffer = Buffer.from(text);
          await field.setInputFiles({ name: fileName, mimeType: 'text/csv', buffer });
        } else if (ring.value.startsWith('•')) await field.fill(PASSWORD);
        else await field.fill(ring.value === '' ? (blanks.shift() ?? '') : ring.value);
        break;
      }
      case 'choose':
        await page.getByLabel(name).selectOption({ label: ring.value });
        break;
      case 'tick':
        await page.getByLabel(name).check();
        break;
      case 'press': {
        const exact = new RegExp(`^\\s*${literal(ring.label)}\\s*$`);
        const pressed = page.getByRole('button', { name: exact });
        const link = page.getByRole('link', { name: exact });
        await Promise.all([page.waitForEvent('load'), pressed.or(link).first().click()]);
      }
    }
  }
  return (await page.locator('.flash, .error').allInnerTexts()).join('\n').trim();
}

/** No-break spaces of ours are spaces there. */
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s');
