import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type mastodonEn from '../../locales/en/mastodon.json';
import type wizardEn from '../../locales/en/wizard.json';
import { KEY_LANGUAGE, type Language } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'wizard';
    resources: { wizard: typeof wizardEn; mastodon: typeof mastodonEn };
  }
}

/** One chunk a language and namespace: nobody loads words they do not read. */
const WORDS: Record<Language, () => Promise<{ wizard: object; mastodon: object }>> = {
  en: async () => ({
    wizard: (await import('../../locales/en/wizard.json')).default,
    mastodon: (await import('../../locales/en/mastodon.json')).default,
  }),
  fr: async () => ({
    wizard: (await import('../../locales/fr/wizard.json')).default,
    mastodon: (await import('../../locales/fr/mastodon.json')).default,
  }),
};

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
    const loaded = await WORDS[language]();
    words.addResourceBundle(language, 'wizard', loaded.wizard);
    words.addResourceBundle(language, 'mastodon', loaded.mastodon);
  }
  await words.changeLanguage(language);
}
