import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatsOf } from './formats.ts';
import { loadWalkWords, loadWords, readBoth } from './i18n.ts';
import { isLanguage, type Language } from './languages.ts';

/** Words, formats and the language itself, for every screen. */
export function useWords() {
  const { t, i18n } = useTranslation(['wizard', 'mastodon']);
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'en';
  const formats = formatsOf(language);
  const loadRest = useCallback(() => loadWalkWords(i18n, language), [i18n, language]);
  return {
    t,
    language,
    formats,
    speak: (next: Language) => loadWords(i18n, next),
    /** To be awaited before anything but the first screen speaks. */
    loadRest,
    /** Whether they are there already. */
    hasRest: i18n.hasResourceBundle(language, 'mastodon'),
    /** In both languages, whichever is spoken. */
    readBoth: () => readBoth(i18n),
  };
}

export type Words = ReturnType<typeof useWords>['t'];
