import i18next, { type i18n, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type mastodonEn from '../../locales/en/mastodon.json';
import type walkEn from '../../locales/en/walk.json';
import type wizardEn from '../../locales/en/wizard.json';
import { KEY_LANGUAGE, LANGUAGES, type Language } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'wizard';
    resources: { wizard: typeof wizardEn & typeof walkEn; mastodon: typeof mastodonEn };
  }
}

/** One chunk a language and part: nobody loads words they do not read. */
const FIRST: Record<Language, () => Promise<object>> = {
  en: async () => (await import('../../locales/en/wizard.json')).default,
  fr: async () => (await import('../../locales/fr/wizard.json')).default,
};

/** What the first screen does not say, nine words in ten, and Mastodon's own labels. */
const WALK: Record<Language, () => Promise<{ wizard: object; mastodon: object }>> = {
  en: async () => ({
    wizard: (await import('../../locales/en/walk.json')).default,
    mastodon: (await import('../../locales/en/mastodon.json')).default,
  }),
  fr: async () => ({
    wizard: (await import('../../locales/fr/walk.json')).default,
    mastodon: (await import('../../locales/fr/mastodon.json')).default,
  }),
};

/** Who has left the first screen, and which languages they have the rest of. */
const walking = new WeakMap<i18n, Set<string>>();

export async function startWords(language: Language | typeof KEY_LANGUAGE): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['wizard', 'mastodon'],
    defaultNS: 'wizard',
    appendNamespaceToCIMode: true,
    // React escapes; and nothing here ever becomes HTML.
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: {},
    partialBundledLanguages: true,
  });
  await loadWords(words, language);
  return words;
}

/** Loads a language, then switches to it, so that no key is ever seen in between. */
export async function loadWords(
  words: i18n,
  language: Language | typeof KEY_LANGUAGE,
): Promise<void> {
  if (language !== KEY_LANGUAGE && !words.hasResourceBundle(language, 'wizard')) {
    words.addResourceBundle(language, 'wizard', await FIRST[language]());
  }
  if (walking.has(words)) await loadWalkWords(words, language);
  await words.changeLanguage(language);
}

/** The words of everything behind the first screen, now and after every change of language. */
export async function loadWalkWords(
  words: i18n,
  language: Language | typeof KEY_LANGUAGE,
): Promise<void> {
  const loaded = walking.get(words) ?? new Set<string>();
  walking.set(words, loaded);
  if (language === KEY_LANGUAGE || loaded.has(language)) return;
  addWalk(words, language, await WALK[language]());
  loaded.add(language);
}

function addWalk(words: i18n, language: Language, rest: { wizard: object; mastodon: object }) {
  words.addResourceBundle(language, 'wizard', rest.wizard, true);
  words.addResourceBundle(language, 'mastodon', rest.mastodon);
}

type BothWords = TFunction<readonly ['wizard', 'mastodon']>;

/** The words of both languages at once, whichever is spoken: for what is read by anybody later. */
export async function readBoth(words: i18n): Promise<Readonly<Record<Language, BothWords>>> {
  for (const language of LANGUAGES) {
    const [first, rest] = await Promise.all([FIRST[language](), WALK[language]()]);
    words.addResourceBundle(language, 'wizard', first, true);
    addWalk(words, language, rest);
  }
  const fixed = (language: Language) => words.getFixedT(language, ['wizard', 'mastodon'] as const);
  return { en: fixed('en'), fr: fixed('fr') };
}
