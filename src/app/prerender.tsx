import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { NEW_JOURNEY } from '../domain/journey.ts';
import { NO_SITE } from '../domain/site.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';
import { LandingAnswers } from '../wizard/landing-answers.tsx';
import type { Services } from '../wizard/services.tsx';
import { STEPS } from '../wizard/steps.ts';
import { preloadScreen } from '../wizard/use-screen.ts';
import { App } from './app.tsx';

const never = () => Promise.reject(new Error('A page that is being built asks nobody.'));
const still = <T,>(value: T) => ({ subscribe: () => () => undefined, getSnapshot: () => value });

/** What the first screen finds before anything has happened. */
const SERVICES: Services = {
  now: () => 0,
  journey: { ...still(NEW_JOURNEY), dispatch: () => undefined, setAside: false },
  reopened: false,
  lasting: true,
  isRehearsal: false,
  link: { to: undefined, invite: undefined },
  servers: { read: never },
  signIn: {
    ...still({ name: 'none' } as const),
    begin: never,
    dismiss: () => undefined,
    hasToken: () => false,
    tabOnly: () => false,
    keepInTab: () => undefined,
    revoke: never,
  },
  carrying: never,
  journeys: {
    parked: () => [],
    begin: () => undefined,
    changeOver: () => undefined,
    save: never,
    open: never,
  },
  site: () => Promise.resolve(NO_SITE),
  keepLanguage: () => undefined,
  save: () => undefined,
  pictures: { shown: () => false, show: () => undefined },
  forget: never,
};

/** Of one language: its first screen to come to life, and its answers for who has no scripts. */
export type Prerendered = { readonly screen: string; readonly answers: string };

async function prerender(language: Language): Promise<Prerendered> {
  const words = await startWords(language);
  const screen = renderToString(<App services={SERVICES} words={words} />, {
    identifierPrefix: language,
  });
  await loadWalkWords(words, language);
  const answers = renderToStaticMarkup(
    <I18nextProvider i18n={words}>
      <LandingAnswers />
    </I18nextProvider>,
  );
  return { screen, answers };
}

const [start] = STEPS;
if (start !== undefined) await preloadScreen(start);

/**
 * The first screen in every language, as HTML: it is read before any script has come, and without
 * scripts as well. Read by the build (vite.config.ts); nothing of it reaches a browser as code.
 */
export const PAGES: Readonly<Record<Language, Prerendered>> = {
  en: await prerender('en'),
  fr: await prerender('fr'),
};
