/** The languages of the page. The first is what is shown to somebody who reads none of them. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Prints keys instead of words, to find text that is not in the locales. */
export const KEY_LANGUAGE = 'cimode';

export const isLanguage = (text: string | null | undefined): text is Language =>
  text === 'en' || text === 'fr';

/** The link decides, then the last choice, then the browser's own wishes. */
export function chooseLanguage(
  asked: string | null,
  kept: string | null,
  wished: readonly string[],
): Language | typeof KEY_LANGUAGE {
  if (asked === KEY_LANGUAGE) return KEY_LANGUAGE;
  if (isLanguage(asked)) return asked;
  if (isLanguage(kept)) return kept;
  const wish = wished.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return wish ?? 'en';
}
